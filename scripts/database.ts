import { closeAll } from "../lib/db/connections";
import { getDatabaseProblem } from "../lib/health/queries";

/**
 * Runs an operator's task on the configured database, then closes it so that the process can exit.
 * @throws Error with a message when the database does not respond or is not migrated.
 */
export async function withDatabase<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    const problem = await getDatabaseProblem();
    if (problem) throw new Error(`Nothing was changed: ${problem}. Check DATABASE_URL, then run npm run db:migrate.`);
    return await work();
  } finally {
    await closeAll();
  }
}
