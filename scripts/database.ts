import { closeAll } from "../lib/db/connections";
import { getDatabaseProblem } from "../lib/health/queries";

/**
 * Does an operator's work on the configured database, and lets go of it so that the process can end.
 * @throws Error with a sentence when the database does not answer or is not migrated.
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
