import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { dialect } from "../db/connections";
import { appliedMigrations } from "../db/migrations";
import { env, projectFolder } from "../env";

/** Whether the database answers and has every migration that this release brings; if not, a reason without details. */
export async function readiness(): Promise<{ ready: boolean; reason?: string }> {
  const folder = join(projectFolder, "prisma", "migrations", dialect.name);
  const known = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );
  // A file that was removed goes on answering for as long as it is open.
  if (env.sqliteFile && !existsSync(env.sqliteFile)) return { ready: false, reason: "the database does not answer" };
  try {
    const applied = new Set(await appliedMigrations());
    return known.every((name) => applied.has(name))
      ? { ready: true }
      : { ready: false, reason: "migrations are waiting" };
  } catch {
    return { ready: false, reason: "the database does not answer" };
  }
}
