// @postgresql: raw SQL on many rows
import fc from "fast-check";
import { expect, test } from "vitest";
import type { UserActor } from "../auth/abilities";
import { createAuthor } from "../authors/commands";
import { createBook } from "../books/commands";
import { execute } from "../commands/execute";
import { createComputer } from "../computers/commands";
import { insertMany } from "../db/bulk-write";
import { db } from "../db/client";
import { write } from "../db/write-transaction";
import type { EntityName } from "../entities/registry";
import { runJob } from "../jobs/run";
import { setStock } from "../stock/commands";
import { createStore } from "../stores/commands";
import { createActor, insertUser, unique } from "../testing/factories";
import { as, expectDone, expectRefused } from "../testing/outcomes";
import { deleteUser } from "../users/commands";
import { fold } from "../values/text";
import { bulkEdit } from "./commands";
import { getSkippedRows } from "./job";
import { previewBulkEdit } from "./queries";
import type { BulkAction, Selection } from "./schema";
import { hashSelection, selectedIds } from "./selection";

const manager = await createActor("manager");
const admin = await createActor("admin");

const book = async (values: object = {}) =>
  expectDone(await execute(createBook, { title: unique("Emma"), ...values }, as(manager))).id;
const store = async () => expectDone(await execute(createStore, { name: unique("Mill Lane") }, as(manager))).id;

/** Looks first and confirms what was seen, as people do. */
async function edit(actor: UserActor, entity: EntityName, action: BulkAction, selection: Selection) {
  const ids = (await selectedIds(entity, selection)) ?? [];
  const preview = await previewBulkEdit(actor, { entity, action }, ids);
  const input = { entity, action, selection, seen: preview.selectionHash, seenAt: new Date().toISOString() };
  const { job } = expectDone(await execute(bulkEdit, input, as(actor)));
  await runJob(job);
  return { preview, job: await db.job.findUniqueOrThrow({ where: { id: job } }) };
}

test("one field of many books is set, each old value kept in one change set", async () => {
  const ids = [await book({ publisher: "Faber" }), await book(), await book({ publisher: "Émile" })];
  const { preview, job } = await edit(manager, "book", { type: "set", field: "publisher", value: "Émile" }, { ids });
  expect(preview).toMatchObject({ rows: 3, changed: 2, unchanged: 1, skipped: [] });
  expect(preview.samples.map(({ before, after }) => [before, after])).toEqual([
    ["Faber", "Émile"],
    [undefined, "Émile"],
  ]);
  expect(job).toMatchObject({ state: "done", counts: { changed: 2, unchanged: 1, skipped: 0, gone: 0 } });
  const books = await db.book.findMany({ where: { id: { in: ids } }, orderBy: { id: "asc" } });
  expect(books.map(({ publisher, publisherFold, version }) => [publisher, publisherFold, version])).toEqual([
    ["Émile", "emile", 2],
    ["Émile", "emile", 2],
    ["Émile", "emile", 1],
  ]);
  const changes = await db.change.findMany({ where: { changeSetId: job.changeSetId ?? 0 }, orderBy: { id: "asc" } });
  expect(changes).toMatchObject([
    { entity: "book", entityId: ids[0], action: "update", version: 2, before: { publisher: "Faber" } },
    { entity: "book", entityId: ids[1], before: { publisher: null }, after: { publisher: "Émile" } },
  ]);
});

test("a field is cleared where it may be empty, and nowhere else", async () => {
  const id = await book({ price: "12.99" });
  await edit(manager, "book", { type: "set", field: "price", value: null }, { ids: [id] });
  expect(await db.book.findUnique({ where: { id } })).toMatchObject({ price: null });
  const input = { entity: "computer", selection: { ids: [1] }, seen: "", seenAt: new Date().toISOString() };
  const action = { type: "set", field: "memory", value: null };
  expectRefused(await execute(bulkEdit, { ...input, action }, as(manager)));
});

test("all that match the list's search and filter are edited, and no other", async () => {
  const word = unique("zyx").replace("-", "");
  const ids = [
    await book({ title: `${word} one`, language: "fr" }),
    await book({ title: `${word} two`, language: "fr" }),
  ];
  const other = await book({ title: `${word} three`, language: "en" });
  await edit(manager, "book", { type: "set", field: "year", value: -750 }, { all: { q: word, where: "language==fr" } });
  const years = await db.book.findMany({ where: { id: { in: [...ids, other] } }, orderBy: { id: "asc" } });
  expect(years.map(({ year }) => year)).toEqual([-750, -750, null]);
});

