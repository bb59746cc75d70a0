import { timeLimits } from "../time-limits";
import { connections, openQueryWorker } from "./connections";
import type { SqlValue } from "./dialects/dialect";
import type { Prisma } from "./generated/sqlite/client";

/** A query was stopped, or did not get its turn: it may be asked for less, or again later. */
export class QueryTimeoutError extends Error {
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
export async function queryInWorker<Row>(query: Prisma.Sql, timeoutMs = timeLimits.list): Promise<Row[]> {
  const { querySemaphore: asideTurns } = connections();
  const deadline = Date.now() + timeoutMs;
  if (!(await asideTurns.acquire(timeoutMs))) throw new QueryTimeoutError();
  try {
    const rows = await openQueryWorker().query<Row>(query, Math.max(deadline - Date.now(), 1));
    if (!rows) throw new QueryTimeoutError();
    return rows;
  } finally {
    asideTurns.release();
  }
}

/** Rows in a chunk: what is made of them is small enough to be swept up young, where 500 grow the heap by hundreds of MB. */
const CHUNK_SIZE = 100;

/**
 * The rows of one reading query, as many as they are, off the event loop and on a connection that cannot write: in
 * chunks of arrays, made no faster than they are taken. Values are plain, as {@link queryInWorker} has them. There is no limit
 * of time, but whoever takes nothing for `patience` milliseconds is given up, as the database cannot tidy up behind them.
 * @throws TooSlow when `person` or enough others were streaming all the time that one was willing to wait
 */
export async function* streamInWorker(
  query: Prisma.Sql,
  holder: string,
  timeoutMs = timeLimits.stalledStream,
): AsyncGenerator<SqlValue[][]> {
  const { streamSemaphore: turns } = connections();
  if (!(await turns.acquire(timeLimits.stream, holder))) throw new QueryTimeoutError();
  const chunks = openQueryWorker().stream(query, CHUNK_SIZE);
  let isOver = false;
  const end = async () => {
    if (isOver) return;
    isOver = true;
    turns.release(holder);
    await chunks.return(undefined);
  };
  try {
    for await (const rows of chunks) {
      const stalled = setTimeout(() => void end(), timeoutMs).unref();
      yield rows;
      clearTimeout(stalled);
      if (isOver) throw new QueryTimeoutError();
    }
  } finally {
    await end();
  }
}
