/**
 * Work on more rows than one transaction should take: an undo, a bulk edit, an import. A job goes in batches, each a
 * transaction that also keeps how far the job has come: stopped or killed, it goes on where it was, with nothing twice.
 * All its batches are one change set.
 */

import type { Actor } from "../auth/abilities";
import type { Prisma } from "../db/generated/sqlite/client";
import type { JobState } from "../db/generated/sqlite/enums";
import type { Transaction } from "../db/write-transaction";
import type { Recorder } from "../history/record";

export type Json = Prisma.InputJsonValue;
/** How many of what came of it, by words of the kind's own: { created: 12 }. */
export type JobCounts = Record<string, number>;

export interface Job {
  id: number;
  kind: string;
  ownerId: number;
  state: JobState;
  input: unknown;
  /** What its last batch left; null before the first. */
  progress: unknown;
  counts: JobCounts;
  done: number;
  total: number;
  batchNumber: number;
  /** Null while it waits to be taken up. */
  leasedUntil: Date | null;
  changeSetId: number | null;
}

export interface Batch {
  /** How many of the job's rows it is. */
  rows: number;
  /** Carries it out, through `tx` alone; may run more than once. */
  apply(context: BatchContext): Promise<{ progress: Json; counts?: JobCounts }>;
}

export interface BatchContext {
  tx: Transaction;
  actor: Actor;
  /** Of the job's change set; a job without one must not record. */
  record: Recorder;
}

export interface JobKind {
  /** Whether the owner, as they are now, may do this; asked for every batch. @throws ForbiddenError, CommandError */
  authorise(actor: Actor, input: unknown, tx: Transaction): void | Promise<void>;
  /**
   * The batches from where the job is, each of at most `size()` rows, which changes as it goes. Reads what is
   * committed, writes nothing.
   */
  batches(job: Job, size: () => number): AsyncIterable<Batch>;
}

/** A job of at most so many rows is one transaction. */
export const MAX_TRANSACTION_ROWS = 20_000;
/** One of at most so many is done at once, while its owner waits. */
export const INLINE_LIMIT = 1_000;
