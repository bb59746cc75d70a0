/** For tests of the migrations runner: queries, small migration folders, and schemas as text. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import pg from "pg";
import { onTestFinished } from "vitest";
import { dialectOf } from "./dialects/dialects";
import { postgresqlSchema, sqliteSchema } from "./testing-schema-sql";

type Row = Record<string, unknown>;

/** Runs SQL without the migrations runner; returns the rows of the last statement. */
export async function runQuery(url: string, sql: string): Promise<Row[]> {
  if (dialectOf(url).name === "sqlite") {
    const db = new Database(url.slice("file:".length));
    try {
      const reads = /^\s*(select|pragma|with)/i.test(sql);
      if (reads) return db.prepare<[], Row>(sql).all();
      db.exec(sql);
      return [];
    } finally {
      db.close();
    }
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** The whole schema but Prisma's own table, as sorted lines that are equal for equal schemas. */
export async function describeSchema(url: string): Promise<string[]> {
  const rows = await runQuery(url, dialectOf(url).name === "sqlite" ? sqliteSchema : postgresqlSchema);
  return rows.map((row) => Object.values(row).join(" ")).sort();
}

export interface TestMigration {
  readonly up: string;
  readonly down?: string;
}

/** Creates a folder with these migrations, until the end of the test. `addMigrations` changes or adds to it. */
export function migrationsFolderWith(migrations: Record<string, TestMigration>): string {
  const folder = mkdtempSync(join(tmpdir(), "deckle-migrations-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  addMigrations(folder, migrations);
  return folder;
}

export function addMigrations(folder: string, migrations: Record<string, TestMigration>): void {
  for (const [name, { up, down }] of Object.entries(migrations)) {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, "migration.sql"), up);
    if (down !== undefined) writeFileSync(join(folder, name, "down.sql"), down);
  }
}

/** Holds the migration lock during `work`. */
export async function whileMigrating<Result>(url: string, work: () => Promise<Result>): Promise<Result> {
  const connection = await dialectOf(url).connect(url, { log: () => {} });
  try {
    return await connection.transaction(work);
  } finally {
    await connection.close();
  }
}
