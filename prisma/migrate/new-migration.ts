import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { MigrationError, type MigrationsDialect } from "../../lib/db/dialects/migrations";
import { derivePostgres } from "../derive";
import { dialects } from "./dialects";
import { diff } from "./diff";
import { migrationsFolder, readMigrations, schemaFolder } from "./folder";

/**
 * Writes a migration for every database, there and back, from how the schema changed since the newest one. The result
 * is its name, or undefined when nothing changed. A name that begins with fourteen digits keeps them as its time.
 * @throws MigrationError when the name or the schema is wrong.
 */
export async function newMigration(title: string, root = schemaFolder): Promise<string | undefined> {
  const name = nameOf(title, root);
  const schema = readFileSync(join(root, "schema.prisma"), "utf8");
  writeFileSync(join(root, "schema.postgresql.prisma"), derivePostgres(schema));
  const changes = [];
  for (const dialect of dialects) changes.push(await changeOf(dialect, root));
  if (changes.every(({ up }) => up === undefined)) return undefined;
  for (const change of changes) write(join(migrationsFolder(change.dialect, root), name), change);
  return name;
}

function nameOf(title: string, root: string): string {
  const [, time = now(), words = ""] = /^(?:(\d{14})_)?(.*)$/s.exec(title) ?? [];
  const name = words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_|_$/g, "");
  if (name === "") throw new MigrationError("A migration's name needs letters or digits, such as add_publisher.");
  const newest = dialects
    .flatMap((dialect) => readMigrations(migrationsFolder(dialect, root)))
    .map((each) => each.name)
    .sort()
    .at(-1);
  if (newest !== undefined && `${time}_${name}` <= newest) {
    throw new MigrationError(
      `A new migration comes after the newest one, ${newest}; ${time}_${name} would come before it.`,
    );
  }
  return `${time}_${name}`;
}

function now(): string {
  return new Date().toISOString().replace(/\D/g, "").slice(0, 14);
}

interface Change {
  readonly dialect: MigrationsDialect;
  readonly schema: string;
  readonly up: string | undefined;
  readonly down: string | undefined;
}

/** What leads from the schema of the newest migration to today's, and back. */
async function changeOf(dialect: MigrationsDialect, root: string): Promise<Change> {
  const newest = readMigrations(migrationsFolder(dialect, root)).at(-1);
  if (newest && newest.schema === undefined) {
    throw new MigrationError(
      `The migration ${newest.name} has no schema.prisma beside it to compare today's schema with.`,
    );
  }
  const schema = readFileSync(join(root, dialect.schemaFile), "utf8");
  const up = await diff(dialect, newest?.schema, schema);
  const down = await diff(dialect, schema, newest?.schema);
  return { dialect, schema, up, down };
}

function write(folder: string, { dialect, schema, up, down }: Change): void {
  const nothing = "-- Nothing changes on this database.\n";
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "..", "migration_lock.toml"), lockFile(dialect));
  writeFileSync(join(folder, "down.sql"), down ?? nothing);
  writeFileSync(join(folder, "schema.prisma"), schema);
  // Last, as a folder is a migration only once it has this file.
  writeFileSync(join(folder, "migration.sql"), up ?? nothing);
}

function lockFile(dialect: MigrationsDialect): string {
  return `# Prisma's: which database the migrations beside it are for.\nprovider = "${dialect.name}"\n`;
}
