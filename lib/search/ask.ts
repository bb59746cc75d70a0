import { aside, TooSlow } from "../db/aside";
import { db } from "../db/client";
import type { Prisma } from "../db/generated/sqlite/client";
import { timeLimits } from "../db/time-limits";
import { isOneWord, type SearchQuery } from "./query";

/**
 * The rows of a query that searches for these words: one word on the spot, several off the event loop and for half a second
 * at most. What takes longer finds nothing: it is for suggestions and choices, which one can do without.
 */
export async function askSearch<Row>(search: SearchQuery, query: Prisma.Sql): Promise<Row[]> {
  if (isOneWord(search)) return db.$queryRaw<Row[]>(query);
  try {
    return await aside<Row>(query, timeLimits.lookup);
  } catch (error) {
    if (error instanceof TooSlow) return [];
    throw error;
  }
}
