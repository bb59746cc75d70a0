import { db } from "../db/client";
import type { Prisma } from "../db/generated/sqlite/client";
import { QueryTimeoutError, queryInWorker } from "../db/query-worker";
import { timeLimits } from "../time-limits";
import { isOneWord, type SearchQuery } from "./query";

/** Shown when a search timed out: an empty result would mean that nothing matches. */
export const SEARCH_TOO_SLOW = "Search took too long. Try again.";

/**
 * Runs a search query for suggestions and options: on the event loop where an index finds the rows (one word, or an ISBN), in
 * a query worker for at most half a second for several words. @throws QueryTimeoutError
 */
export function runSearch<Row>(search: SearchQuery, query: Prisma.Sql, isLookup = false): Promise<Row[]> {
  return isLookup || isOneWord(search) ? db.$queryRaw<Row[]>(query) : queryInWorker<Row>(query, timeLimits.lookup);
}

/** The result of a search; undefined when it timed out. */
export async function orTimeout<Found>(search: Promise<Found>): Promise<Found | undefined> {
  try {
    return await search;
  } catch (error) {
    if (error instanceof QueryTimeoutError) return undefined;
    throw error;
  }
}
