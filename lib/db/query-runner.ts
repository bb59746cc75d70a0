import { timeLimits } from "../time-limits";
import { db } from "./client";
import type { Prisma } from "./generated/sqlite/client";
import { queryInWorker } from "./query-worker";

/** How the database is asked. Numbers come as numbers. */
export type QueryRunner = <Row>(query: Prisma.Sql) => Promise<Row[]>;

// Prisma gives what is computed as bigint.
export const directRunner: QueryRunner = async <Row>(query: Prisma.Sql) => {
  const rows = await db.$queryRaw<Record<string, unknown>[]>(query);
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, plain(value)]))) as Row[];
};

const plain = (value: unknown) => (typeof value === "bigint" ? Number(value) : value);

/** Where it holds nobody up, and all the queries of a page together have limited time. They throw TooSlow. */
export function workerRunner(): QueryRunner {
  const deadline = Date.now() + timeLimits.list;
  return (query) => queryInWorker(query, Math.max(1, deadline - Date.now()));
}
