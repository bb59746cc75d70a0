/**
 * Work on more rows than fit one transaction: an undo, a bulk edit, an import. A job runs in batches, each a
 * transaction that also stores the progress: after a stop or a crash it resumes where it was and repeats nothing. All
 * its batches share one change set.
 */

import type { Actor } from "../auth/abilities";
import type { Prisma } from "../db/generated/sqlite/client";
import type { JobState } from "../db/generated/sqlite/enums";
import type { Transaction } from "../db/write-transaction";
import type { Recorder } from "../history/record";

export type Json = Prisma.InputJsonValue;
/** Counts by outcome, with keys of the kind's own: { created: 12 }. */
export type JobCounts = Record<string, number>;

export interface Job {
  id: number;
  kind: string;
  ownerId: number;
  state: JobState;
  input: unknown;
  /** The state stored by its last batch; null before the first. */
  progress: unknown;
  counts: JobCounts;
  done: number;
  total: number;
  batchNumber: number;
  /** Null while no worker has claimed it. */
  leasedUntil: Date | null;
  changeSetId: number | null;
}

export interface Batch {
  /** The number of the job's rows in it. */
  rows: number;
  /** Applies it only through `tx`; may run more than once. */
  apply(context: BatchContext): Promise<{ progress: Json; counts?: JobCounts }>;
}

export interface BatchContext {
  tx: Transaction;
  actor: Actor;
  /** Records into the job's change set; a job without one must not record. */
  record: Recorder;
}

export interface JobKind {
  /** Checks that the owner may still do this; called for every batch. @throws ForbiddenError, CommandError */
  authorise(actor: Actor, input: unknown, tx: Transaction): void | Promise<void>;
  /**
   * The remaining batches, each of at most `size()` rows, a number that changes as the job runs. Reads committed data,
   * writes nothing.
   */
  batches(job: Job, size: () => number): AsyncIterable<Batch>;
}

/** A job of at most this many rows is one transaction. */
export const MAX_TRANSACTION_ROWS = 20_000;
/** A job of at most this many rows runs while its owner waits. */
export const INLINE_LIMIT = 1_000;
