import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Loaded, load } from "./load";

const folder = mkdtempSync(join(tmpdir(), "deckle-bench-"));
let loaded: Loaded;

beforeAll(async () => {
  loaded = await load(1000, folder);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a database is made once, and kept for the next time", async () => {
  const made = statSync(loaded.file).mtimeMs;
  expect(await load(1000, folder)).toEqual(loaded);
  expect(statSync(loaded.file).mtimeMs).toBe(made);
  expect(loaded.rows).toMatchObject({ Book: 1000, Author: 50, Store: 50 });
});

test("what comes later is indexed and counted, as in any other database", () => {
  const db = new Database(loaded.file);
  const found = db.prepare(`SELECT rowid AS id FROM "BookSearch" WHERE "BookSearch" MATCH 'quixotry'`);
  const total = db.prepare(`SELECT rows FROM "RowTotal" WHERE entity = 'book'`).pluck();
  db.exec(
    `BEGIN; INSERT INTO "Book" (id, title, titleFold, updatedAt) VALUES (5000, 'Quixotry', 'quixotry', '2026-01-01')`,
  );
  const seen = [found.all(), total.get()];
  db.exec("ROLLBACK");
  db.close();
  expect(seen).toEqual([[{ id: 5000 }], 1001]);
});
