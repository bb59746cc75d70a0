// @postgresql: the search index is another one
/** The search tables, their words and the counters are, whatever happens, what they would be if made anew. */
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { z } from "zod";
import { runQuery } from "@/prisma/migrate/testing";
import { createAuthor, deleteAuthor, updateAuthor } from "../authors/commands";
import { createBook, deleteBook, updateBook } from "../books/commands";
import { type Command, execute } from "../commands/execute";
import { createComputer, deleteComputer, updateComputer } from "../computers/commands";
import { db } from "../db/client";
import { dialect } from "../db/connections";
import type { Table } from "../db/tables";
import { type Transaction, write } from "../db/write-transaction";
import { searchable } from "../entities/searchable";
import { env } from "../env";
import { rowTotal, storeTotal } from "../list/paging/totals";
import { removeFromStore, setStock } from "../stock/commands";
import { createStore, deleteStore, updateStore } from "../stores/commands";
import { createActor, unique } from "../testing/factories";
import { as, expectDone } from "../testing/outcomes";
import { createUser, deleteUser, updateUser } from "../users/commands";
import { fold } from "../values/text";
import { matching } from "./match";
import { parseSearch } from "./query";
import { rebuild, reindex } from "./reindex";
import { searchTables } from "./tables";

const admin = await createActor("admin");

beforeAll(async () => {
  if (dialect.name !== "sqlite") return;
  for (const { table } of searchable) {
    await runQuery(
      env.DATABASE_URL,
      `CREATE VIRTUAL TABLE "${table}Places" USING fts5vocab("${table}Search", instance)`,
    );
  }
});

/** Every word with its place in every row, and every counter. */
async function everything() {
  const found: Record<string, unknown> = {};
  for (const { table } of searchable) {
    if (dialect.name === "sqlite") {
      found[table] = await runQuery(env.DATABASE_URL, `SELECT * FROM "${table}Places" ORDER BY 2, 3, 4, 1`);
      found[`${table}Word`] = await runQuery(env.DATABASE_URL, `SELECT * FROM "${table}Word" ORDER BY term`);
    } else {
      found[table] = await db.$queryRaw`SELECT id, document::text FROM ${searchTables(table).search} ORDER BY id`;
    }
  }
  found.rows = await db.rowTotal.groupBy({ by: "entity", _sum: { rows: true }, orderBy: { entity: "asc" } });
  found.stores = await db.storeTotal.groupBy({
    by: "storeId",
    _sum: { listed: true, titles: true, copies: true },
    orderBy: { storeId: "asc" },
  });
  return found;
}

async function expectAsRebuilt() {
  const kept = await everything();
  await rebuild(searchable);
  expect(kept).toEqual(await everything());
}

