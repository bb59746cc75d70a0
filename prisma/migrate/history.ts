/** Compares the applied migrations of a database with the folder. */
import { MigrationError, type MigrationsConnection, type RecordedMigration } from "./dialects/dialect";
import { checksum, type Migration } from "./folder";

export type MigrationState = "applied" | "pending" | "edited" | "missing" | "unfinished";

export interface HistoryEntry {
  readonly name: string;
  readonly state: MigrationState;
  readonly appliedAt: Date | undefined;
  /** Undefined when it is missing in the folder. */
  readonly migration: Migration | undefined;
}

/** All migrations of the database or the folder, oldest first. */
export async function getHistory(connection: MigrationsConnection, migrations: Migration[]): Promise<HistoryEntry[]> {
  const recorded = new Map((await connection.recorded()).map((row) => [row.name, row]));
  const inFolder = new Map(migrations.map((migration) => [migration.name, migration]));
  return [...new Set([...recorded.keys(), ...inFolder.keys()])].sort().map((name) => {
    const [row, migration] = [recorded.get(name), inFolder.get(name)];
    return { name, state: stateOf(row, migration), appliedAt: row?.finishedAt, migration };
  });
}

/** @throws MigrationError when the applied migrations differ from the folder. */
export function refuseDivergence(entries: HistoryEntry[]): void {
  for (const { name, state } of entries) {
    if (state === "edited") {
      throw new MigrationError(
        `Migration ${name} was edited after it was applied. Restore its migration.sql and write the change as a new migration, or roll it back and migrate again.`,
      );
    }
    if (state === "missing") {
      throw new MigrationError(
        `Migration ${name} was applied to this database, but its folder is missing. Restore the folder. The database may be newer than this version of Deckle.`,
      );
    }
    if (state === "unfinished") {
      throw new MigrationError(
        `Migration ${name} was started by another command and not finished. Repair the database by hand or restore a backup, then delete the migration's row from _prisma_migrations.`,
      );
    }
  }
}

function stateOf(row: RecordedMigration | undefined, migration: Migration | undefined): MigrationState {
  if (!row) return "pending";
  if (!row.finishedAt) return "unfinished";
  if (!migration) return "missing";
  return lineEndingVariants(migration.sql).some((sql) => checksum(sql) === row.checksum) ? "applied" : "edited";
}

// A checkout may have changed line endings, which is not an edit; Prisma does the same.
function lineEndingVariants(sql: string): string[] {
  const unix = sql.replaceAll("\r\n", "\n");
  return [sql, unix, unix.replaceAll("\n", "\r\n")];
}
