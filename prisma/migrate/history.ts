/** What a database says was applied, beside what the folder has. */
import { MigrationError, type MigrationsConnection, type RecordedMigration } from "./dialects/dialect";
import { checksum, type Migration } from "./folder";

export type MigrationState = "applied" | "waiting" | "edited" | "missing" | "unfinished";

export interface HistoryEntry {
  readonly name: string;
  readonly state: MigrationState;
  readonly appliedAt: Date | undefined;
  /** Undefined when the folder does not have it. */
  readonly migration: Migration | undefined;
}

/** Every migration that the database or the folder knows, oldest first. */
export async function history(connection: MigrationsConnection, migrations: Migration[]): Promise<HistoryEntry[]> {
  const recorded = new Map((await connection.recorded()).map((row) => [row.name, row]));
  const inFolder = new Map(migrations.map((migration) => [migration.name, migration]));
  return [...new Set([...recorded.keys(), ...inFolder.keys()])].sort().map((name) => {
    const [row, migration] = [recorded.get(name), inFolder.get(name)];
    return { name, state: stateOf(row, migration), appliedAt: row?.finishedAt, migration };
  });
}

/** @throws MigrationError when what was applied is not what the folder has. */
export function refuseDivergence(entries: HistoryEntry[]): void {
  for (const { name, state } of entries) {
    if (state === "edited") {
      throw new MigrationError(
        `The migration ${name} was edited after it had been applied. Put its migration.sql back as it was and write the change as a new migration, or roll back to before it and migrate again.`,
      );
    }
    if (state === "missing") {
      throw new MigrationError(
        `The migration ${name} was applied to this database, but its folder is missing. Put the folder back: the database may be ahead of this version of Deckle.`,
      );
    }
    if (state === "unfinished") {
      throw new MigrationError(
        `The migration ${name} was begun by another command and not finished. Put the database right by hand, or restore a copy, then delete that migration's row from _prisma_migrations.`,
      );
    }
  }
}

function stateOf(row: RecordedMigration | undefined, migration: Migration | undefined): MigrationState {
  if (!row) return "waiting";
  if (!row.finishedAt) return "unfinished";
  if (!migration) return "missing";
  return spellings(migration.sql).some((sql) => checksum(sql) === row.checksum) ? "applied" : "edited";
}

// A checkout may have changed the ends of lines, which is not an edit; Prisma thinks so too.
function spellings(sql: string): string[] {
  const unix = sql.replaceAll("\r\n", "\n");
  return [sql, unix, unix.replaceAll("\n", "\r\n")];
}
