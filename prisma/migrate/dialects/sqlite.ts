/** Migrations on SQLite. */
import { existsSync } from "node:fs";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import Database from "better-sqlite3";
import { createPrivateFile, getFileWriteProblem } from "../../../lib/db/dialects/sqlite-file";
import {
  type ConnectOptions,
  type Contents,
  MigrationError,
  type MigrationsConnection,
  type MigrationsDialect,
  waitForTurn,
} from "./dialect";

export const sqliteMigrations: MigrationsDialect = {
  name: "sqlite",
  schemaFile: "schema.prisma",
  owns: (url) => url.startsWith("file:"),
  finishSql: keepSequences,
  engineAdapter: () => new PrismaBetterSqlite3({ url: ":memory:" }),

  async connect(url, options) {
    const db = open(url.slice("file:".length), options);
    const isTable = db.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?");

    return {
      transaction: (work) => transaction(db, work, options),

      async run(sql) {
        db.exec(sql);
        checkReferences(db);
      },

      async recorded() {
        if (!isTable.get("_prisma_migrations")) return [];
        return db
          .prepare<[], Recorded>(recordedQuery)
          .all()
          .map(({ name, checksum, finishedAt }) => ({
            name,
            checksum,
            finishedAt: finishedAt === null ? undefined : new Date(finishedAt),
          }));
      },

      async record({ id, name, checksum, startedAt }) {
        db.exec(prismasTable);
        db.prepare(
          `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
           VALUES (?, ?, ?, ?, ?, 1)`,
        ).run(id, checksum, Date.now(), name, startedAt.getTime());
      },

      async forget(name) {
        db.prepare("DELETE FROM _prisma_migrations WHERE migration_name = ?").run(name);
      },

      contents: async () => contents(db),

      async close() {
        db.close();
      },
    } satisfies MigrationsConnection;
  },
};

/**
 * Ids of deleted rows are never reused, as the history refers to them. A table that is rebuilt would lose its sequence.
 */
function keepSequences(sql: string): string {
  return sql.replace(/^DROP TABLE "(\w+)";\nALTER TABLE "(new_\1)" RENAME TO "\1";/gm, (renaming, table, made) =>
    new RegExp(`^CREATE TABLE "${made}" \\([^;]*AUTOINCREMENT`, "m").test(sql)
      ? `DELETE FROM sqlite_sequence WHERE name = '${made}';
INSERT INTO sqlite_sequence (name, seq) SELECT '${made}', seq FROM sqlite_sequence WHERE name = '${table}';
${renaming}`
      : renaming,
  );
}

interface Recorded {
  name: string;
  checksum: string;
  finishedAt: number | string | null;
}

const recordedQuery = `
  SELECT migration_name AS name, checksum, finished_at AS finishedAt
  FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name`;

// Exactly what Prisma's engine creates; times are in milliseconds, as it writes them.
const prismasTable = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;

function open(file: string, { readOnly }: ConnectOptions): Database.Database {
  if (readOnly && !existsSync(file)) return new Database(":memory:");
  try {
    if (!readOnly) createPrivateFile(file);
    const problem = readOnly ? undefined : getFileWriteProblem(file);
    if (problem) throw new Error(problem.detail);
    // The driver would block the whole process while waiting.
    const db = new Database(file, { timeout: 0, readonly: readOnly === true });
    db.pragma("synchronous = FULL");
    return db;
  } catch (error) {
    throw new MigrationError(
      `The database file ${file} can't be opened: ${messageOf(error)}. Fix this, or change DATABASE_URL.`,
    );
  }
}

async function transaction<Result>(db: Database.Database, work: () => Promise<Result>, options: ConnectOptions) {
  await waitForTurn(async () => begin(db), options);
  try {
    const result = await work();
    db.exec("COMMIT");
    return result;
  } catch (error) {
    if (db.inTransaction) db.exec("ROLLBACK");
    throw error;
  } finally {
    db.pragma("foreign_keys = ON");
  }
}

/** Begins a transaction; returns false when another process holds the lock. */
function begin(db: Database.Database): boolean {
  try {
    db.pragma("journal_mode = WAL");
    // Has no effect inside a transaction, where rebuilding a table would delete all its cascading children.
    db.pragma("foreign_keys = OFF");
    db.exec("BEGIN IMMEDIATE");
    return true;
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY")) return false;
    throw error;
  }
}

function checkReferences(db: Database.Database): void {
  const broken = db.prepare<[], { table: string; parent: string }>("PRAGMA foreign_key_check").all();
  const pairs = new Set(broken.map(({ table, parent }) => `${table} → ${parent}`));
  if (pairs.size > 0) throw new MigrationError(`it leaves broken foreign keys: ${[...pairs].join(", ")}`);
}

function contents(db: Database.Database): Contents {
  // Without virtual tables and their shadow tables, which are derived from the other tables.
  const tables = db.prepare<[], { name: string }>(
    `SELECT name FROM pragma_table_list
     WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> '_prisma_migrations'`,
  );
  return new Map(tables.all().map(({ name }) => [name, countValues(db, name)]));
}

function countValues(db: Database.Database, table: string) {
  const columns = db.prepare<[string], { name: string }>("SELECT name FROM pragma_table_info(?)").all(table);
  const counts = ["count(*)", ...columns.map(({ name }) => `count(${quote(name)})`)];
  const [rows = 0, ...values] =
    db
      .prepare<[], number[]>(`SELECT ${counts} FROM ${quote(table)}`)
      .raw()
      .get() ?? [];
  return { rows, values: new Map(columns.map(({ name }, place) => [name, values[place] ?? 0])) };
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
