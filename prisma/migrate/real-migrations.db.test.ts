// @postgresql: the migrations are others
/** Deckle's own migrations, beside what its schema says. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { scratchDatabase } from "@/lib/testing/scratch-database";
import { derivePostgres } from "../derive";
import { dialectOf } from "./dialects";
import { diff } from "./diff";
import { schemaFolder } from "./folder";
import { migrate } from "./migrate";
import { rollback } from "./rollback";
import { status } from "./status";
import { describeSchema, query } from "./testing";

test("up, down to nothing and up again gives the identical schema", async () => {
  const url = await scratchDatabase();
  const { applied } = await migrate(url);
  const first = await describeSchema(url);
  expect(first.join("\n")).toContain("Book_titleFold_id_idx");

  await rollback(url, { count: applied.length });
  expect(await describeSchema(url)).toEqual([]);
  expect((await status(url)).map(({ state }) => state)).toEqual(applied.map(() => "waiting"));

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

test("the schema that the migrations make is the one that schema.prisma says, and what they wrote by hand", async () => {
  const migrated = await scratchDatabase();
  await migrate(migrated);

  const dialect = dialectOf(migrated);
  const schema = readFileSync(join(schemaFolder, dialect.schemaFile), "utf8");
  const described = await scratchDatabase();
  await query(described, (await diff(dialect, undefined, schema)) ?? "");

  const [made, said] = [await describeSchema(migrated), await describeSchema(described)];
  expect(said.filter((line) => !made.includes(line))).toEqual([]);
  const added = made.filter((line) => !said.includes(line)).map((line) => line.split(" ", 2).join(" "));
  // A migration that redefines a table on SQLite loses its triggers: this is where that is noticed.
  expect([...new Set(added)].sort()).toEqual(byHand[dialect.name].sort());
});

const searched = ["Book", "Author", "User", "Store", "Computer"];
const triggers = [...searched, "BookAuthor", "Stock"].flatMap((table) =>
  ["inserted", "updated", "deleted"].map((event) => `trigger ${table}_${event}`),
);
const views = [...searched.map((entity) => `${entity}Text`), "RowCount", "StoreCount"];
const byHand = {
  sqlite: [
    ...searched
      .flatMap((name) => ["", "_config", "_data", "_docsize", "_idx"].map((part) => `${name}Search${part}`))
      .concat(searched.map((name) => `${name}Word`))
      .flatMap((table) => [`table ${table}`, `column ${table}`]),
    ...searched.map((name) => `index ${name}Search_idx`),
    ...searched.map((name) => `index ${name}Search_config`),
    ...views.map((view) => `view ${view}`),
    ...triggers,
    "trigger Store_renumbered",
    ...["edited", "deleted", "replaced"].flatMap((done) => [`trigger Change_${done}`, `trigger ChangeSet_${done}`]),
    "index Change",
  ],
  postgresql: [
    ...searched.flatMap((name) => [
      `column ${name}Search`,
      `constraint "${name}Search"`,
      `index ${name}Search_pkey`,
      `index ${name}Search_document_idx`,
      `column ${name}Word`,
      `constraint "${name}Word"`,
      `index ${name}Word_pkey`,
    ]),
    ...views.flatMap((view) => [`view ${view}`, `column ${view}`]),
    ...triggers,
    "trigger Author_renamed",
    "trigger Store_renamed",
    "trigger Store_total_inserted",
    "trigger Store_total_renumbered",
    "trigger Store_total_deleted",
    ...[
      "search_text",
      "search_document",
      "index_rows",
      "count_rows",
      "rows_inserted",
      "row_updated",
      "rows_deleted",
    ].map(asFunction),
    ...["book_authors_inserted", "book_author_updated", "book_authors_deleted", "author_renamed"].map(asFunction),
    ...["store_renamed", "stores_inserted", "store_renumbered", "stores_deleted"].map(asFunction),
    ...["stock_inserted", "stock_updated", "stock_deleted"].map(asFunction),
    ...["edited", "deleted", "emptied"].flatMap((done) => [`trigger Change_${done}`, `trigger ChangeSet_${done}`]),
    ...["history_is_kept", "change_edited", "change_set_deleted"].map(asFunction),
    "index Change_gone_stock_idx",
    "index Change_gone_session_idx",
    "index Change_nameFold_idx",
  ],
};

function asFunction(name: string): string {
  return `function ${name}`;
}

test("what is there already is indexed and counted", async () => {
  const url = await scratchDatabase();
  await migrate(url);
  await rollback(url, { to: "20261121000000_first" });
  await query(
    url,
    `INSERT INTO "Book" (id, title, "titleFold", "updatedAt") VALUES (1, 'Emile', 'emile', '2026-01-01');
     INSERT INTO "Author" (id, name, "nameFold", "sortName", "sortNameFold", "updatedAt")
     VALUES (1, 'Rousseau', 'rousseau', 'Rousseau', 'rousseau', '2026-01-01');
     INSERT INTO "BookAuthor" ("bookId", position, "authorId") VALUES (1, 1, 1);
     INSERT INTO "Store" (id, name, "nameFold", "updatedAt") VALUES (1, 'Quay', 'quay', '2026-01-01');
     INSERT INTO "Stock" ("bookId", "storeId", quantity, "updatedAt") VALUES (1, 1, 3, '2026-01-01');`,
  );
  await migrate(url);
  const word = inject("dialect") === "sqlite" ? "term" : "word";
  expect(await query(url, `SELECT ${word} AS word FROM "BookWord" ORDER BY 1`)).toEqual([
    { word: "emile" },
    { word: "rousseau" },
  ]);
  expect(await query(url, `SELECT entity, rows FROM "RowTotal" ORDER BY entity`)).toEqual(
    Object.entries({ author: 1, book: 1, computer: 0, store: 1, user: 0 }).map(([entity, rows]) => ({ entity, rows })),
  );
  expect(await query(url, `SELECT listed, titles, copies FROM "StoreTotal"`)).toEqual([
    { listed: 1, titles: 1, copies: 3 },
  ]);
});

test("schema.postgresql.prisma is in step with schema.prisma", () => {
  const source = readFileSync(join(schemaFolder, "schema.prisma"), "utf8");
  expect(readFileSync(join(schemaFolder, "schema.postgresql.prisma"), "utf8")).toBe(derivePostgres(source));
});

if (inject("dialect") === "postgresql")
  test("every text column sorts byte by byte", async () => {
    const url = await scratchDatabase();
    await migrate(url);
    const texts = await query(
      url,
      `SELECT table_name, column_name, collation_name FROM information_schema.columns
     WHERE table_schema = 'public' AND data_type IN ('text', 'character varying', 'character', 'ARRAY')
     AND table_name <> '_prisma_migrations'`,
    );
    expect(texts.length).toBeGreaterThan(20);
    expect(texts.filter(({ collation_name }) => collation_name !== "C")).toEqual([]);
  });
