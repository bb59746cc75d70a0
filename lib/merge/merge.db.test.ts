import fc from "fast-check";
import { expect, test } from "vitest";
import { createAuthor, deleteAuthor } from "../authors/commands";
import { loadBooks } from "../books/book-authors";
import { createBook } from "../books/commands";
import { execute } from "../commands/execute";
import { db } from "../db/client";
import type { EntityName } from "../entities/registry";
import { setStock } from "../stock/commands";
import { createStore } from "../stores/commands";
import { createActor, unique } from "../testing/factories";
import { as, expectDone, expectRefused } from "../testing/outcomes";
import { mergeAuthors, mergeBooks } from "./commands";
import { compareRows, findSurvivor } from "./queries";

const actor = await createActor("manager");
const manager = as(actor);
const isbns = ["9780141439587", "9780306406157"];

const author = async (name: string, values: object = {}) =>
  expectDone(await execute(createAuthor, { name, ...values }, manager)).id;
const book = async (values: object = {}) =>
  expectDone(await execute(createBook, { title: unique("Emma"), ...values }, manager)).id;
const store = async () => expectDone(await execute(createStore, { name: unique("Mill Lane") }, manager)).id;
const stock = async (bookId: number, storeId: number, quantity: number) =>
  expectDone(await execute(setStock, { bookId, storeId, quantity }, manager));

async function merge(
  entity: EntityName,
  survivor: number,
  others: number[],
  fieldSources: Record<string, number> = {},
) {
  const where = { where: { id: { in: [survivor, ...others] } }, select: { id: true, version: true } };
  const rows = entity === "author" ? await db.author.findMany(where) : await db.book.findMany(where);
  return execute(entity === "author" ? mergeAuthors : mergeBooks, { rows, survivor, fieldSources }, manager);
}

test("the books of all name the one that stays, each once in each role, and the others are gone", async () => {
  const email = `${unique("lewis")}@example.com`;
  const [survivor, other] = [await author("C. S. Lewis"), await author("Lewis, C.S.", { email, note: "Ask first" })];
  const roles = [
    { authorId: other, role: "author" },
    { authorId: survivor, role: "author" },
    { authorId: other, role: "illustrator" },
  ];
  const [both, theirs] = [await book({ authors: roles }), await book({ authors: [{ authorId: other }] })];
  const result = expectDone(await merge("author", survivor, [other], { email: other, note: other, name: other }));
  expect(result).toMatchObject({ id: survivor, name: "Lewis, C.S.", books: 2 });
  const one = { authorId: survivor, name: "Lewis, C.S." };
  expect((await loadBooks(db, [both]))[0]).toMatchObject({
    version: 2,
    authors: [
      { ...one, role: "author" },
      { ...one, role: "illustrator" },
    ],
  });
  expect((await loadBooks(db, [theirs]))[0]).toMatchObject({ authors: [{ ...one, role: "author" }] });
  expect(await db.author.findUnique({ where: { id: survivor } })).toMatchObject({
    ...{ name: "Lewis, C.S.", nameFold: "lewis, c.s.", sortName: "Lewis, C. S.", email, note: "Ask first", version: 2 },
  });
  expect(await db.author.findUnique({ where: { id: other } })).toBeNull();
  // From its end an undo finds the address free before it brings its owner back, and that one before the books.
  const changes = await db.change.findMany({ where: { changeSetId: result.set }, orderBy: { id: "asc" } });
  expect(changes.map(({ entity, action }) => `${action} ${entity}`)).toEqual([
    ...["update book", "update book", "delete author", "update author"],
  ]);
});

test("an old address leads to where its row went, wherever that went since, until that is gone too", async () => {
  const [first, second, third] = [await author("A"), await author("B"), await author("C")];
  const bookOfThatId = await findSurvivor("book", first);
  expect(await findSurvivor("author", first)).toBeNull();
  expectDone(await merge("author", second, [first]));
  expect(await findSurvivor("author", first)).toBe(second);
  expect(await findSurvivor("book", first)).toBe(bookOfThatId);
  expectDone(await merge("author", third, [second]));
  expect(await findSurvivor("author", first)).toBe(third);
  expectDone(await execute(deleteAuthor, { id: third, version: 1 }, manager));
  expect(await findSurvivor("author", first)).toBeNull();
});

