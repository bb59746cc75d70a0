/** All the rows of a list's match at once, for what is done to them together. */

import { Prisma } from "../db/generated/sqlite/client";
import type { Asking } from "../db/query-runner";
import { aside } from "../db/query-worker";
import { timeLimits } from "../time-limits";
import type { List, ListRequest } from "./list";
import { idsAsked } from "./match-query";
import { orRespelt } from "./spelling-fallback";

/**
 * The ids of the rows that a list shows on all its pages together, ascending; undefined where there are more than `most`.
 * Read off the event loop. A filter that has problems finds nothing. @throws TooSlow
 */
export async function allIds(list: List, request: ListRequest, most: number): Promise<number[] | undefined> {
  if (request.problems.length > 0) return [];
  const deadline = Date.now() + timeLimits.allRows;
  const ask: Asking = (query) => aside(query, Math.max(1, deadline - Date.now()));
  const find = async (asked: ListRequest) => {
    // One text instead of a row for each: those would take the event loop as long as finding them takes.
    const [row] = await ask<{ ids: string | null }>(Prisma.sql`
      SELECT string_agg(CAST(one.id AS TEXT), ',') AS ids FROM (
        SELECT id FROM (${idsAsked(list, asked)}) AS asked LIMIT ${most + 1}) AS one`);
    return row?.ids ? row.ids.split(",").map(Number) : [];
  };
  const { found } = await orRespelt(list, request, ask, find, (ids) => ids.length === 0);
  return found.length > most ? undefined : found.sort((one, other) => one - other);
}
