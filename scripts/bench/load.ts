/** Creates the benchmark's databases and caches them for later runs. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { migrate } from "../../prisma/migrate/migrate";
import { digest, root, run } from "../steps.mjs";
import { dataSet, type Row, rareWord } from "./data";

export interface Loaded {
  books: number;
  file: string;
  /** The number of rows per table. */
  rows: Record<string, number>;
  bytes: number;
  /** The time to create it, in seconds. */
  seconds: { rows: number; indexes: number; search: number; all: number };
}

export const benchFolder = join(root, "data", "bench");

/**
 * The database with a number of books; reused if the same loader created it from the same migrations.
 * @throws Error when it differs from a migrated database whose rows were inserted one by one
 */
export async function load(books: number, folder = benchFolder): Promise<Loaded> {
  const name = `${books}-${fingerprint()}`;
  const [file, report] = [join(folder, `${name}.db`), join(folder, `${name}.json`)];
  if (existsSync(report) && existsSync(file)) return JSON.parse(readFileSync(report, "utf8"));
  mkdirSync(folder, { recursive: true });
  for (const old of readdirSync(folder)) if (old.startsWith(`${books}-`)) rmSync(join(folder, old));

  const unfinished = `${file}.unfinished`;
  const { rows, seconds } = await make(unfinished, books);
  renameSync(unfinished, file);
  const loaded = { books, file, rows, bytes: statSync(file).size, seconds };
  writeFileSync(report, JSON.stringify(loaded));
  return loaded;
}

/** A digest of everything that determines the database. */
const fingerprint = () =>
  digest([
    ...["prisma/migrations/sqlite", "lib/search", "scripts/bench/data.ts", "scripts/bench/load.ts"],
    ...["prisma/seed/books.csv", "lib/values/text.ts"],
  ]).slice(0, 12);

async function make(file: string, books: number) {
  const began = performance.now();
  await migrate(`file:${file}`);
  const db = new Database(file);
  // A power failure leaves an unfinished file, which is created again.
  db.exec(
    "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -500000; PRAGMA temp_store = MEMORY",
  );
  const before = schemaOf(db);

  // Maintaining indexes and search index row by row would take ten times as long.
  const [triggers, indexes] = [before.filter(isOf("trigger")), before.filter(isOf("index"))];
  for (const { type, name } of [...triggers, ...indexes]) db.exec(`DROP ${type} "${name}"`);
  const rows = Object.fromEntries(
    Object.entries(dataSet(books)).map(([table, make]) => [table, insertAll(db, table, make())]),
  );
  const filled = performance.now();
  for (const { sql } of [...indexes, ...triggers]) db.exec(sql);
  const indexed = performance.now();
  db.close();
  await run([process.execPath, "--import", "tsx", "scripts/db.ts", "reindex"], {
    env: { DATABASE_URL: `file:${file}` },
  });
  const searchable = performance.now();

  check(file, before, rows);
  return {
    rows,
    seconds: {
      rows: inSeconds(filled - began),
      indexes: inSeconds(indexed - filled),
      search: inSeconds(searchable - indexed),
      all: inSeconds(performance.now() - began),
    },
  };
}

interface SchemaObject {
  type: string;
  name: string;
  sql: string;
}

/** The schema of the database, without SQLite's automatic indexes. */
function schemaOf(db: Database.Database): SchemaObject[] {
  return db
    .prepare<[], SchemaObject>("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name")
    .all();
}

const isOf = (type: string) => (part: SchemaObject) => part.type === type;

/** Writes all rows in one transaction and returns their numbers. */
function insertAll(db: Database.Database, table: string, rows: Iterable<Row>): number {
  let insert: Database.Statement | undefined;
  let count = 0;
  db.exec("BEGIN");
  for (const row of rows) {
    const columns = Object.keys(row);
    insert ??= db.prepare(
      `INSERT INTO "${table}" (${columns.map((name) => `"${name}"`)}) VALUES (${columns.map(() => "?")})`,
    );
    insert.run(Object.values(row));
    count++;
  }
  db.exec("COMMIT");
  return count;
}

/** @throws Error when a counter or search row is missing that inserting one by one would have written */
function check(file: string, before: SchemaObject[], rows: Record<string, number>): void {
  const db = new Database(file);
  const number = (sql: string) => Number(db.prepare<[], number>(sql).pluck().get());
  const expected: [what: string, found: unknown, expected: unknown][] = [
    ["indexes and triggers", JSON.stringify(schemaOf(db)), JSON.stringify(before)],
    ["references", db.prepare("PRAGMA foreign_key_check").all().length, 0],
    ["the count of books", number(`SELECT rows FROM "RowTotal" WHERE entity = 'book'`), rows.Book],
    ["what the stores list", number(`SELECT sum(listed) FROM "StoreTotal"`), rows.Stock],
    ["the rare word's books", number(`SELECT count(*) FROM "BookSearch" WHERE "BookSearch" MATCH '${rareWord}'`), 3],
  ];
  db.close();
  for (const [what, found, wanted] of expected) {
    if (found !== wanted) throw new Error(`The loaded database is wrong in ${what}: ${found} instead of ${wanted}.`);
  }
}

const inSeconds = (milliseconds: number) => Math.round(milliseconds / 100) / 10;
