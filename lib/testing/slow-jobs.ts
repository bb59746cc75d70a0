import { write } from "../db/write-transaction";

/**
 * Makes every batch of a job take a while, on SQLite, until the function that comes back is called: so that a job is
 * still under way when a test gets round to it, however fast it would be.
 */
export async function slowJobs(): Promise<() => Promise<unknown>> {
  await write(
    (tx) => tx.$executeRaw`
      CREATE TRIGGER "SlowJob" AFTER UPDATE OF "batchNumber" ON "Job" BEGIN
        SELECT count(*) FROM (
          WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500000) SELECT i FROM n);
      END`,
  );
  return () => write((tx) => tx.$executeRaw`DROP TRIGGER "SlowJob"`);
}
