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
import { as, expectDone, expectRefused, makeActor, unique } from "../testing/actors";
import { someUser } from "../testing/people";
import { deleteUser } from "../users/commands";
import { fold } from "../values/text";
import { editMany } from "./commands";
import { leftAlone } from "./job";
import { previewDeed } from "./queries";
import type { Deed, Selection } from "./schema";
import { nameOf, selectedIds } from "./selection";

const manager = await makeActor("manager");
const admin = await makeActor("admin");

const book = async (values: object = {}) =>
  expectDone(await execute(createBook, { title: unique("Emma"), ...values }, as(manager))).id;
const store = async () => expectDone(await execute(createStore, { name: unique("Mill Lane") }, as(manager))).id;

/** Looks first and confirms what was seen, as people do. */
async function edit(actor: UserActor, entity: EntityName, deed: Deed, selection: Selection) {
  const ids = (await selectedIds(entity, selection)) ?? [];
  const preview = await previewDeed(actor, { entity, deed }, ids);
  const input = { entity, deed, selection, seen: preview.seen, seenAt: new Date().toISOString() };
  const { job } = expectDone(await execute(editMany, input, as(actor)));
  await runJob(job);
  return { preview, job: await db.job.findUniqueOrThrow({ where: { id: job } }) };
}

test("one field of many books is set, each old value kept in one change set", async () => {
  const ids = [await book({ publisher: "Faber" }), await book(), await book({ publisher: "Émile" })];
  const { preview, job } = await edit(manager, "book", { do: "set", field: "publisher", value: "Émile" }, { ids });
  expect(preview).toMatchObject({ rows: 3, changed: 2, unchanged: 1, refused: [] });
  expect(preview.samples.map(({ was, now }) => [was, now])).toEqual([
    ["Faber", "Émile"],
    [undefined, "Émile"],
  ]);
  expect(job).toMatchObject({ state: "done", tally: { changed: 2, unchanged: 1, refused: 0, gone: 0 } });
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
  await edit(manager, "book", { do: "set", field: "price", value: null }, { ids: [id] });
  expect(await db.book.findUnique({ where: { id } })).toMatchObject({ price: null });
  const input = { entity: "computer", selection: { ids: [1] }, seen: "", seenAt: new Date().toISOString() };
  const deed = { do: "set", field: "memory", value: null };
  expectRefused(await execute(editMany, { ...input, deed }, as(manager)));
});

test("all that match the list's search and filter are edited, and no other", async () => {
  const word = unique("zyx").replace("-", "");
  const ids = [
    await book({ title: `${word} one`, language: "fr" }),
    await book({ title: `${word} two`, language: "fr" }),
  ];
  const other = await book({ title: `${word} three`, language: "en" });
  await edit(manager, "book", { do: "set", field: "year", value: -750 }, { all: { q: word, where: "language==fr" } });
  const years = await db.book.findMany({ where: { id: { in: [...ids, other] } }, orderBy: { id: "asc" } });
  expect(years.map(({ year }) => year)).toEqual([-750, -750, null]);
});

test("where others match at confirm than were shown, nothing is done", async () => {
  const word = unique("zyx").replace("-", "");
  const selection = { all: { q: word, where: "" } };
  const id = await book({ title: word });
  const seen = nameOf([id]);
  await book({ title: word });
  const deed = { do: "delete" } as const;
  const input = { entity: "book", deed, selection, seen, seenAt: new Date().toISOString() };
  const refused = expectRefused(await execute(editMany, input, as(manager)));
  expect(refused.message).toContain("2 rows match now; you were shown 1.");
  expect(await db.book.count({ where: { titleFold: fold(word) } })).toBe(2);
});

test("books go, with the lists that have no copies of them; those in stock stay, and are named", async () => {
  const [shop, gone, kept] = [await store(), await book(), await book({ title: "Persuasion" })];
  expectDone(await execute(setStock, { bookId: gone, storeId: shop, quantity: 0 }, as(manager)));
  expectDone(await execute(setStock, { bookId: kept, storeId: shop, quantity: 3 }, as(manager)));
  const { preview, job } = await edit(manager, "book", { do: "delete" }, { ids: [gone, kept] });
  expect(preview.refused).toEqual([
    {
      reason: "It is in stock",
      count: 1,
      some: [{ id: kept, label: "Persuasion", reason: "It is in stock", detail: "3 copies" }],
    },
  ]);
  expect(leftAlone(job).map(({ label }) => label)).toEqual(["Persuasion"]);
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
  const authors = await edit(manager, "author", { do: "delete" }, { ids: [author, nobody] });
  expect(authors.preview.refused[0]?.some[0]).toMatchObject({ id: author, detail: "1 book" });
  expect(await db.author.count({ where: { id: { in: [author, nobody] } } })).toBe(1);

  const [lists, houses, empty] = [await store(), await store(), await store()];
  expectDone(await execute(setStock, { bookId: named, storeId: lists, quantity: 0 }, as(manager)));
  expectDone(await execute(createComputer, { name: unique("Till"), memory: 8, storeId: houses }, as(manager)));
  const stores = await edit(manager, "store", { do: "delete" }, { ids: [lists, houses, empty] });
  expect(stores.preview.refused.map(({ reason }) => reason).sort()).toEqual([
    "It has books on its list",
    "It has computers",
  ]);
  expect(await db.store.findUnique({ where: { id: empty } })).toBeNull();

  const [fresh, uploader] = [(await someUser()).id, (await someUser()).id];
  const file = { ownerId: uploader, entity: "book", fileName: "a.csv", size: 1, sha256: "0", settings: {} };
  await write((tx) => tx.import.create({ data: file }));
  const users = await edit(admin, "user", { do: "delete" }, { ids: [admin.id, manager.id, fresh, uploader] });
  expect(users.preview.refused.map(({ reason }) => reason).sort()).toEqual([
    "Files that they brought in name them",
    "The history names them",
    "Your own account",
  ]);
  expect(users.job.state).toBe("done");
  const alone = expectRefused(await execute(deleteUser, { id: uploader, version: 1 }, as(admin)));
  expect(alone.message).toContain("has brought in files");
  expect(await db.user.count({ where: { id: { in: [admin.id, manager.id, fresh, uploader] } } })).toBe(3);
});

