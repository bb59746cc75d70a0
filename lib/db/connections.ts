/**
 * Owns the connections of this process: one reader, one writer, the processes that run queries and jobs, and the
 * semaphores in front of them. Each is opened at first use: at build time there is no database.
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

/** The dialect that DATABASE_URL names. */
export const dialect: Dialect = env.sqliteFile ? sqlite : postgresql;

// Few at once: what is slow must leave a processor, or the database's connections, to everybody else.
const MAX_WORKER_QUERIES = 2;
/** So many streams at once, and of them for one person: who does not read theirs holds up nobody else. */
const MAX_STREAMS = 3;
const MAX_STREAMS_PER_USER = 1;

class Connections {
  reader?: PrismaClient;
  writer?: PrismaClient;
  queryWorker?: QueryWorker;
  /** By what they carry out: lib/jobs/worker.ts. */
  readonly jobWorkers = new Map<string, ChildProcess>();
  housekeeping?: NodeJS.Timeout;
  jobTimer?: NodeJS.Timeout;
  /** Set before the writer is opened. */
  bulkWriteMode = false;
  readonly writeSemaphore = new Semaphore(dialect.writers);
  readonly querySemaphore = new Semaphore(MAX_WORKER_QUERIES);
  readonly streamSemaphore = new Semaphore(MAX_STREAMS, MAX_STREAMS_PER_USER);
  /** What was read of this database and is not read again for a while, by name. */
  readonly cache = new Map<string, unknown>();
}

/** The connections of this process. */
export const connections = (): Connections => processState("connections", () => new Connections());

/** Sees what is committed, and cannot write. */
export function openReader(): PrismaClient {
  const open = connections();
  open.reader ??= dialect.openReader(env.DATABASE_URL);
  return open.reader;
}

/** For the write gate alone. */
export function openWriter(): PrismaClient {
  const open = connections();
  open.writer ??= dialect.openWriter(env.DATABASE_URL, open.bulkWriteMode);
  return open.writer;
}

/** Runs queries off the event loop. */
export function openQueryWorker(): QueryWorker {
  const open = connections();
  open.queryWorker ??= dialect.openQueryWorker(env.DATABASE_URL, openReader());
  return open.queryWorker;
}

/** Closes the writer, once what is under way is done. */
export async function closeWriter(timeoutMs = timeLimits.write): Promise<void> {
  const open = connections();
  const { writeSemaphore } = open;
  // Whoever holds all turns is alone; closing under a transaction would roll it back.
  const taken = await Promise.all(Array.from({ length: dialect.writers }, () => writeSemaphore.acquire(timeoutMs)));
  await open.writer?.$disconnect();
  open.writer = undefined;
  for (const mine of taken) if (mine) writeSemaphore.release();
}

/**
 * Closes everything, and forgets what was read; the next use opens it again. Waits for what is under way, but for queries
 * in processes of their own: those fail.
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
