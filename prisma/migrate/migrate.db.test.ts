// @postgresql: migrations run in another kind of transaction
/** The way up, with small migrations made for each test. */
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { scratchDatabase } from "@/lib/testing/scratch-database";
import { dialectOf } from "./dialects/dialects";
import { diff } from "./diff";
import { migrate } from "./migrate";
import { rollback } from "./rollback";
import { getStatus } from "./status";
import { addMigrations, describeSchema, migrationsFolderWith, runQuery } from "./testing";

const shelf = { up: 'CREATE TABLE "Shelf" (id INTEGER PRIMARY KEY, label TEXT);', down: 'DROP TABLE "Shelf";' };
const fillShelf = { up: `INSERT INTO "Shelf" VALUES (1, 'A'), (2, 'B');` };

test("applies what is waiting, once, and says so", async () => {
  const url = await scratchDatabase();
  const folder = migrationsFolderWith({ "1_shelf": shelf });
  expect(await migrate(url, { folder })).toEqual({ applied: ["1_shelf"] });
  addMigrations(folder, { "2_fill": fillShelf });
  const lines: string[] = [];
  expect(await migrate(url, { folder, log: (line) => lines.push(line) })).toEqual({ applied: ["2_fill"] });
  expect(lines).toEqual(["Applied 2_fill"]);
  expect(await migrate(url, { folder })).toEqual({ applied: [] });
  expect(await runQuery(url, 'SELECT label FROM "Shelf" ORDER BY id')).toEqual([{ label: "A" }, { label: "B" }]);
});

describe("a migration that fails", () => {
  test("leaves the database as it was, and says which it is and what failed", async () => {
    const url = await scratchDatabase();
    const folder = migrationsFolderWith({ "1_shelf": shelf });
    await migrate(url, { folder });
    const before = await describeSchema(url);

    const bad = `${fillShelf.up}\nCREATE TABLE "Extra" (id INTEGER);\nINSERT INTO "Nowhere" VALUES (1);\nDROP TABLE "Shelf";`;
    addMigrations(folder, { "2_bad": { up: bad }, "3_later": { up: 'CREATE TABLE "Later" (id INTEGER);' } });
    await expect(migrate(url, { folder })).rejects.toThrow(/2_bad failed.*Nowhere/);

    expect(await describeSchema(url)).toEqual(before);
    expect(await runQuery(url, 'SELECT * FROM "Shelf"')).toEqual([]);
    expect((await getStatus(url, { folder })).map(({ state }) => state)).toEqual(["applied", "pending", "pending"]);

    addMigrations(folder, { "2_bad": fillShelf });
    expect(await migrate(url, { folder })).toEqual({ applied: ["2_bad", "3_later"] });
  });

  test("is one that leaves references that lead nowhere", async () => {
    const url = await scratchDatabase();
    const box = 'CREATE TABLE "Box" (id INTEGER PRIMARY KEY, shelf INTEGER NOT NULL REFERENCES "Shelf" (id));';
    const folder = migrationsFolderWith({ "1_shelf": shelf, "2_box": { up: box } });
    addMigrations(folder, { "3_lost": { up: 'INSERT INTO "Box" VALUES (1, 99);' } });
    await expect(migrate(url, { folder })).rejects.toThrow(/3_lost failed.*Box/);
    expect(await runQuery(url, 'SELECT * FROM "Box"')).toEqual([]);
  });

  test("is one that would end its transaction", async () => {
    const url = await scratchDatabase();
    const folder = migrationsFolderWith({ "1_commits": { up: `${shelf.up}\nCOMMIT;` } });
    await expect(migrate(url, { folder })).rejects.toThrow(/1_commits was not run.*COMMIT;/);
    expect(await describeSchema(url)).toEqual([]);
  });
});

describe("an applied migration is refused by name", () => {
  test("when its file was edited since, but not for the ends of its lines", async () => {
    const url = await scratchDatabase();
    const folder = migrationsFolderWith({ "1_shelf": { up: `${shelf.up}\n` } });
    await migrate(url, { folder });
    addMigrations(folder, { "1_shelf": { up: `${shelf.up}\r\n` } });
    expect(await migrate(url, { folder })).toEqual({ applied: [] });
    addMigrations(folder, { "1_shelf": { up: `${shelf.up} -- edited` }, "2_fill": fillShelf });
    await expect(migrate(url, { folder })).rejects.toThrow(/1_shelf was edited/);
    expect((await getStatus(url, { folder })).map(({ state }) => state)).toEqual(["edited", "pending"]);
    expect(await runQuery(url, 'SELECT * FROM "Shelf"')).toEqual([]);
  });

  test("when its folder is missing", async () => {
    const url = await scratchDatabase();
    const folder = migrationsFolderWith({ "1_shelf": shelf });
    await migrate(url, { folder });
    rmSync(join(folder, "1_shelf"), { recursive: true });
    await expect(migrate(url, { folder })).rejects.toThrow(/1_shelf .*missing/);
  });
});

test("rebuilding a table that has cascading children loses none of them, there and back", async () => {
  const url = await scratchDatabase();
  const dialect = dialectOf(url);
  const [before, after] = ["name String?", 'name String @default("none")'].map(
    (name) => `
      datasource db {
        provider = "${dialect.name}"
      }
      model Parent {
        id Int @id
        ${name}
        children Child[]
      }
      model Child {
        id Int @id
        parentId Int
        parent Parent @relation(fields: [parentId], references: [id], onDelete: Cascade)
      }`,
  );
  const folder = migrationsFolderWith({ "1_first": { up: (await diff(dialect, undefined, before)) ?? "" } });
  await migrate(url, { folder });
  await runQuery(url, `INSERT INTO "Parent" VALUES (1, 'P'); INSERT INTO "Child" VALUES (1, 1), (2, 1), (3, 1);`);

  const rebuild = { up: (await diff(dialect, before, after)) ?? "", down: (await diff(dialect, after, before)) ?? "" };
  if (dialect.name === "sqlite") expect(rebuild.up).toContain('DROP TABLE "Parent"');
  addMigrations(folder, { "2_rebuild": rebuild });
  await migrate(url, { folder });
  expect(await runQuery(url, 'SELECT id FROM "Child" ORDER BY id')).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
  await rollback(url, { folder });
  expect(await runQuery(url, 'SELECT id FROM "Child" ORDER BY id')).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
});

if (inject("dialect") === "sqlite")
  test("the file is created with its folder, and has a write-ahead log", async () => {
    const file = join((await scratchDatabase()).slice("file:".length), "..", "deeper", "shop.db");
    await migrate(`file:${file}`, { folder: migrationsFolderWith({ "1_shelf": shelf }) });
    expect(await runQuery(`file:${file}`, "PRAGMA journal_mode")).toEqual([{ journal_mode: "wal" }]);
  });

if (inject("dialect") === "sqlite")
  test("asking for the status creates no file", async () => {
    const url = await scratchDatabase();
    expect((await getStatus(url)).map(({ state }) => state)).toContain("pending");
    expect(existsSync(url.slice("file:".length))).toBe(false);
  });