test("an admin is always left, whoever is chosen", async () => {
  const all = { all: { q: "", where: "" } };
  const other = await someUser({ role: "admin" });
  const token = { tokenHash: unique("hash"), userId: other.id, device: "A test", lastSeenAt: new Date() };
  await write((tx) => tx.session.create({ data: { ...token, expiresAt: new Date(Date.now() + 60_000) } }));
  const { job } = await edit(admin, "user", { do: "set", field: "active", value: false }, all);
  expect(job.state).toBe("done");
  expect(await db.user.findMany({ where: { active: true }, select: { id: true } })).toEqual([{ id: admin.id }]);
  expect(await db.session.count({ where: { userId: other.id, endedAt: null } })).toBe(0);
  await edit(admin, "user", { do: "set", field: "active", value: true }, { ids: [manager.id] });
});

test("books are put on a store's list, and taken off it with their copies only where that was agreed to", async () => {
  const [shop, one, two] = [await store(), await book(), await book()];
  const ids = [one, two];
  expectDone(await execute(setStock, { bookId: one, storeId: shop, quantity: 5 }, as(manager)));
  const added = await edit(manager, "book", { do: "add", storeId: shop, quantity: 2 }, { ids });
  expect(added.preview).toMatchObject({ changed: 1, unchanged: 1 });
  const copies = () => db.stock.findMany({ where: { storeId: shop }, orderBy: { bookId: "asc" } });
  expect((await copies()).map(({ quantity }) => quantity)).toEqual([5, 2]);

  const refused = await edit(manager, "book", { do: "take", storeId: shop, copies: false }, { ids });
  expect(refused.preview).toMatchObject({ changed: 0, refused: [{ count: 2 }] });
  const deed = { do: "take", storeId: shop, copies: true } as const;
  const preview = await previewDeed(manager, { entity: "book", deed }, ids);
  expect(preview.copies).toBe(7);
  // Copies that somebody brought while the person looked stay.
  const input = { entity: "book", deed, selection: { ids }, seen: preview.seen, seenAt: new Date(0).toISOString() };
  await runJob(expectDone(await execute(editMany, input, as(manager))).job);
  expect((await copies()).map(({ quantity }) => quantity)).toEqual([5, 2]);
  await edit(manager, "book", deed, { ids });
  expect(await copies()).toEqual([]);
});

test("each needs what the command for one row needs", async () => {
  const bookseller = await makeActor("bookseller");
  const ids = [await book()];
  const common = { selection: { ids }, seen: nameOf(ids), seenAt: new Date().toISOString() };
  const outcomes = [
    ["book", { do: "delete" }],
    ["store", { do: "set", field: "city", value: "Bath" }],
    ["computer", { do: "delete" }],
    ["user", { do: "set", field: "active", value: false }],
  ].map(([entity, deed]) => execute(editMany, { ...common, entity, deed }, as(bookseller)));
  for (const outcome of await Promise.all(outcomes)) expect(outcome).toMatchObject({ ok: false, kind: "forbidden" });
  await edit(bookseller, "book", { do: "set", field: "series", value: "Oz" }, { ids });
});

test("a preview is what the run does, whatever is chosen and done", async () => {
  const shop = await store();
  const values = fc.constantFrom(undefined, 0, 3);
  const deeds: fc.Arbitrary<Deed> = fc.constantFrom(
    { do: "set", field: "language", value: "fr" },
    { do: "set", field: "price", value: null },
    { do: "add", storeId: shop, quantity: 1 },
    { do: "take", storeId: shop, copies: true },
    { do: "take", storeId: shop, copies: false },
    { do: "delete" },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ stock: values, fr: fc.boolean() }), { maxLength: 8 }),
      deeds,
      async (rows, deed) => {
        const ids = [2_000_000_000];
        for (const { stock, fr } of rows) {
          const id = await book({ language: fr ? "fr" : null, price: fr ? 100 : null });
          ids.push(id);
          if (stock !== undefined) {
            expectDone(await execute(setStock, { bookId: id, storeId: shop, quantity: stock }, as(manager)));
          }
        }
        const { preview, job } = await edit(manager, "book", deed, { ids });
        const { changed, unchanged, gone } = preview;
        const refused = preview.refused.reduce((sum, { count }) => sum + count, 0);
        expect(job.tally).toEqual({ changed, unchanged, gone, refused });
        expect(changed + unchanged + gone + refused).toBe(ids.length);
        const again = await previewDeed(manager, { entity: "book", deed }, ids);
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
  const { job } = await edit(manager, "author", { do: "set", field: "note", value: "Ask Ann" }, { ids });
  expect(job).toMatchObject({ state: "done", tally: { changed: 1_234 } });
  expect(await db.author.count({ where: { note: "Ask Ann", version: 2 } })).toBe(1_234);
  expect(await db.change.count({ where: { changeSetId: job.changeSetId ?? 0 } })).toBe(1_234);
});
