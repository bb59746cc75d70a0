import { timeLimits } from "../time-limits";
import { connections, openAside } from "./connections";
import type { Plain } from "./dialects/dialect";
import type { Prisma } from "./generated/sqlite/client";

/** A query was stopped, or did not get its turn: it may be asked for less, or again later. */
export class TooSlow extends Error {
  constructor() {
    super("The query took too long and was stopped.");
  }
}

/**
 * Runs one reading query off the event loop, on a connection that cannot write, for at most `limit` milliseconds,
 * waiting for its turn included. Rows are the same on every database: numbers of any kind as numbers, yes and no as 1
 * and 0, moments as ISO text that ends in +00:00. For groups and pages, not for exports: all rows come at once.
 * @throws TooSlow
 */
export async function aside<Row>(query: Prisma.Sql, limit = timeLimits.list): Promise<Row[]> {
  const { asideTurns } = connections();
  const deadline = Date.now() + limit;
  if (!(await asideTurns.take(limit))) throw new TooSlow();
  try {
    const rows = await openAside().query<Row>(query, Math.max(deadline - Date.now(), 1));
    if (!rows) throw new TooSlow();
    return rows;
  } finally {
    asideTurns.leave();
  }
}

/** Rows in a chunk: what is made of them is small enough to be swept up young, where 500 grow the heap by hundreds of MB. */
const CHUNK = 100;

/**
 * The rows of one reading query, as many as they are, off the event loop and on a connection that cannot write: in
 * chunks of arrays, made no faster than they are taken. Values are plain, as {@link aside} has them. There is no limit
 * of time, but whoever takes nothing for `patience` milliseconds is given up, as the database cannot tidy up behind them.
 * @throws TooSlow when `person` or enough others were streaming all the time that one was willing to wait
 */
export async function* streamAside(
  query: Prisma.Sql,
  person: string,
  patience = timeLimits.stalledStream,
): AsyncGenerator<Plain[][]> {
  const { streamTurns: turns } = connections();
  if (!(await turns.take(timeLimits.stream, person))) throw new TooSlow();
  const chunks = openAside().stream(query, CHUNK);
  let isOver = false;
  const end = async () => {
    if (isOver) return;
    isOver = true;
    turns.leave(person);
    await chunks.return(undefined);
  };
  try {
    for await (const rows of chunks) {
      const stalled = setTimeout(() => void end(), patience).unref();
      yield rows;
      clearTimeout(stalled);
      if (isOver) throw new TooSlow();
    }
  } finally {
    await end();
  }
}
