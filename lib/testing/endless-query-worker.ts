/** A process that runs a query of several minutes in a worker. Prints "asked" once it is sent. */

import { Prisma } from "../db/generated/sqlite/client";
import { queryInWorker } from "../db/query-worker";

await queryInWorker(Prisma.sql`SELECT 1`);
const asked = queryInWorker(
  Prisma.sql`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n`,
  600_000,
);
console.info("asked");
await asked;
