import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { dialect } from "../db/connections";
import { appliedMigrations } from "../db/migrations";
import { getWriteProblem } from "../db/write-transaction";
import { env, projectFolder } from "../env";
import { describeError } from "../log";

/** What is wrong with the database, for an operator: it does not answer, or lacks a migration of this release. */
export async function getDatabaseProblem(): Promise<string | undefined> {
  const folder = join(projectFolder, "prisma", "migrations", dialect.name);
  const known = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );
  // A file that was removed goes on answering for as long as it is open.
  if (env.sqliteFile && !existsSync(env.sqliteFile)) return `database file not found: ${env.sqliteFile}`;
  try {
    const applied = new Set(await appliedMigrations());
    return known.every((name) => applied.has(name)) ? undefined : "there are pending migrations";
  } catch (error) {
    return `the database does not answer: ${describeError(error)}`;
  }
}

/** Why this server should get no requests, for the log: a database problem, or a database that cannot be written to. */
export async function getReadinessProblem(): Promise<string | undefined> {
  const problem = await getDatabaseProblem();
  if (problem) return problem;
  try {
    return (await getWriteProblem())?.detail;
  } catch (error) {
    return `the database does not answer: ${describeError(error)}`;
  }
}
