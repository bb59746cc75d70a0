import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rowTotalKey, type SearchableTable } from "../../lib/search/searchable";
import { derivePostgres } from "../derive";
import { MigrationError, type MigrationsDialect } from "./dialects/dialect";
import { dialects } from "./dialects/dialects";
import { diff } from "./diff";
import { migrationsFolder, readMigrations, schemaFolder } from "./folder";
import { readModels } from "./objects/models";
import { type DatabaseObject, migrationSql, type ObjectsDialect } from "./objects/objects";
import { postgresqlObjects } from "./objects/postgresql";
import { toSearchIndex } from "./objects/search-index";
import { sqliteObjects } from "./objects/sqlite";
import { newestMigration, readSchema, readSnapshot, writeSnapshot } from "./snapshot";

export interface NewMigrationOptions {
  /** The tables with a search index or a counter: db:new writes the objects that maintain them. */
  readonly searchable: readonly SearchableTable[];
  /** The folder of the schema and the migrations. */
  readonly root?: string;
}

/**
 * Writes a migration for every database, up and down, from the changes of the schema and the searchable tables since
 * the newest one. Returns its name, or undefined when nothing changed. A name that starts with fourteen digits keeps
 * them as its timestamp.
 * @throws MigrationError when the name, the schema or the definition of a searchable table is invalid.
 */
export async function newMigration(title: string, options: NewMigrationOptions): Promise<string | undefined> {
  const { root = schemaFolder, searchable } = options;
  const name = migrationName(title, root);
  writeFileSync(
    join(root, "schema.postgresql.prisma"),
    derivePostgres(readFileSync(join(root, "schema.prisma"), "utf8")),
  );
  const changes = await changesSinceNewest(options);
  if (changes.every(({ up }) => up === undefined)) return undefined;
  for (const change of changes) write(join(migrationsFolder(change.dialect, root), name), change);
  writeSnapshot(root, {
    migration: name,
    searchable: searchable.flatMap(({ table, search, counted }) =>
      search || counted ? { table, search, counted } : [],
    ),
  });
  return name;
}

interface Change {
  readonly dialect: MigrationsDialect;
  readonly up: string | undefined;
  readonly down: string | undefined;
}

/** The changes between the newest migration and the current schema and definitions, up and down, for each database. */
export async function changesSinceNewest({ root = schemaFolder, searchable }: NewMigrationOptions): Promise<Change[]> {
  const snapshot = readSnapshot(root);
  const changes: Change[] = [];
  for (const dialect of dialects) {
    const objects = objectsDialects[dialect.name];
    const before = readSchema(dialect, root);
    const today = readFileSync(join(root, dialect.schemaFile), "utf8");
    const [there, back] = [await diff(dialect, before, today), await diff(dialect, today, before)];
    const [was, is] = [
      generatedObjects(objects, snapshot.searchable, before),
      generatedObjects(objects, searchable, today),
    ];
    const migrations = readMigrations(migrationsFolder(dialect, root)).map(({ sql }) => sql);
    const byHand = objects
      .findHandWritten(migrations, (await diff(dialect, undefined, before)) ?? "")
      .filter(({ name }) => !was.some((object) => object.name === name));
    const [from, to] = [
      [...was, ...byHand],
      [...is, ...byHand],
    ];
    changes.push({
      dialect,
      up: migrationSql(objects, from, to, there),
      down: migrationSql(objects, to, from, back),
    });
  }
  return changes;
}

export const objectsDialects: Record<MigrationsDialect["name"], ObjectsDialect> = {
  sqlite: sqliteObjects,
  postgresql: postgresqlObjects,
};

/** The search indexes and counters of these tables. */
export function generatedObjects(
  objects: ObjectsDialect,
  searchable: readonly SearchableTable[],
  schema = "",
): DatabaseObject[] {
  const models = readModels(schema);
  return searchable.flatMap((described) => {
    const index = toSearchIndex(described, models);
    return [
      ...(index ? objects.searchObjects(index) : []),
      ...(described.counted ? objects.counterObjects(described.table, rowTotalKey(described.table)) : []),
    ];
  });
}

function migrationName(title: string, root: string): string {
  const [, time = now(), words = ""] = /^(?:(\d{14})_)?(.*)$/s.exec(title) ?? [];
  const name = words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_|_$/g, "");
  if (name === "") throw new MigrationError("A migration name must contain letters or digits, such as add_publisher.");
  const newest = newestMigration(root);
  if (newest !== undefined && `${time}_${name}` <= newest) {
    throw new MigrationError(
      `A new migration must sort after the newest one, ${newest}; ${time}_${name} would come before it.`,
    );
  }
  return `${time}_${name}`;
}

function now(): string {
  return new Date().toISOString().replace(/\D/g, "").slice(0, 14);
}

function write(folder: string, { dialect, up, down }: Change): void {
  const nothing = "-- Nothing changes on this database.\n";
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "..", "migration_lock.toml"), lockFile(dialect));
  writeFileSync(join(folder, "down.sql"), down ?? nothing);
  // Written last, as a folder is a migration only once it has this file.
  writeFileSync(join(folder, "migration.sql"), up ?? nothing);
}

function lockFile(dialect: MigrationsDialect): string {
  return `# Prisma's: which database the migrations beside it are for.\nprovider = "${dialect.name}"\n`;
}
