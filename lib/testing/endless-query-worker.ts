/** A process that asks aside for what takes minutes, and says "asked" when it has. */

import { Prisma } from "../db/generated/sqlite/client";
import { queryInWorker } from "../db/query-worker";

await queryInWorker(Prisma.sql`SELECT 1`);
const asked = queryInWorker(
  Prisma.sql`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n`,
  600_000,
);
console.info("asked");
await asked;
