/** The ids of all rows that match a list, for bulk actions. */

import { Prisma } from "../db/generated/sqlite/client";
import type { QueryRunner } from "../db/query-runner";
import { queryInWorker } from "../db/query-worker";
import { timeLimits } from "../time-limits";
import type { List, ListRequest } from "./list";
import { matchingIds } from "./match-query";
import { withSpellingFallback } from "./spelling-fallback";

/**
 * The ids of the rows that a list shows on all its pages together, ascending; undefined where there are more than `most`.
 * Read off the event loop. A filter that has problems finds nothing. @throws QueryTimeoutError
 */
export async function allIds(list: List, request: ListRequest, max: number): Promise<number[] | undefined> {
  if (request.problems.length > 0) return [];
  const deadline = Date.now() + timeLimits.allRows;
  const run: QueryRunner = (query) => queryInWorker(query, Math.max(1, deadline - Date.now()));
  const find = async (query: ListRequest) => {
    // One text instead of a row for each id: reading the rows would block the event loop as long as finding them takes.
    const [row] = await run<{ ids: string | null }>(Prisma.sql`
      SELECT string_agg(CAST(one.id AS TEXT), ',') AS ids FROM (
        SELECT id FROM (${matchingIds(list, query)}) AS matching LIMIT ${max + 1}) AS one`);
    return row?.ids ? row.ids.split(",").map(Number) : [];
  };
  const { found } = await withSpellingFallback(list, request, run, find, (ids) => ids.length === 0);
  return found.length > max ? undefined : found.sort((one, other) => one - other);
}
