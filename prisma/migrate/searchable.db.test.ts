// @postgresql: migrations of its own
/** What db:new writes for a new entity and for one that changes, on copies of Deckle's own migrations. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, inject, onTestFinished, test } from "vitest";
import { searchable } from "@/lib/entities/searchable";
import type { SearchableTable } from "@/lib/search/searchable";
import { scratchDatabase } from "@/lib/testing/scratch-database";
import { dialectOf, dialects } from "./dialects/dialects";
import { migrationsFolder, schemaFolder } from "./folder";
import { migrate } from "./migrate";
import { changesSinceNewest, newMigration } from "./new-migration";
import { rollback } from "./rollback";
import { describeSchema, runQuery } from "./testing";

/** A migrated database, and what a migration for these changes makes of it. */
async function changed(edits: [from: RegExp, to: string][], described: unknown[]) {
  const root = mkdtempSync(join(tmpdir(), "deckle-schema-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  cpSync(join(schemaFolder, "migrations"), join(root, "migrations"), { recursive: true });
  const schema = readFileSync(join(schemaFolder, "schema.prisma"), "utf8");
  writeFileSync(
    join(root, "schema.prisma"),
    edits.reduce((text, [from, to]) => {
      const edited = text.replace(from, to);
      expect(edited).not.toBe(text);
      return edited;
    }, schema),
  );
  const url = await scratchDatabase();
  const folder = migrationsFolder(dialectOf(url), root);
  await migrate(url, { folder });
  const before = await describeSchema(url);
  const write = () => newMigration("29990101000000_change", { root, searchable: described as SearchableTable[] });
  const apply = async () => {
    const name = await write();
    await migrate(url, { folder });
    return readFileSync(join(folder, name ?? "", "migration.sql"), "utf8");
  };
  return { url, folder, root, before, write, apply };
}

const remarkModel = `
model Remark {
  id        Int      @id @default(autoincrement())
  userId    Int
  bookId    Int
  text      String
  textFold  String
  updatedAt DateTime @updatedAt

  user User @relation(fields: [userId], references: [id], onDelete: Cascade)
  book Book @relation(fields: [bookId], references: [id], onDelete: Restrict)

  @@unique([userId, bookId])
  @@index([bookId])
}
`;
const withRemarks: [RegExp, string][] = [
  [/$/, remarkModel],
  [/model User \{\n/, "$&  remarks Remark[]\n"],
  [/model Book \{\n/, "$&  remarks Remark[]\n"],
];
const remark = { table: "Remark", search: { columns: ["text", "userId.username", "bookId.title"] }, counted: true };

const isSqlite = inject("dialect") === "sqlite";

/** The ids of the rows that have this word. */
async function found(url: string, table: string, word: string) {
  const rows = await runQuery(
    url,
    isSqlite
      ? `SELECT rowid AS id FROM "${table}Search" WHERE "${table}Search" MATCH '"${word}"' ORDER BY 1`
      : `SELECT id FROM "${table}Search" WHERE document @@ CAST('''${word}''' AS tsquery) ORDER BY 1`,
  );
  return rows.map(({ id }) => id);
}

async function words(url: string, table: string) {
  const rows = await runQuery(url, `SELECT ${isSqlite ? "term" : "word"} AS word FROM "${table}Word" ORDER BY 1`);
  return rows.map(({ word }) => word);
}

async function count(url: string, entity: string) {
  const rows = await runQuery(url, `SELECT sum("rows") AS total FROM "RowTotal" WHERE entity = '${entity}'`);
  return Number(rows[0]?.total);
}

const now = "'2026-01-01 00:00:00'";

async function insertUsersAndBooks(url: string): Promise<void> {
  await runQuery(
    url,
    `INSERT INTO "User" (id, username, "usernameFold", email, "emailFold", "updatedAt")
     VALUES (1, 'Ann', 'ann', 'a', 'a', ${now}), (2, 'Bob', 'bob', 'b', 'b', ${now});
     INSERT INTO "Book" (id, title, "titleFold", "updatedAt")
     VALUES (1, 'Emma', 'emma', ${now}), (2, 'Ulysses', 'ulysses', ${now});`,
  );
}

const insertRemarks = `INSERT INTO "Remark" (id, "userId", "bookId", text, "textFold", "updatedAt")
  VALUES (10, 1, 1, 'Wïtty', 'witty', ${now}), (11, 1, 2, 'Long', 'long', ${now}), (12, 2, 1, 'Warm', 'warm', ${now})`;

test("a new entity is found by its own texts and by those of the rows it refers to, and is counted", async () => {
  const { url, apply } = await changed(withRemarks, [...searchable, remark]);
  await apply();
  expect(await count(url, "remark")).toBe(0);
  await insertUsersAndBooks(url);
  await runQuery(url, insertRemarks);
  expect(await count(url, "remark")).toBe(3);
  expect(await words(url, "Remark")).toEqual(
    expect.arrayContaining(["ann", "bob", "emma", "long", "ulysses", "warm", "witty"]),
  );
  expect(await found(url, "Remark", "witty")).toEqual([10]);
  expect(await found(url, "Remark", "ann")).toEqual([10, 11]);
  expect(await found(url, "Remark", "emma")).toEqual([10, 12]);

  await runQuery(url, `UPDATE "User" SET username = 'Zoë', "usernameFold" = 'zoe' WHERE id = 1`);
  await runQuery(url, `UPDATE "Book" SET title = 'Persuasion', "titleFold" = 'persuasion' WHERE id = 1`);
  expect(await found(url, "Remark", "ann")).toEqual([]);
  expect(await found(url, "Remark", "zoe")).toEqual([10, 11]);
  expect(await found(url, "User", "zoe")).toEqual([1]);
  expect(await found(url, "Remark", "persuasion")).toEqual([10, 12]);
  expect(await found(url, "Book", "persuasion")).toEqual([1]);

  await runQuery(url, `UPDATE "Remark" SET text = 'Sharp', "textFold" = 'sharp', "bookId" = 2 WHERE id = 12`);
  expect(await found(url, "Remark", "warm")).toEqual([]);
  expect(await found(url, "Remark", "ulysses")).toEqual([11, 12]);
  await runQuery(url, `UPDATE "User" SET id = 7 WHERE id = 2`);
  expect(await found(url, "Remark", "bob")).toEqual([12]);

  await runQuery(url, `DELETE FROM "Remark" WHERE id = 10; DELETE FROM "User" WHERE id = 7`);
  expect(await found(url, "Remark", "ulysses")).toEqual([11]);
  expect(await found(url, "Remark", "witty")).toEqual([]);
  expect(await count(url, "remark")).toBe(1);
});

test("going back leaves nothing of it, and leaves the other entities' searches as they were", async () => {
  const described = [...searchable, remark] as SearchableTable[];
  const { url, folder, root, before, apply } = await changed(withRemarks, described);
  await insertUsersAndBooks(url);
  await apply();
  await runQuery(url, insertRemarks);
  await rollback(url, { folder, yes: true });
  expect(await describeSchema(url)).toEqual(before);
  expect(await runQuery(url, `SELECT * FROM "RowTotal" WHERE entity = 'remark'`)).toEqual([]);
  await runQuery(url, `UPDATE "User" SET username = 'Zoë', "usernameFold" = 'zoe' WHERE id = 1`);
  expect(await found(url, "User", "zoe")).toEqual([1]);
  // The migration is still in its folder, waiting: db:new goes on from there.
  expect((await changesSinceNewest({ root, searchable: described })).flatMap(({ up, down }) => [up, down])).toEqual(
    dialects.flatMap(() => [undefined, undefined]),
  );
});

test("a search that gets or loses a column is made anew, and holds the rows there are", async () => {
  const described = searchable.map((one) =>
    one.table === "Book" ? { ...one, search: { columns: ["title", "authors.authorId.sortName"] } } : one,
  );
  const { url, folder, before, apply } = await changed([[/^/, "// Edited.\n"]], described);
  await insertUsersAndBooks(url);
  await runQuery(
    url,
    `INSERT INTO "Author" (id, name, "nameFold", "sortName", "sortNameFold", "updatedAt")
     VALUES (1, 'Jane Austen', 'jane austen', 'Austen', 'austen', ${now});
     INSERT INTO "BookAuthor" ("bookId", position, "authorId") VALUES (1, 0, 1);`,
  );
  expect(await found(url, "Book", "jane")).toEqual([1]);
  await apply();
  expect(await found(url, "Book", "jane")).toEqual([]);
  expect(await found(url, "Book", "austen")).toEqual([1]);
  expect(await count(url, "book")).toBe(2);
  await rollback(url, { folder });
  expect(await describeSchema(url)).toEqual(before);
  expect(await found(url, "Book", "jane")).toEqual([1]);
});

test("tables that are made anew keep their triggers and views, also those that were written by hand", async () => {
  const edits: [RegExp, string][] = [
    [/ {2}serialNumber .*\n {2}serialNumberFold .*\n/, ""],
    [/ {2}phone .*\n/, ""],
    [/(model Change \{[^}]*\n {2}version +)Int\?/, "$1Int @default(0)"],
  ];
  const described = searchable.map((one) =>
    one.table === "Computer" ? { ...one, search: { columns: ["name", "storeId.name"] } } : one,
  );
  const { url, folder, before, apply } = await changed(edits, described);
  await runQuery(
    url,
    `INSERT INTO "Store" (id, name, "nameFold", "updatedAt") VALUES (1, 'Quay', 'quay', ${now});
     INSERT INTO "Computer" (id, name, "nameFold", memory, "storeId", "updatedAt") VALUES (1, 'Till', 'till', 8, 1, ${now});`,
  );
  const sql = await apply();
  if (isSqlite) for (const table of ["Store", "Computer", "Change"]) expect(sql).toContain(`RENAME TO "${table}"`);

  const names = (lines: string[]) =>
    [...new Set(lines.flatMap((line) => /^(?:trigger|view|index) \S+(?: Change_\w+)?/.exec(line) ?? []))].sort();
  expect(names(await describeSchema(url))).toEqual(
    names(before).filter((name) => name !== "index Computer_serialNumberFold_key"),
  );
  await runQuery(url, `UPDATE "Store" SET name = 'Pier', "nameFold" = 'pier' WHERE id = 1`);
  expect([await found(url, "Store", "pier"), await found(url, "Computer", "pier")]).toEqual([[1], [1]]);
  expect([await count(url, "store"), await count(url, "computer")]).toEqual([1, 1]);

  await rollback(url, { folder });
  expect(await describeSchema(url)).toEqual(before);
  await runQuery(url, `UPDATE "Store" SET name = 'Hill', "nameFold" = 'hill' WHERE id = 1`);
  expect(await found(url, "Computer", "hill")).toEqual([1]);
});

if (isSqlite)
  test("a table that is made anew gives no id again of a row that was deleted", async () => {
    const { url, apply } = await changed([[/ {2}phone .*\n/, ""]], [...searchable]);
    const insert = `INSERT INTO "Store" (name, "nameFold", "updatedAt") VALUES ('Quay', 'quay', ${now});`;
    await runQuery(url, `${insert} DELETE FROM "Store"; DELETE FROM "Computer";`);
    await apply();
    await runQuery(url, insert);
    expect(await runQuery(url, `SELECT id FROM "Store"`)).toEqual([{ id: 2 }]);
  });

if (isSqlite)
  test.each([
    ["text", "textFold String"],
    ["storeId.phone", "no folded form"],
    ["shopId.name", "no such key"],
    ["books.authorId.name", "no such list"],
    ["a.b.c.name", "too far"],
  ])("a search by %s, which the schema does not have, is refused", async (column) => {
    const described = [{ table: "Computer", search: { columns: [column] } }];
    const { write } = await changed([[/^/, "// Edited.\n"]], described);
    await expect(write()).rejects.toThrow(`The search of Computer includes ${column}`);
  });

if (isSqlite)
  test("a snapshot that is not of the newest migration is refused", async () => {
    const { root, write } = await changed(withRemarks, [...searchable, remark]);
    await write();
    for (const dialect of ["sqlite", "postgresql"])
      rmSync(join(root, "migrations", dialect, "29990101000000_change"), { recursive: true });
    await expect(write()).rejects.toThrow(
      /The newest migration is \d+_\w+, but .*snapshot.json belongs to 29990101000000_change/,
    );
  });
