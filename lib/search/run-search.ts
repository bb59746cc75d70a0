import { db } from "../db/client";
import type { Prisma } from "../db/generated/sqlite/client";
import { QueryTimeoutError, queryInWorker } from "../db/query-worker";
import { timeLimits } from "../time-limits";
import { isOneWord, type SearchQuery } from "./query";

/** What is said to whoever searched when their time was up: an empty answer would say that nothing was found. */
export const SEARCH_TOO_SLOW = "Search took too long. Try again.";

/**
 * The rows of a query that searches for these words, for suggestions and choices: what an index leads to (one word, or
 * an ISBN) on the spot, several words off the event loop and for half a second at most. @throws QueryTimeoutError
 */
export function runSearch<Row>(search: SearchQuery, query: Prisma.Sql, isLookup = false): Promise<Row[]> {
  return isLookup || isOneWord(search) ? db.$queryRaw<Row[]>(query) : queryInWorker<Row>(query, timeLimits.lookup);
}

/** What was found; undefined when its time was up. */
export async function orTimeout<Found>(search: Promise<Found>): Promise<Found | undefined> {
  try {
    return await search;
  } catch (error) {
    if (error instanceof QueryTimeoutError) return undefined;
    throw error;
  }
}