test("of books the copies are added up store by store, and the ISBN may be another's", async () => {
  const [both, one, none] = [await store(), await store(), await store()];
  const [survivor, other] = [
    await book({ isbn: isbns[0] }),
    await book({ isbn: isbns[1], title: "Emma", price: "9.99" }),
  ];
  await stock(survivor, both, 2);
  await stock(other, both, 3);
  await stock(other, one, 4);
  await stock(survivor, none, 0);
  const result = expectDone(await merge("book", survivor, [other], { isbn: other, price: other }));
  expect(await db.book.findUnique({ where: { id: survivor } })).toMatchObject({ isbn: isbns[1], price: 999 });
  const rows = await db.stock.findMany({ where: { bookId: survivor }, orderBy: { storeId: "asc" } });
  expect(rows.map(({ storeId, quantity }) => [storeId, quantity])).toEqual([
    [both, 5],
    [one, 4],
    [none, 0],
  ]);
  expect(await db.stock.count({ where: { bookId: other } })).toBe(0);
  expect(await findSurvivor("book", other)).toBe(survivor);
  const changes = await db.change.findMany({ where: { changeSetId: result.set }, orderBy: { id: "asc" } });
  expect(changes.map(({ entity, action }) => `${action} ${entity}`)).toEqual([
    ...["delete stock", "delete stock", "update stock", "create stock", "delete book", "update book"],
  ]);
});

test("what changed since it was looked at, is gone, or would be too much for a store is refused, and nothing happens", async () => {
  const [one, two, shop] = [await book(), await book(), await store()];
  const rows = [one, two].map((id) => ({ id, version: 2 }));
  expect(expectRefused(await execute(mergeBooks, { rows, survivor: one }, manager)).message).toContain(
    "has changed since",
  );
  const gone = [
    { id: one, version: 1 },
    { id: 2_000_000_000, version: 1 },
  ];
  expect(expectRefused(await execute(mergeBooks, { rows: gone, survivor: one }, manager)).message).toContain(
    "no longer exists",
  );
  await stock(one, shop, 600_000);
  await stock(two, shop, 600_000);
  expect(expectRefused(await merge("book", one, [two])).message).toContain("1,200,000 copies");
  expect(await db.stock.count({ where: { storeId: shop } })).toBe(2);
  expectRefused(await execute(mergeBooks, { rows, survivor: 1_999_999_999 }, manager));
  expectRefused(await execute(mergeBooks, { rows: rows.slice(0, 1), survivor: one }, manager));
});

test("the one that most hangs on is to stay, with the values that there are", async () => {
  const [plain, read] = [await author("C S Lewis", { note: "First" }), await author("C. S. Lewis")];
  await book({ authors: [{ authorId: read }] });
  const { survivorId, fields, rows } = await compareRows(actor, "author", [plain, read]);
  expect(survivorId).toBe(read);
  expect(rows.map(({ weight }) => weight)).toEqual([0, 1]);
  expect(fields.map(({ name, source }) => [name, source])).toEqual([
    ["name", read],
    ["sortName", read],
    ["note", plain],
  ]);
});

test("whatever is merged, no copy is lost and no book loses who made it", async () => {
  const shops = [await store(), await store()];
  const part = fc.record({ who: fc.nat(3), role: fc.constantFrom("author", "editor") });
  const parts = fc.array(part, { maxLength: 4 });
  const copies = fc.array(fc.record({ shop: fc.nat(1), quantity: fc.nat(9) }), { maxLength: 3 });
  const books = fc.array(fc.record({ parts, copies }), { minLength: 2, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(books, async (all) => {
      const people = [await author("A"), await author("B"), await author("C"), await author("D")];
      const ids: number[] = [];
      for (const { parts, copies } of all) {
        const named = new Map(parts.map(({ who, role }) => [`${who} ${role}`, { authorId: people[who], role }]));
        const id = await book({ authors: [...named.values()] });
        ids.push(id);
        for (const { shop, quantity } of copies) await stock(id, shops[shop] as number, quantity);
      }
      const sum = () =>
        db.stock.groupBy({
          by: ["storeId"],
          _sum: { quantity: true },
          where: { bookId: { in: ids } },
          orderBy: { storeId: "asc" },
        });
      const makers = async () => {
        const rows = await db.bookAuthor.findMany({ where: { bookId: { in: ids } } });
        return [
          ...new Set(
            rows.map(
              ({ bookId, role, authorId }) => `${bookId} ${role} ${people.indexOf(authorId) < 3 ? "one" : authorId}`,
            ),
          ),
        ].sort();
      };
      const before = { sum: await sum(), makers: await makers() };
      expectDone(await merge("author", people[1] as number, [people[0] as number, people[2] as number]));
      expect(await makers()).toEqual(before.makers);
      expect(
        await db.bookAuthor.count({ where: { authorId: { in: [people[0] as number, people[2] as number] } } }),
      ).toBe(0);
      expectDone(await merge("book", ids[0] as number, ids.slice(1)));
      expect(await sum()).toEqual(before.sum);
    }),
    { numRuns: 8 },
  );
});
