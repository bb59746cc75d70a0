/** The snapshot of the newest migration, with which db:new compares the current schema and definitions. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SearchableTable } from "../../lib/search/searchable";
import { MigrationError, type MigrationsDialect } from "./dialects/dialect";
import { dialects } from "./dialects/dialects";
import { migrationsFolder, readMigrations } from "./folder";

export interface Snapshot {
  /** The newest migration; undefined where there is none. */
  readonly migration: string | undefined;
  readonly searchable: readonly SearchableTable[];
}

/**
 * The definitions as of the newest migration.
 * @throws MigrationError when the snapshot does not belong to the newest migration.
 */
export function readSnapshot(root: string): Snapshot {
  const newest = newestMigration(root);
  const file = snapshotFile(root);
  const snapshot: Snapshot = existsSync(file)
    ? JSON.parse(readFileSync(file, "utf8"))
    : { migration: undefined, searchable: [] };
  if (snapshot.migration !== newest) {
    throw new MigrationError(
      `The newest migration is ${newest ?? "none"}, but prisma/migrations/snapshot.json belongs to ${snapshot.migration ?? "none"}. Restore it, and the schema.prisma of each database beside it, from the commit in which that migration is the newest.`,
    );
  }
  return snapshot;
}

/** The schema as of the newest migration; undefined where there is none. */
export function readSchema(dialect: MigrationsDialect, root: string): string | undefined {
  const file = schemaSnapshotFile(dialect, root);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

export function writeSnapshot(root: string, snapshot: Snapshot): void {
  for (const dialect of dialects) {
    writeFileSync(schemaSnapshotFile(dialect, root), readFileSync(join(root, dialect.schemaFile)));
  }
  writeFileSync(snapshotFile(root), `${JSON.stringify(snapshot, undefined, 2)}\n`);
}

export function newestMigration(root: string): string | undefined {
  return dialects
    .flatMap((dialect) => readMigrations(migrationsFolder(dialect, root)))
    .map(({ name }) => name)
    .sort()
    .at(-1);
}

function snapshotFile(root: string): string {
  return join(root, "migrations", "snapshot.json");
}

function schemaSnapshotFile(dialect: MigrationsDialect, root: string): string {
  return join(migrationsFolder(dialect, root), "schema.prisma");
}
