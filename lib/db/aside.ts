import { env } from "../env";
import { db, dialect } from "./client";
import type { Aside } from "./dialects/dialect";
import type { Prisma } from "./generated/sqlite/client";
import { Turns } from "./turns";

/** A query was stopped, or did not get its turn: it may be asked for less, or again later. */
export class TooSlow extends Error {
  constructor() {
    super("The query took too long and was stopped.");
  }
}

// Few at once: what is slow must leave a processor, or the database's connections, to everybody else.
const AT_ONCE = 2;

const shared = globalThis as typeof globalThis & { deckleAside?: Aside; deckleAsideTurns?: Turns };

/**
 * Runs one reading query off the event loop, on a connection that cannot write, for at most `limit` milliseconds,
 * waiting for its turn included. Rows are the same on every database: numbers of any kind as numbers, yes and no as 1
 * and 0, moments as ISO text that ends in +00:00. For groups and pages, not for exports: all rows come at once.
 * @throws TooSlow
 */
export async function aside<Row>(query: Prisma.Sql, limit = 2000): Promise<Row[]> {
  shared.deckleAsideTurns ??= new Turns(AT_ONCE);
  shared.deckleAside ??= dialect.openAside(env.DATABASE_URL, db);
  const deadline = Date.now() + limit;
  if (!(await shared.deckleAsideTurns.take(limit))) throw new TooSlow();
  try {
    const rows = await shared.deckleAside.query<Row>(query, Math.max(deadline - Date.now(), 1));
    if (!rows) throw new TooSlow();
    return rows;
  } finally {
    shared.deckleAsideTurns.leave();
  }
}
