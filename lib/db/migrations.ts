import { db } from "./client";
import { connections } from "./connections";

/** The names of the migrations that have been applied, oldest first. */
export async function appliedMigrations(): Promise<string[]> {
  const rows = await db.$queryRaw<{ migration_name: string }[]>`
    SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL
    ORDER BY migration_name`;
  return rows.map((row) => row.migration_name);
}

/** The newest migration applied when this process first asked. Change sets record it, so that old ones can be read later. */
export async function schemaVersion(): Promise<string> {
  const { cache } = connections();
  const newest = cache.get("schema version") ?? (await appliedMigrations()).at(-1);
  if (newest !== undefined) cache.set("schema version", newest);
  return String(newest ?? "");
}
