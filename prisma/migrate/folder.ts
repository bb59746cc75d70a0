import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { MigrationsDialect } from "./dialects/dialect";

/** One migration folder, in Prisma's layout, with a down.sql. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** The SQL that reverts it; not every migration has one. */
  readonly downSql: string | undefined;
}

/** The folder of the schema and the migrations. */
export const schemaFolder = fileURLToPath(new URL("..", import.meta.url));

export function migrationsFolder(dialect: MigrationsDialect, root = schemaFolder): string {
  return join(root, "migrations", dialect.name);
}

/** The migrations in a folder, oldest first; none if the folder does not exist. */
export function readMigrations(folder: string): Migration[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, "migration.sql")))
    .sort()
    .map((name) => ({
      name,
      sql: readFileSync(join(folder, name, "migration.sql"), "utf8"),
      downSql: readOptional(join(folder, name, "down.sql")),
    }));
}

/** The checksum as Prisma computes it, so that its own command agrees. */
export function checksum(sql: string): string {
  return createHash("sha256").update(sql).digest("hex");
}

function readOptional(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