test("where others match at confirm than were shown, nothing is done", async () => {
  const word = unique("zyx").replace("-", "");
  const selection = { all: { q: word, where: "" } };
  const id = await book({ title: word });
  const seen = hashSelection([id]);
  await book({ title: word });
  const action = { type: "delete" } as const;
  const input = { entity: "book", action, selection, seen, seenAt: new Date().toISOString() };
  const refused = expectRefused(await execute(bulkEdit, input, as(manager)));
  expect(refused.message).toContain("2 rows match now; the preview showed 1.");
  expect(await db.book.count({ where: { titleFold: fold(word) } })).toBe(2);
});

test("books go, with the lists that have no copies of them; those in stock stay, and are named", async () => {
  const [shop, gone, kept] = [await store(), await book(), await book({ title: "Persuasion" })];
  expectDone(await execute(setStock, { bookId: gone, storeId: shop, quantity: 0 }, as(manager)));
  expectDone(await execute(setStock, { bookId: kept, storeId: shop, quantity: 3 }, as(manager)));
  const { preview, job } = await edit(manager, "book", { type: "delete" }, { ids: [gone, kept] });
  expect(preview.skipped).toEqual([
    {
      reason: "It is in stock",
      count: 1,
      some: [{ id: kept, label: "Persuasion", reason: "It is in stock", detail: "3 copies" }],
    },
  ]);
  expect(getSkippedRows(job).map(({ label }) => label)).toEqual(["Persuasion"]);
  expect(await db.book.findMany({ where: { id: { in: [gone, kept] } }, select: { id: true } })).toEqual([{ id: kept }]);
  const changes = await db.change.findMany({ where: { changeSetId: job.changeSetId ?? 0 }, orderBy: { id: "asc" } });
  expect(changes.map(({ entity, action }) => [entity, action])).toEqual([
    ["stock", "delete"],
    ["book", "delete"],
  ]);
  expect(changes[1]?.before).toMatchObject({ authors: [], price: null });
  expect(Object.keys(changes[1]?.before as object)).not.toContain("titleFold");
});

test("an author whom books name, a store that lists books or has computers, and oneself stay", async () => {
  const author = expectDone(await execute(createAuthor, { name: unique("Jane") }, as(manager))).id;
  const nobody = expectDone(await execute(createAuthor, { name: unique("Nobody") }, as(manager))).id;
  const named = await book({ authors: [{ authorId: author }, { authorId: author, role: "editor" }] });
  const authors = await edit(manager, "author", { type: "delete" }, { ids: [author, nobody] });
  expect(authors.preview.skipped[0]?.some[0]).toMatchObject({ id: author, detail: "1 book" });
  expect(await db.author.count({ where: { id: { in: [author, nobody] } } })).toBe(1);

  const [lists, houses, empty] = [await store(), await store(), await store()];
  expectDone(await execute(setStock, { bookId: named, storeId: lists, quantity: 0 }, as(manager)));
  expectDone(await execute(createComputer, { name: unique("Till"), memory: 8, storeId: houses }, as(manager)));
  const stores = await edit(manager, "store", { type: "delete" }, { ids: [lists, houses, empty] });
  expect(stores.preview.skipped.map(({ reason }) => reason).sort()).toEqual(["It has computers", "It stocks books"]);
  expect(await db.store.findUnique({ where: { id: empty } })).toBeNull();

  const [fresh, uploader] = [(await insertUser()).id, (await insertUser()).id];
  const file = { ownerId: uploader, entity: "book", fileName: "a.csv", size: 1, sha256: "0", settings: {} };
  await write((tx) => tx.import.create({ data: file }));
  const users = await edit(admin, "user", { type: "delete" }, { ids: [admin.id, manager.id, fresh, uploader] });
  expect(users.preview.skipped.map(({ reason }) => reason).sort()).toEqual([
    "Has imported files",
    "Has made changes",
    "Your own account",
  ]);
  expect(users.job.state).toBe("done");
  const alone = expectRefused(await execute(deleteUser, { id: uploader, version: 1 }, as(admin)));
  expect(alone.message).toContain("has imported files");
  expect(await db.user.count({ where: { id: { in: [admin.id, manager.id, fresh, uploader] } } })).toBe(3);
});

test("an admin is always left, whoever is chosen", async () => {
  const all = { all: { q: "", where: "" } };
  const other = await insertUser({ role: "admin" });
  const token = { tokenHash: unique("hash"), userId: other.id, device: "Test", lastSeenAt: new Date() };
  await write((tx) => tx.session.create({ data: { ...token, expiresAt: new Date(Date.now() + 60_000) } }));
  const { job } = await edit(admin, "user", { type: "set", field: "active", value: false }, all);
  expect(job.state).toBe("done");
  expect(await db.user.findMany({ where: { active: true }, select: { id: true } })).toEqual([{ id: admin.id }]);
  expect(await db.session.count({ where: { userId: other.id, endedAt: null } })).toBe(0);
  await edit(admin, "user", { type: "set", field: "active", value: true }, { ids: [manager.id] });
});

