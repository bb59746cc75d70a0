// @postgresql: the migrations are others
/** Deckle's own migrations, beside what its schema says. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { searchable } from "@/lib/entities/searchable";
import { scratchDatabase } from "@/lib/testing/scratch-database";
import { derivePostgres } from "../derive";
import { dialectOf, dialects } from "./dialects/dialects";
import { diff } from "./diff";
import { schemaFolder } from "./folder";
import { migrate } from "./migrate";
import { changesSinceNewest, generatedObjects, objectsDialects } from "./new-migration";
import { migrationSql } from "./objects/objects";
import { rollback } from "./rollback";
import { getStatus } from "./status";
import { describeSchema, runQuery } from "./testing";

test("up, down to nothing and up again gives the identical schema", async () => {
  const url = await scratchDatabase();
  const { applied } = await migrate(url);
  const first = await describeSchema(url);
  expect(first.join("\n")).toContain("Book_titleFold_id_idx");

  await rollback(url, { count: applied.length });
  expect(await describeSchema(url)).toEqual([]);
  expect((await getStatus(url)).map(({ state }) => state)).toEqual(applied.map(() => "pending"));

  await migrate(url);
  expect(await describeSchema(url)).toEqual(first);
});

test("the newest migration alone, down and up again, gives the identical schema", async () => {
  const url = await scratchDatabase();
  await migrate(url);
  const first = await describeSchema(url);
  // What was made by hand, and goes with a table that is made anew on the way down, does not come again.
  await rollback(url, { count: 1 });
  await migrate(url);
  expect(await describeSchema(url)).toEqual(first);
});

test("the schema is what schema.prisma and the descriptions say, and what was written by hand", async () => {
  const migrated = await scratchDatabase();
  await migrate(migrated);

  const dialect = dialectOf(migrated);
  const schema = readFileSync(join(schemaFolder, dialect.schemaFile), "utf8");
  const described = await scratchDatabase();
  await runQuery(described, (await diff(dialect, undefined, schema)) ?? "");

  const [made, said] = [await describeSchema(migrated), await describeSchema(described)];
  expect(said.filter((line) => !made.includes(line))).toEqual([]);
  const added = made.filter((line) => !said.includes(line)).map((line) => line.split(" ", 2).join(" "));
  expect([...new Set(added)].filter((line) => !byNew.test(line)).sort()).toEqual(byHand[dialect.name].sort());
});

const byNew = new RegExp(`^\\w+ "?(${searchable.map(({ table }) => table).join("|")})(Search|Word|Text|Rows)`);
const triggers = [
  ...["Store_total_inserted", "Store_total_renumbered", "Store_total_deleted"],
  ...["Stock_inserted", "Stock_updated", "Stock_deleted"],
].map((name) => `trigger ${name}`);
const byHand = {
  sqlite: [
    "view StoreCount",
    ...triggers,
    ...["edited", "deleted", "replaced"].flatMap((done) => [`trigger Change_${done}`, `trigger ChangeSet_${done}`]),
    "index Change",
  ],
  postgresql: [
    ...["view StoreCount", "column StoreCount"],
    ...triggers,
    ...["edited", "deleted", "emptied"].flatMap((done) => [`trigger Change_${done}`, `trigger ChangeSet_${done}`]),
    ...[
      ...["search_text", "search_document"],
      ...["index_rows", "index_inserted", "index_updated", "index_deleted", "index_referring"],
      ...["count_rows", "count_inserted", "count_deleted"],
      ...["stores_inserted", "store_renumbered", "stores_deleted"],
      ...["stock_inserted", "stock_updated", "stock_deleted"],
      ...["history_is_kept", "change_edited", "change_set_deleted"],
    ].map((name) => `function ${name}`),
    ...["index Change_gone_stock_idx", "index Change_gone_session_idx", "index Change_nameFold_idx"],
  ],
};

test("db:new has nothing to write", async () => {
  const changes = await changesSinceNewest({ searchable });
  expect(changes.map(({ up, down }) => ({ up, down }))).toEqual(dialects.map(() => ({})));
});

test("search indexes and counters are as db:new writes them, and hold what is there already", async () => {
  const url = await scratchDatabase();
  await migrate(url);
  const schema = await describeSchema(url);
  const dialect = dialectOf(url);
  const objects = objectsDialects[dialect.name];
  const today = generatedObjects(objects, searchable, readFileSync(join(schemaFolder, dialect.schemaFile), "utf8"));
  await runQuery(url, migrationSql(objects, today, [], undefined) ?? "");
  expect((await describeSchema(url)).filter((line) => byNew.test(line))).toEqual([]);
  await runQuery(
    url,
    `INSERT INTO "Book" (id, title, "titleFold", "updatedAt") VALUES (1, 'Emile', 'emile', '2026-01-01');
     INSERT INTO "Author" (id, name, "nameFold", "sortName", "sortNameFold", "updatedAt")
     VALUES (1, 'Rousseau', 'rousseau', 'Rousseau', 'rousseau', '2026-01-01');
     INSERT INTO "BookAuthor" ("bookId", position, "authorId") VALUES (1, 1, 1);
     INSERT INTO "Store" (id, name, "nameFold", "updatedAt") VALUES (1, 'Quay', 'quay', '2026-01-01');`,
  );
  await runQuery(url, migrationSql(objects, [], today, undefined) ?? "");
  expect(await describeSchema(url)).toEqual(schema);

  const word = dialect.name === "sqlite" ? "term" : "word";
  expect(await runQuery(url, `SELECT ${word} AS word FROM "BookWord" ORDER BY 1`)).toEqual([
    { word: "emile" },
    { word: "rousseau" },
  ]);
  expect(await runQuery(url, `SELECT entity, rows FROM "RowTotal" ORDER BY entity`)).toEqual(
    expect.arrayContaining([
      { entity: "author", rows: 1 },
      { entity: "book", rows: 1 },
      { entity: "computer", rows: 0 },
    ]),
  );
});

test("schema.postgresql.prisma is in step with schema.prisma", () => {
  const source = readFileSync(join(schemaFolder, "schema.prisma"), "utf8");
  expect(readFileSync(join(schemaFolder, "schema.postgresql.prisma"), "utf8")).toBe(derivePostgres(source));
});

if (inject("dialect") === "postgresql")
  test("every text column sorts byte by byte", async () => {
    const url = await scratchDatabase();
    await migrate(url);
    const texts = await runQuery(
      url,
      `SELECT table_name, column_name, collation_name FROM information_schema.columns
     WHERE table_schema = 'public' AND data_type IN ('text', 'character varying', 'character', 'ARRAY')
     AND table_name <> '_prisma_migrations'`,
    );
    expect(texts.length).toBeGreaterThan(20);
    expect(texts.filter(({ collation_name }) => collation_name !== "C")).toEqual([]);
  });

if (inject("dialect") === "sqlite")
  test("no statement needs a newer SQLite than Debian's shell, 3.40", async () => {
    const url = await scratchDatabase();
    await migrate(url);
    const rows = await runQuery(url, "SELECT sql FROM sqlite_master WHERE type IN ('view', 'trigger')");
    expect(rows.length).toBeGreaterThan(40);
    // Functions that came later, and an aggregate with an order of its own.
    const newer =
      /\b(concat|concat_ws|string_agg|unhex|octet_length|timediff|jsonb\w*)\s*\(|\w+\((?:[^()]|\([^()]*\))*\bORDER BY/i;
    expect(rows.map(({ sql }) => String(sql)).filter((sql) => newer.test(sql))).toEqual([]);
  });

const shell = spawnSync("sqlite3", ["--version"], { encoding: "utf8" });
if (inject("dialect") === "sqlite" && shell.status === 0)
  test("sqlite3, where it is there, reads the schema and copies the database", async () => {
    const url = await scratchDatabase();
    await migrate(url);
    const [file, copy] = [url.slice("file:".length), (await scratchDatabase()).slice("file:".length)];
    const ask = (database: string, command: string) =>
      spawnSync("sqlite3", ["-readonly", database, command], { encoding: "utf8" });
    expect(ask(file, `.backup ${copy}`)).toMatchObject({ status: 0, stderr: "" });
    expect(ask(copy, ".schema BookText")).toMatchObject({ stdout: expect.stringContaining("CREATE VIEW"), stderr: "" });
    expect(ask(copy, "PRAGMA integrity_check")).toMatchObject({ stdout: "ok\n", stderr: "" });
  });
