import { closeAll } from "../lib/db/connections";
import { readiness } from "../lib/health/queries";

/**
 * Does an operator's work on the configured database, and lets go of it so that the process can end.
 * @throws Error with a sentence when the database does not answer or is not migrated.
 */
export async function withDatabase<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    const { ready, reason } = await readiness();
    if (!ready) throw new Error(`Nothing was done: ${reason}. Check DATABASE_URL, then run npm run db:migrate.`);
    return await work();
  } finally {
    await closeAll();
  }
}
