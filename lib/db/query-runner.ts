import { timeLimits } from "../time-limits";
import { db } from "./client";
import type { Prisma } from "./generated/sqlite/client";
import { queryInWorker } from "./query-worker";

/** Runs a query. Numbers are returned as numbers, not bigint. */
export type QueryRunner = <Row>(query: Prisma.Sql) => Promise<Row[]>;

// Prisma returns computed values as bigint.
export const directRunner: QueryRunner = async <Row>(query: Prisma.Sql) => {
  const rows = await db.$queryRaw<Record<string, unknown>[]>(query);
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, value]) => [key, toNumber(value)])),
  ) as Row[];
};

const toNumber = (value: unknown) => (typeof value === "bigint" ? Number(value) : value);

/** Runs queries in a worker, with one time limit for all queries of a page. They throw QueryTimeoutError. */
export function workerRunner(): QueryRunner {
  const deadline = Date.now() + timeLimits.list;
  return (query) => queryInWorker(query, Math.max(1, deadline - Date.now()));
}
