import { randomUUID } from "node:crypto";
import type { ConnectOptions, MigrationsConnection } from "./dialects/dialect";
import { dialectOf } from "./dialects/dialects";
import { checksum, type Migration, migrationsFolder, readMigrations } from "./folder";
import { getHistory, refuseDivergence } from "./history";
import { runSql } from "./run-sql";

export interface RunOptions {
  /** The folder of this database's migrations; Deckle's own by default. */
  readonly folder?: string;
  /** Receives progress messages. */
  readonly log?: (line: string) => void;
  /** For how many milliseconds to wait for another process that is migrating. */
  readonly timeoutMs?: number;
}

/**
 * Applies every pending migration, each in a transaction of its own, and returns the names of those applied.
 * @throws MigrationError when one fails (the database is then as it was before that one), when an applied one was
 * edited or is missing, or when the database cannot be opened or is locked by another process.
 */
export async function migrate(databaseUrl: string, options: RunOptions = {}): Promise<{ applied: string[] }> {
  return withDatabase(databaseUrl, options, async (connection, migrations) => {
    const applied: string[] = [];
    while (await isBehind(connection, migrations)) {
      const name = await connection.transaction(() => applyNext(connection, migrations));
      if (name === undefined) continue;
      applied.push(name);
      options.log?.(`Applied ${name}`);
    }
    return { applied };
  });
}

/** Opens the database with its migrations folder, and always closes it. */
export async function withDatabase<Result>(
  databaseUrl: string,
  options: RunOptions & Pick<ConnectOptions, "readOnly">,
  work: (connection: MigrationsConnection, migrations: Migration[]) => Promise<Result>,
): Promise<Result> {
  const dialect = dialectOf(databaseUrl);
  const connection = await dialect.connect(databaseUrl, { ...options, log: options.log ?? (() => {}) });
  try {
    return await work(connection, readMigrations(options.folder ?? migrationsFolder(dialect)));
  } finally {
    await connection.close();
  }
}

// Checked without the lock, so that a start without pending migrations does not wait.
async function isBehind(connection: MigrationsConnection, migrations: Migration[]): Promise<boolean> {
  const entries = await getHistory(connection, migrations);
  refuseDivergence(entries);
  return entries.some(({ state }) => state === "pending");
}

/**
 * Checks again for pending migrations, as another process may have applied some; undefined when there are none left.
 */
async function applyNext(connection: MigrationsConnection, migrations: Migration[]): Promise<string | undefined> {
  const entries = await getHistory(connection, migrations);
  refuseDivergence(entries);
  const next = entries.find(({ state }) => state === "pending")?.migration;
  if (!next) return undefined;
  const startedAt = new Date();
  await runSql(connection, next.sql, `The migration ${next.name}`);
  await connection.record({ id: randomUUID(), name: next.name, checksum: checksum(next.sql), startedAt });
  return next.name;
}
