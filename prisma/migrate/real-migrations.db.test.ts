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

test("the schema that the migrations make is the schema that schema.prisma says", async () => {
  const migrated = await scratchDatabase();
  await migrate(migrated);

  const dialect = dialectOf(migrated);
  const schema = readFileSync(join(schemaFolder, dialect.schemaFile), "utf8");
  const described = await scratchDatabase();
  await query(described, (await diff(dialect, undefined, schema)) ?? "");

  expect(await describeSchema(migrated)).toEqual(await describeSchema(described));
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
