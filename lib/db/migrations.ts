import { db } from "./client";

let newest: string | undefined;

/** The names of the migrations that have been applied, oldest first. */
export async function appliedMigrations(): Promise<string[]> {
  const rows = await db.$queryRaw<{ migration_name: string }[]>`
    SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL
    ORDER BY migration_name`;
  return rows.map((row) => row.migration_name);
}

/** The last migration applied when this process first asked: by it the history can be understood later. */
export async function schemaVersion(): Promise<string> {
  newest ??= (await appliedMigrations()).at(-1);
  return newest ?? "";
}
