// @postgresql: a change keeps its values as jsonb, which sorts the keys
/** What merging and editing many at once did is taken back whole by the undo of the history. */
import { expect, test } from "vitest";
import { createAuthor } from "../authors/commands";
import { loadBooks } from "../books/book-authors";
import { createBook } from "../books/commands";
import { bulkEdit } from "../bulk/commands";
import type { BulkAction } from "../bulk/schema";
import { hashSelection } from "../bulk/selection";
import { execute } from "../commands/execute";
import { db } from "../db/client";
import { runJob } from "../jobs/run";
import { setStock } from "../stock/commands";
import { createStore } from "../stores/commands";
import { createActor, unique } from "../testing/factories";
import { as, expectDone } from "../testing/outcomes";
import { undoChangeSet } from "../undo/commands";
import { mergeAuthors, mergeBooks } from "./commands";
import { findSurvivor } from "./queries";

const manager = as(await createActor("manager"));

const author = async (values: object) => expectDone(await execute(createAuthor, values, manager)).id;
const book = async (values: object) => expectDone(await execute(createBook, values, manager)).id;
const store = async () => expectDone(await execute(createStore, { name: unique("Mill Lane") }, manager)).id;

/** All that there is of the catalogue, but for what counts and times the changes. */
async function state() {
  const timeless = { version: true, updatedAt: true } as const;
  return {
    authors: await db.author.findMany({ omit: timeless, orderBy: { id: "asc" } }),
    books: await db.book.findMany({ omit: timeless, orderBy: { id: "asc" } }),
    parts: await db.bookAuthor.findMany({ orderBy: [{ bookId: "asc" }, { position: "asc" }] }),
    stock: await db.stock.findMany({ omit: timeless, orderBy: { id: "asc" } }),
  };
}

async function undo(set: number): Promise<number> {
  const { counts, changeSetId } = expectDone(await execute(undoChangeSet, { id: set }, manager));
  expect(counts?.skipped ?? 0, "rows left alone").toBe(0);
  return changeSetId;
}

test("authors that were merged are two again, each with the books and the address that were theirs", async () => {
  const survivor = await author({ name: "C. S. Lewis", email: `${unique("survivor")}@example.com` });
  const other = await author({ name: "Lewis, C.S.", email: `${unique("other")}@example.com`, note: "Mine" });
  const both = [
    { authorId: other, role: "editor" },
    { authorId: survivor, role: "author" },
    { authorId: other, role: "author" },
  ];
  const id = await book({ title: "Perelandra", authors: both });
  const before = await state();
  const rows = [survivor, other].map((id) => ({ id, version: 1 }));
  const fieldSources = { email: other, name: other, note: other };
  const { set } = expectDone(await execute(mergeAuthors, { rows, survivor, fieldSources }, manager));
  expect((await loadBooks(db, [id]))[0]?.authors).toHaveLength(2);
  const undone = await undo(set);
  expect(await state()).toEqual(before);
  expect(await db.author.findUnique({ where: { id: other } })).not.toBeNull();

  const redone = await undo(undone);
  expect(await findSurvivor("author", other), "the old address, merged again").toBe(survivor);
  await undo(redone);
  expect(await state()).toEqual(before);
});

test("books that were merged are two again, each with its copies and its ISBN", async () => {
  const [one, two] = [await store(), await store()];
  const survivor = await book({ title: "Emma", isbn: "9780141439587", authors: [{ name: unique("Jane") }] });
  const other = await book({ title: "Emma", isbn: "9780306406157", authors: [{ name: unique("J.") }] });
  for (const [bookId, storeId, quantity] of [
    [survivor, one, 2],
    [other, one, 3],
    [other, two, 4],
  ]) {
    expectDone(await execute(setStock, { bookId, storeId, quantity }, manager));
  }
  const before = await state();
  const rows = [survivor, other].map((id) => ({ id, version: 1 }));
  const fieldSources = { isbn: other, authors: other };
  const { set } = expectDone(await execute(mergeBooks, { rows, survivor, fieldSources }, manager));
  expect(await findSurvivor("book", other)).toBe(survivor);
  await undo(set);
  expect(await state()).toEqual(before);
});

test("what was done to many at once is taken back, whatever it was", async () => {
  const shop = await store();
  const ids = [await book({ title: "Emma", language: "en" }), await book({ title: "Ran", authors: [{ name: "Ann" }] })];
  expectDone(await execute(setStock, { bookId: ids[0], storeId: shop, quantity: 0 }, manager));
  const actions: BulkAction[] = [
    { type: "set", field: "language", value: "fr" },
    { type: "add", storeId: shop, quantity: 3 },
    { type: "remove", storeId: shop, copies: true },
    { type: "delete" },
  ];
  for (const action of actions) {
    const before = await state();
    const input = {
      entity: "book",
      action,
      selection: { ids },
      seen: hashSelection(ids),
      seenAt: new Date().toISOString(),
    };
    const { job } = expectDone(await execute(bulkEdit, input, manager));
    await runJob(job);
    const { changeSetId } = await db.job.findUniqueOrThrow({ where: { id: job } });
    expect(await state(), action.type).not.toEqual(before);
    await undo(changeSetId ?? 0);
    expect(await state(), action.type).toEqual(before);
  }
});
