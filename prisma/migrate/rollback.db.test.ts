// @postgresql: migrations run in another kind of transaction
/** The way back, with small migrations made for each test. */
import { expect, test } from "vitest";
import { scratchDatabase } from "@/lib/testing/scratch-database";
import { migrate } from "./migrate";
import { DataLossError, rollback } from "./rollback";
import { getStatus } from "./status";
import { addMigrations, describeSchema, migrationsFolderWith, runQuery } from "./testing";

const migrations = {
  "1_shelf": { up: 'CREATE TABLE "Shelf" (id INTEGER PRIMARY KEY, label TEXT);', down: 'DROP TABLE "Shelf";' },
  "2_width": { up: 'ALTER TABLE "Shelf" ADD COLUMN width INTEGER;', down: 'ALTER TABLE "Shelf" DROP COLUMN width;' },
  "3_room": { up: 'CREATE TABLE "Room" (id INTEGER PRIMARY KEY);', down: 'DROP TABLE "Room";' },
};

async function migrated() {
  const url = await scratchDatabase();
  const folder = migrationsFolderWith(migrations);
  await migrate(url, { folder });
  const applied = async () =>
    (await getStatus(url, { folder })).filter(({ state }) => state === "applied").map(({ name }) => name);
  return { url, folder, applied };
}

test("goes back one migration, or several, or to a name", async () => {
  const { url, folder, applied } = await migrated();
  expect(await rollback(url, { folder })).toEqual({ rolledBack: ["3_room"] });
  await migrate(url, { folder });
  expect(await rollback(url, { folder, count: 2 })).toEqual({ rolledBack: ["3_room", "2_width"] });
  await migrate(url, { folder });
  expect(await rollback(url, { folder, to: "1_shelf" })).toEqual({ rolledBack: ["3_room", "2_width"] });
  expect(await applied()).toEqual(["1_shelf"]);
});

test("says what would be lost, loses nothing, and goes on only when told to", async () => {
  const { url, folder, applied } = await migrated();
  await runQuery(url, `INSERT INTO "Room" VALUES (1); INSERT INTO "Shelf" VALUES (1, 'A', 80), (2, 'B', NULL);`);
  const before = await describeSchema(url);

  const refused = await rollback(url, { folder, count: 2 }).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(DataLossError);
  expect((refused as DataLossError).losses.sort()).toEqual([
    "the column Shelf.width with 1 value",
    "the table Room with 1 row",
  ]);
  expect(await applied()).toEqual(["1_shelf", "2_width", "3_room"]);
  expect(await describeSchema(url)).toEqual(before);
  expect(await runQuery(url, 'SELECT width FROM "Shelf" ORDER BY id')).toEqual([{ width: 80 }, { width: null }]);
  expect(await runQuery(url, 'SELECT id FROM "Room"')).toEqual([{ id: 1 }]);

  await rollback(url, { folder, count: 2, yes: true });
  expect(await applied()).toEqual(["1_shelf"]);
  expect(await runQuery(url, 'SELECT * FROM "Shelf" ORDER BY id')).toEqual([
    { id: 1, label: "A" },
    { id: 2, label: "B" },
  ]);
});

test("asks too where rows or single values would go", async () => {
  const { url, folder } = await migrated();
  await runQuery(url, `INSERT INTO "Shelf" VALUES (1, 'A', 80), (2, 'B', 90);`);
  addMigrations(folder, { "4_rows": { up: "SELECT 1;", down: 'DELETE FROM "Shelf" WHERE id = 2;' } });
  await migrate(url, { folder });
  await expect(rollback(url, { folder })).rejects.toThrow(/ {2}1 row of Shelf/);
  addMigrations(folder, { "4_rows": { up: "SELECT 1;", down: 'UPDATE "Shelf" SET label = NULL;' } });
  await expect(rollback(url, { folder })).rejects.toThrow(/ {2}2 values of Shelf.label/);
});

test("does not ask where there is nothing to lose", async () => {
  const { url, folder } = await migrated();
  await runQuery(url, `INSERT INTO "Shelf" VALUES (1, 'A', NULL)`);
  await rollback(url, { folder, count: 2 });
  expect(await runQuery(url, 'SELECT * FROM "Shelf"')).toEqual([{ id: 1, label: "A" }]);
});

test("a way back that fails leaves everything as it was", async () => {
  const { url, folder, applied } = await migrated();
  addMigrations(folder, { "2_width": { ...migrations["2_width"], down: 'DROP TABLE "Shelf"; DROP TABLE "Nowhere";' } });
  const before = await describeSchema(url);
  await expect(rollback(url, { folder, count: 2, yes: true })).rejects.toThrow(/Rolling back 2_width failed.*Nowhere/);
  expect(await describeSchema(url)).toEqual(before);
  expect(await applied()).toEqual(["1_shelf", "2_width", "3_room"]);
});

test("there is no way back without down.sql, beyond the first, or to what is not applied", async () => {
  const { url, folder } = await migrated();
  await expect(rollback(url, { folder, count: 4 })).rejects.toThrow("only 3 are applied");
  await expect(rollback(url, { folder, to: "9_nine" })).rejects.toThrow("Migration 9_nine is not applied");
  addMigrations(folder, { "4_oneway": { up: "SELECT 1;" } });
  await migrate(url, { folder });
  await expect(rollback(url, { folder })).rejects.toThrow("4_oneway has no down.sql");
  expect((await getStatus(url, { folder })).at(-1)?.state).toBe("applied");
});

test("an edited migration can go back, to be applied anew", async () => {
  const { url, folder } = await migrated();
  addMigrations(folder, { "3_room": { ...migrations["3_room"], up: 'CREATE TABLE "Room" (id INTEGER, name TEXT);' } });
  await rollback(url, { folder });
  expect(await migrate(url, { folder })).toEqual({ applied: ["3_room"] });
});
