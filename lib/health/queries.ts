import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { dialect } from "../db/connections";
import { appliedMigrations } from "../db/migrations";
import { getWriteProblem } from "../db/write-transaction";
import { env, projectFolder } from "../env";
import { describeError } from "../log";

/** A database problem, for operators: it does not respond, or a migration of this release is missing. */
export async function getDatabaseProblem(): Promise<string | undefined> {
  const folder = join(projectFolder, "prisma", "migrations", dialect.name);
  const known = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );
  // A deleted file still responds while it is open.
  if (env.sqliteFile && !existsSync(env.sqliteFile)) return `database file not found: ${env.sqliteFile}`;
  try {
    const applied = new Set(await appliedMigrations());
    return known.every((name) => applied.has(name)) ? undefined : "there are pending migrations";
  } catch (error) {
    return `the database does not answer: ${describeError(error)}`;
  }
}

/** Why the server is not ready for requests, for the log: a database problem, or a read-only database. */
export async function getReadinessProblem(): Promise<string | undefined> {
  const problem = await getDatabaseProblem();
  if (problem) return problem;
  try {
    return (await getWriteProblem())?.detail;
  } catch (error) {
    return `the database does not answer: ${describeError(error)}`;
  }
}
