import { write } from "../db/write-transaction";

/**
 * Slows down every batch of a job on SQLite until the returned function is called, so that a test can act while it
 * runs.
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
