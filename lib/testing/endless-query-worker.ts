/** A process that asks aside for what takes minutes, and says "asked" when it has. */

import { Prisma } from "../db/generated/sqlite/client";
import { aside } from "../db/query-worker";

await aside(Prisma.sql`SELECT 1`);
const asked = aside(
  Prisma.sql`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n`,
  600_000,
);
console.info("asked");
await asked;