test("books are put on a store's list, and taken off it with their copies only where that was agreed to", async () => {
  const [shop, one, two] = [await store(), await book(), await book()];
  const ids = [one, two];
  expectDone(await execute(setStock, { bookId: one, storeId: shop, quantity: 5 }, as(manager)));
  const added = await edit(manager, "book", { type: "add", storeId: shop, quantity: 2 }, { ids });
  expect(added.preview).toMatchObject({ changed: 1, unchanged: 1 });
  const copies = () => db.stock.findMany({ where: { storeId: shop }, orderBy: { bookId: "asc" } });
  expect((await copies()).map(({ quantity }) => quantity)).toEqual([5, 2]);

  const refused = await edit(manager, "book", { type: "remove", storeId: shop, copies: false }, { ids });
  expect(refused.preview).toMatchObject({ changed: 0, skipped: [{ count: 2 }] });
  const action = { type: "remove", storeId: shop, copies: true } as const;
  const preview = await previewBulkEdit(manager, { entity: "book", action }, ids);
  expect(preview.copies).toBe(7);
  // Copies that somebody brought while the person looked stay.
  const input = {
    entity: "book",
    action,
    selection: { ids },
    seen: preview.selectionHash,
    seenAt: new Date(0).toISOString(),
  };
  await runJob(expectDone(await execute(bulkEdit, input, as(manager))).job);
  expect((await copies()).map(({ quantity }) => quantity)).toEqual([5, 2]);
  await edit(manager, "book", action, { ids });
  expect(await copies()).toEqual([]);
});

test("each needs what the command for one row needs", async () => {
  const bookseller = await createActor("bookseller");
  const ids = [await book()];
  const common = { selection: { ids }, seen: hashSelection(ids), seenAt: new Date().toISOString() };
  const outcomes = [
    ["book", { type: "delete" }],
    ["store", { type: "set", field: "city", value: "Bath" }],
    ["computer", { type: "delete" }],
    ["user", { type: "set", field: "active", value: false }],
  ].map(([entity, action]) => execute(bulkEdit, { ...common, entity, action }, as(bookseller)));
  for (const outcome of await Promise.all(outcomes)) expect(outcome).toMatchObject({ ok: false, kind: "forbidden" });
  await edit(bookseller, "book", { type: "set", field: "series", value: "Oz" }, { ids });
});

test("a preview is what the run does, whatever is chosen and done", async () => {
  const shop = await store();
  const values = fc.constantFrom(undefined, 0, 3);
  const actions: fc.Arbitrary<BulkAction> = fc.constantFrom(
    { type: "set", field: "language", value: "fr" },
    { type: "set", field: "price", value: null },
    { type: "add", storeId: shop, quantity: 1 },
    { type: "remove", storeId: shop, copies: true },
    { type: "remove", storeId: shop, copies: false },
    { type: "delete" },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ stock: values, fr: fc.boolean() }), { maxLength: 8 }),
      actions,
      async (rows, action) => {
        const ids = [2_000_000_000];
        for (const { stock, fr } of rows) {
          const id = await book({ language: fr ? "fr" : null, price: fr ? 100 : null });
          ids.push(id);
          if (stock !== undefined) {
            expectDone(await execute(setStock, { bookId: id, storeId: shop, quantity: stock }, as(manager)));
          }
        }
        const { preview, job } = await edit(manager, "book", action, { ids });
        const { changed, unchanged, gone } = preview;
        const skipped = preview.skipped.reduce((sum, { count }) => sum + count, 0);
        expect(job.counts).toEqual({ changed, unchanged, gone, skipped });
        expect(changed + unchanged + gone + skipped).toBe(ids.length);
        const again = await previewBulkEdit(manager, { entity: "book", action }, ids);
        expect(again.changed, "a second time there is nothing to do").toBe(0);
      },
    ),
    { numRuns: 12 },
  );
});

test("many rows take few statements and one change set, in several parts", async () => {
  const names = Array.from({ length: 1_234 }, (_, index) => `${unique("x")} ${index}`);
  const row = (name: string) => ({ name, nameFold: name, sortName: name, sortNameFold: name, email: null, note: null });
  await write((tx) => insertMany(tx, "Author", names.map(row)));
  const ids = (await db.author.findMany({ where: { name: { in: names } }, select: { id: true } })).map(({ id }) => id);
  const { job } = await edit(manager, "author", { type: "set", field: "note", value: "Ask Ann" }, { ids });
  expect(job).toMatchObject({ state: "done", counts: { changed: 1_234 } });
  expect(await db.author.count({ where: { note: "Ask Ann", version: 2 } })).toBe(1_234);
  expect(await db.change.count({ where: { changeSetId: job.changeSetId ?? 0 } })).toBe(1_234);
});
