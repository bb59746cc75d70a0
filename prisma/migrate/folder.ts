import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { MigrationsDialect } from "./dialects/dialect";

/** One folder of migrations, as Prisma lays it out, with the way back beside it. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** The way back; not every migration has one. */
  readonly downSql: string | undefined;
}

/** Where the schema is, and the migrations beside it. */
export const schemaFolder = fileURLToPath(new URL("..", import.meta.url));

export function migrationsFolder(dialect: MigrationsDialect, root = schemaFolder): string {
  return join(root, "migrations", dialect.name);
}

/** The migrations in a folder, oldest first. A folder that does not exist has none. */
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

/** As Prisma computes it, so that its own command agrees. */
export function checksum(sql: string): string {
  return createHash("sha256").update(sql).digest("hex");
}

function readOptional(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