async function found(table: Table, text: string): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT "id" FROM (${matching(table, parseSearch(text))}) AS found ORDER BY "id"`;
  return rows.map(({ id }) => id);
}

const name = fc.constantFrom("Émile", "O’Brien", "War and Peace", "北京 Łódź", "catch-22", "😀");
const place = fc.nat(3);
const kinds = [
  ...(["createBook", "updateBook", "deleteBook", "createAuthor", "updateAuthor", "deleteAuthor"] as const),
  ...(["createStore", "updateStore", "deleteStore", "setStock", "takeOut"] as const),
  ...(["createComputer", "updateComputer", "deleteComputer", "createUser", "updateUser", "deleteUser"] as const),
  ...(["refusedHalfway", "thrown"] as const),
];
const step = fc.record({ what: fc.constantFrom(...kinds), name, other: name, one: place, two: place });
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

test("after any sequence of commands, including failing ones", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 20 }), async (steps) => {
      for (const each of steps) await runStep(each);
      await expectAsRebuilt();
    }),
    { numRuns: 6 },
  );
  expect(done).toBeGreaterThan(20);
});

let done = 0;

/** One step with the rows there are; many are refused, some of them after they have written. */
async function runStep({ what, name, other, one, two }: Step): Promise<void> {
  const run = async <Schema extends z.ZodType>(command: Command<Schema, unknown>, input: unknown) => {
    if ((await execute(command, input, as(admin))).ok) done++;
  };
  const some = { take: 4, select: { id: true, version: true } };
  const [books, authors, stores, computers, users] = await Promise.all([
    db.book.findMany(some),
    db.author.findMany(some),
    db.store.findMany(some),
    db.computer.findMany(some),
    db.user.findMany({ ...some, where: { id: { not: admin.id } } }),
  ]);
  const written = [{ name: other }, ...(authors[two] ? [{ authorId: authors[two].id }] : [])];
  const own = unique(name);
  const steps: Record<(typeof kinds)[number], () => Promise<unknown>> = {
    createBook: () => run(createBook, { title: name, series: other, authors: written }),
    updateBook: () => run(updateBook, { ...books[one], title: name, subtitle: other, authors: one > 1 ? written : [] }),
    deleteBook: () => run(deleteBook, books[one]),
    createAuthor: () => run(createAuthor, { name }),
    updateAuthor: () => run(updateAuthor, { ...authors[one], name, sortName: other }),
    deleteAuthor: () => run(deleteAuthor, authors[one]),
    createStore: () => run(createStore, { name: own, city: other }),
    updateStore: () => run(updateStore, { ...stores[one], name: own, city: other }),
    deleteStore: () => run(deleteStore, stores[one]),
    setStock: () => run(setStock, { bookId: books[one]?.id, storeId: stores[two]?.id, quantity: two }),
    takeOut: () => run(removeFromStore, { bookId: books[one]?.id, storeId: stores[two]?.id, seen: two }),
    createComputer: () => run(createComputer, { name: own, memory: 8, storeId: stores[two]?.id, serialNumber: own }),
    updateComputer: () => run(updateComputer, { ...computers[one], name: own, memory: 16, storeId: stores[two]?.id }),
    deleteComputer: () => run(deleteComputer, computers[one]),
    createUser: () => run(createUser, { username: own, email: `${unique("a")}@example.com` }),
    updateUser: () =>
      run(updateUser, { ...users[one], username: own, email: `${unique("b")}@example.com`, role: "manager" }),
    deleteUser: () => run(deleteUser, users[one]),
    refusedHalfway: () => run(createBook, { title: name, authors: [{ name: unique(other) }, { authorId: 999_999 }] }),
    thrown: () => write((tx) => changeAndThrow(tx, name)).catch(() => {}),
  };
  await steps[what]();
}

async function changeAndThrow(tx: Transaction, name: string): Promise<void> {
  const author = await tx.author.create({
    data: { name, nameFold: fold(name), sortName: name, sortNameFold: fold(name) },
  });
  const book = await tx.book.create({ data: { title: name, titleFold: fold(name) } });
  await tx.bookAuthor.create({ data: { bookId: book.id, position: 0, authorId: author.id } });
  await tx.book.updateMany({ data: { publisher: name, publisherFold: fold(name) } });
  await tx.stock.updateMany({ data: { quantity: 7 } });
  throw new Error("on purpose");
}

if (dialect.name === "postgresql")
  test("also with concurrent writes", async () => {
    const titles = Array.from({ length: 12 }, (_, count) => ({ title: `Book ${count}`, authors: [{ name: "One" }] }));
    const outcomes = await Promise.all(titles.map((input) => execute(createBook, input, as(admin))));
    outcomes.forEach(expectDone);
    await expectAsRebuilt();
  });

const edit = (sql: string) => runQuery(env.DATABASE_URL, sql);
const now = "'2026-01-01 00:00:00'";

/** Two books, authors and stores each, by their ids: `first` and the one after it. */
async function insertRows(first: number): Promise<void> {
  const [one, two] = [first, first + 1];
  await edit(`
    INSERT INTO "Book" (id, title, "titleFold", subtitle, "subtitleFold", "updatedAt")
    VALUES (${one}, 'One', 'one', 'A', 'a', ${now}), (${two}, 'Two', 'two', NULL, NULL, ${now});
    INSERT INTO "Author" (id, name, "nameFold", "sortName", "sortNameFold", "updatedAt")
    VALUES (${one}, 'Ann ${one}', 'ann ${one}', 'Ann', 'ann', ${now}),
      (${two}, 'Bea ${two}', 'bea ${two}', 'Bea', 'bea', ${now});
    INSERT INTO "BookAuthor" ("bookId", position, "authorId")
    VALUES (${one}, 0, ${one}), (${one}, 1, ${two}), (${two}, 0, ${two});
    INSERT INTO "Store" (id, name, "nameFold", "updatedAt")
    VALUES (${one}, 'Quay ${one}', 'quay ${one}', ${now}), (${two}, 'Hill ${two}', 'hill ${two}', ${now});
    INSERT INTO "Computer" (id, name, "nameFold", memory, "storeId", "updatedAt")
    VALUES (${one}, 'Till ${one}', 'till ${one}', 8, ${one}, ${now});
    INSERT INTO "Stock" ("bookId", "storeId", quantity, "updatedAt")
    VALUES (${one}, ${one}, 2, ${now}), (${two}, ${one}, 0, ${now}), (${two}, ${two}, 5, ${now});`);
}

test("after edits outside the application, which do not update folded columns", async () => {
  await insertRows(7000);
  expect(await found("Book", "bea 7001")).toEqual([7000, 7001]);
  await expectAsRebuilt();

  await edit(`UPDATE "Book" SET title = 'Édition Spéciale', version = 2 WHERE id = 7000`);
  expect(await found("Book", "edition speciale ann 7000")).toEqual([7000]);
  await edit(`UPDATE "Author" SET name = 'Zoë' WHERE id = 7001`);
  expect(await found("Book", "zoe")).toEqual([7000, 7001]);
  await edit(`UPDATE "User" SET username = 'Çelebi' WHERE id = ${admin.id}`);
  expect(await found("User", "celebi")).toEqual([admin.id]);
  await edit(`UPDATE "Store" SET name = 'Pier' WHERE id = 7000`);
  expect(await found("Computer", "pier")).toEqual([7000]);
  await expectAsRebuilt();
});

test("after ids have changed and rows have moved", async () => {
  await insertRows(7100);
  await edit(`UPDATE "Book" SET id = id + 50 WHERE id IN (7100, 7101)`);
  await edit(`UPDATE "Author" SET id = 7150 WHERE id = 7100`);
  await edit(`UPDATE "Store" SET id = 7150 WHERE id = 7100`);
  await expectAsRebuilt();
  expect(await storeTotal(7150)).toMatchObject({
    listed: 2,
    titles: 1,
    copies: 2,
  });
  expect(await found("Book", "one bea ann 7100")).toEqual([7150]);

  await edit(`UPDATE "BookAuthor" SET "bookId" = 7151, position = 1 WHERE "bookId" = 7150 AND position = 0`);
  await edit(`DELETE FROM "BookAuthor" WHERE "bookId" = 7150`);
  expect(await found("Book", "one bea 7101")).toEqual([]);
  await edit(`UPDATE "Stock" SET "storeId" = 7101, quantity = 3 WHERE "storeId" = 7150 AND "bookId" = 7150`);
  expect(await found("Book", "two bea ann 7100")).toEqual([7151]);
  await expectAsRebuilt();
});

test("after rows were replaced, and deleted with their dependents", async () => {
  await insertRows(7200);
  const insert = (title: string, id: number) =>
    `INSERT INTO "Book" (id, title, "titleFold", "updatedAt")
     VALUES (${id}, '${title}', '${title}', ${now}), (${id + 1}, '${title}', '${title}', ${now})`;
  await edit(`${insert("three", 7201)} ON CONFLICT (id) DO UPDATE SET "titleFold" = excluded."titleFold"`);
  await edit(`${insert("four", 7202)} ON CONFLICT DO NOTHING`);
  expect(await found("Book", "three")).toEqual([7201, 7202]);
  expect(await found("Book", "four")).toEqual([7203]);
  await expectAsRebuilt();

  await edit(`DELETE FROM "Stock" WHERE "storeId" IN (7200, 7201)`);
  await edit(`DELETE FROM "Book" WHERE id BETWEEN 7200 AND 7203`);
  expect(await found("Book", "three")).toEqual([]);
  await expectAsRebuilt();
});

test("db:reindex updates folded columns, and reports those it could not", async () => {
  await reindex(searchable);
  await insertRows(7300);
  await edit(`UPDATE "Store" SET name = 'QUAY 7300' WHERE id = 7301`);
  await edit(`UPDATE "Book" SET title = 'Zwölf', subtitle = NULL WHERE id = 7300`);
  const { refolded, clashes, rows } = await reindex(searchable);
  expect(refolded).toBe(2);
  expect(clashes).toEqual(["Store 7301: “QUAY 7300” is already used by another row. Change one of them."]);
  expect(rows.book).toBe(await db.book.count());
  expect(await db.book.findUnique({ where: { id: 7300 } })).toMatchObject({ titleFold: "zwolf", subtitleFold: null });
  expect(await found("Book", "zwolf")).toEqual([7300]);
});

test("a rebuild repairs a damaged index", async () => {
  await insertRows(7400);
  await edit(
    dialect.name === "sqlite"
      ? "INSERT INTO BookSearch (BookSearch) VALUES ('delete-all')"
      : `DELETE FROM "BookSearch"`,
  );
  await edit(`UPDATE "RowTotal" SET rows = 99`);
  expect(await found("Book", "ann")).toEqual([]);
  await rebuild(searchable);
  expect(await found("Book", "ann")).toContain(7400);
  expect(await rowTotal("book")()).toBe(await db.book.count());
});
