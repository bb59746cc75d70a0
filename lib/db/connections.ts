/**
 * The connections of this process: one reader, one writer, the worker processes for queries and jobs, and their semaphores.
 * Each is opened at first use: at build time there is no database.
 */

import type { ChildProcess } from "node:child_process";
import { env } from "../env";
import { forgetProcessState, processState } from "../process-state";
import { timeLimits } from "../time-limits";
import type { Dialect, QueryWorker } from "./dialects/dialect";
import { postgresql } from "./dialects/postgresql";
import { sqlite } from "./dialects/sqlite";
import type { PrismaClient } from "./generated/sqlite/client";
import { Semaphore } from "./semaphore";

/** The dialect of DATABASE_URL. */
export const dialect: Dialect = env.sqliteFile ? sqlite : postgresql;

// Few: slow queries must leave a processor, or database connections, to all others.
const MAX_WORKER_QUERIES = 2;
/** Streams at once, in all and for one user: a user who stops reading a stream does not block the others. */
const MAX_STREAMS = 3;
const MAX_STREAMS_PER_USER = 1;

class Connections {
  reader?: PrismaClient;
  writer?: PrismaClient;
  queryWorker?: QueryWorker;
  /** Keyed by lane: lib/jobs/worker.ts. */
  readonly jobWorkers = new Map<string, ChildProcess>();
  housekeeping?: NodeJS.Timeout;
  jobTimer?: NodeJS.Timeout;
  /** Set before the writer is opened. */
  bulkWriteMode = false;
  readonly writeSemaphore = new Semaphore(dialect.writers);
  readonly querySemaphore = new Semaphore(MAX_WORKER_QUERIES);
  readonly streamSemaphore = new Semaphore(MAX_STREAMS, MAX_STREAMS_PER_USER);
  /** Cached results of queries, by name. */
  readonly cache = new Map<string, unknown>();
}

/** The connections of this process. */
export const connections = (): Connections => processState("connections", () => new Connections());

/** Opens the read-only connection, which sees committed data. */
export function openReader(): PrismaClient {
  const open = connections();
  open.reader ??= dialect.openReader(env.DATABASE_URL);
  return open.reader;
}

/** Opens the write connection. For write-transaction.ts only. */
export function openWriter(): PrismaClient {
  const open = connections();
  open.writer ??= dialect.openWriter(env.DATABASE_URL, open.bulkWriteMode);
  return open.writer;
}

/** Opens the query worker, which runs queries off the event loop. */
export function openQueryWorker(): QueryWorker {
  const open = connections();
  open.queryWorker ??= dialect.openQueryWorker(env.DATABASE_URL, openReader());
  return open.queryWorker;
}

/** Closes the writer once running transactions have ended. */
export async function closeWriter(timeoutMs = timeLimits.write): Promise<void> {
  const open = connections();
  const { writeSemaphore } = open;
  // Acquires all permits: closing during a transaction would roll it back.
  const acquired = await Promise.all(Array.from({ length: dialect.writers }, () => writeSemaphore.acquire(timeoutMs)));
  await open.writer?.$disconnect();
  open.writer = undefined;
  for (const isMine of acquired) if (isMine) writeSemaphore.release();
}

/**
 * Closes all connections and clears the cache; the next use opens them again. Waits for running work, except for queries
 * in workers: those fail.
 */
export async function closeAll(): Promise<void> {
  await closeWriter();
  const open = connections();
  forgetProcessState("connections");
  clearInterval(open.housekeeping);
  clearInterval(open.jobTimer);
  for (const worker of open.jobWorkers.values()) if (worker.connected) worker.disconnect();
  await open.queryWorker?.close();
  await open.reader?.$disconnect();
  dialect.clearConnectionState();
}
