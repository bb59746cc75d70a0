import { timeLimits } from "../time-limits";
import { connections, openQueryWorker } from "./connections";
import type { SqlValue } from "./dialects/dialect";
import type { Prisma } from "./generated/sqlite/client";

/** A query timed out, or timed out waiting for a free worker. */
export class QueryTimeoutError extends Error {
  constructor() {
    super("The query took too long and was stopped.");
  }
}

/**
 * Runs one read query off the event loop, on a read-only connection, for at most `timeoutMs` milliseconds including the wait
 * for a free worker. Rows are the same on every database: all numeric types as numbers, booleans as 1 and 0, times as ISO
 * text that ends in +00:00. For groups and pages, not for exports: all rows are returned at once.
 * @throws QueryTimeoutError
 */
export async function queryInWorker<Row>(query: Prisma.Sql, timeoutMs = timeLimits.list): Promise<Row[]> {
  const { querySemaphore } = connections();
  const deadline = Date.now() + timeoutMs;
  if (!(await querySemaphore.acquire(timeoutMs))) throw new QueryTimeoutError();
  try {
    const rows = await openQueryWorker().query<Row>(query, Math.max(deadline - Date.now(), 1));
    if (!rows) throw new QueryTimeoutError();
    return rows;
  } finally {
    querySemaphore.release();
  }
}

/** Rows in a chunk: small enough to be collected in the young generation, where 500 grow the heap by hundreds of MB. */
const CHUNK_SIZE = 100;

/**
 * Streams the rows of one read query, of any number, off the event loop and on a read-only connection: in chunks of arrays,
 * read no faster than they are consumed. Values as in {@link queryInWorker}. There is no time limit, but a consumer that
 * reads nothing for `timeoutMs` milliseconds is cut off, as an open read keeps the database from cleaning up.
 * @throws QueryTimeoutError when no stream became free in time, for `holder` or in all
 */
export async function* streamInWorker(
  query: Prisma.Sql,
  holder: string,
  timeoutMs = timeLimits.stalledStream,
): AsyncGenerator<SqlValue[][]> {
  const { streamSemaphore } = connections();
  if (!(await streamSemaphore.acquire(timeLimits.stream, holder))) throw new QueryTimeoutError();
  const chunks = openQueryWorker().stream(query, CHUNK_SIZE);
  let isOver = false;
  const end = async () => {
    if (isOver) return;
    isOver = true;
    streamSemaphore.release(holder);
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
