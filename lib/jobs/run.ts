/** Runs a job batch by batch as its owner, in this process, which may be a worker's (background.ts). */
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { type Actor, system } from "../auth/abilities";
import { type Command, command, execute } from "../commands/execute";
import { CommandError, type Failure } from "../commands/outcome";
import { db } from "../db/client";
import { faultOf } from "../db/errors";
import { type Fault, faultMessage } from "../db/fault-messages";
import type { Transaction } from "../db/write-transaction";
import { log } from "../log";
import { rowId } from "../values/form-fields";
import { type Batch, type Job, type JobCounts, type JobKind, MAX_TRANSACTION_ROWS } from "./job";
import { loadJobKind } from "./kinds";
import { loadJob } from "./queries";

/** How long a claimed job is reserved after each batch. */
const LEASE_MS = 30_000;
/** The time that a batch should take: others who save wait for no longer than about this. */
const TARGET_BATCH_MS = 400;
/** Batch sizes in rows. */
const [MIN_BATCH_ROWS, MAX_BATCH_ROWS, FIRST_BATCH_ROWS] = [50, 10_000, 200];
/** How often a batch is tried while the database is busy (each try waits up to 10 s, lib/db/write-transaction.ts). */
const MAX_BUSY_ATTEMPTS = 6;
/** The pause between batches lets other writers in: they retry every 5 to 10 milliseconds. */
const GAP_MS = 20;

export interface JobControl {
  /** Called before every batch. */
  onBatch?(): void;
  /** Set from outside: after the current batch the job is released for another worker, or stopped. */
  stopAfterBatch?: "forNow" | "stopped";
}

/**
 * Runs a job until it is done, stopped, failed or released. Returns whether it could be claimed: a job that another
 * worker has is not touched.
 */
export async function runJob(id: number, running: JobControl = {}): Promise<boolean> {
  const job = await loadJob(db, id);
  if (job?.state !== "running" || job.leasedUntil !== null) return false;
  if (!(await executeStep(claimJob, { id, batchNumber: job.batchNumber })).ok) return false;
  const at = { id, batchNumber: job.batchNumber };
  try {
    await runBatches(job, await loadJobKind(job.kind), at, running);
  } catch (error) {
    if (!(error instanceof JobTakenOverError)) await failWith(at, error);
  }
  return true;
}

const PARTIAL_RESULT = "Changes made so far are kept.";

/**
 * A permanent failure keeps its message, and its owner can resume the job. A lost connection leads to an automatic
 * retry.
 */
async function failWith(at: JobPosition, error: unknown): Promise<void> {
  const fault = error instanceof BatchFailedError ? error.fault : faultOf(error);
  if (fault === "unreachable" || fault === "crowded") return releaseForRecovery(at);
  const isForeseen = error instanceof CommandError || error instanceof BatchFailedError;
  if (!isForeseen) log.error({ job: at.id, error: error instanceof Error ? error.stack : error }, "job failed");
  const message = fault
    ? faultMessage(fault, PARTIAL_RESULT)
    : isForeseen
      ? error.message
      : `Something went wrong. ${PARTIAL_RESULT}`;
  await endJob(at, { state: "failed", message });
}

/** Releases the job for recovery (recover.ts): only reading it again tells whether the last batch was committed. */
async function releaseForRecovery({ id }: JobPosition): Promise<void> {
  const job = await loadJob(db, id);
  if (job) await endJob({ id, batchNumber: job.batchNumber }, { leasedUntil: new Date(0) });
}

/** Runs the batches after the position `at`, and advances it. */
async function runBatches(job: Job, kind: JobKind, at: JobPosition, running: JobControl): Promise<void> {
  const owner = await loadOwner(job);
  let size = job.total <= MAX_TRANSACTION_ROWS ? Number.POSITIVE_INFINITY : FIRST_BATCH_ROWS;
  for await (const batch of kind.batches(job, () => size)) {
    if (running.stopAfterBatch)
      return endJob(at, running.stopAfterBatch === "stopped" ? { state: "stopped" } : { leasedUntil: null });
    running.onBatch?.();
    const began = performance.now();
    const { stopped } = await executeBatch(batchCommand(kind, batch), at, owner);
    if (stopped) return;
    at.batchNumber++;
    if (Number.isFinite(size)) size = nextSize(size, batch.rows, performance.now() - began);
    await wait(GAP_MS);
  }
  await endJob(at, { state: "done" });
}

/** The number of rows that would take the target time, at most doubled and at least halved. */
function nextSize(size: number, rows: number, ms: number): number {
  const fitting = (rows * TARGET_BATCH_MS) / Math.max(ms, 1);
  return Math.round(Math.min(Math.max(fitting, size / 2, MIN_BATCH_ROWS), size * 2, MAX_BATCH_ROWS));
}

/** Retries while the database is busy. @throws BatchFailedError when the batch is refused */
async function executeBatch(batch: ReturnType<typeof batchCommand>, at: JobPosition, owner: Actor) {
  for (let tries = 1; ; tries++) {
    const outcome = await executeStep(batch, at, owner);
    if (outcome.ok) return outcome.result;
    if (outcome.kind !== "busy" || tries === MAX_BUSY_ATTEMPTS) throw new BatchFailedError(outcome);
  }
}

/** Runs as the system: the job of a deactivated user must also end. */
async function endJob(at: JobPosition, state: Parameters<typeof endJobCommand>[0]): Promise<void> {
  try {
    const outcome = await executeStep(endJobCommand(state), at);
    if (!outcome.ok) log.warn({ job: at.id, outcome: outcome.kind }, "job not ended");
  } catch (error) {
    if (!(error instanceof JobTakenOverError)) throw error;
  }
}

/** Marks a job as failed whose process could not do so itself. */
export async function failJob(id: number, message: string): Promise<void> {
  const job = await loadJob(db, id);
  if (job) await endJob({ id, batchNumber: job.batchNumber }, { state: "failed", message });
}

class BatchFailedError extends Error {
  /** The fault of the database; a commit in doubt counts as a broken connection. */
  readonly fault: Fault | undefined;

  constructor(failure: Failure) {
    super(failure.kind === "signed-out" ? "The user who started this is no longer active." : failure.message);
    this.fault = failure.kind === "unavailable" ? failure.fault : undefined;
    if (failure.kind === "in-doubt") this.fault = "unreachable";
  }
}

/** Another worker has continued the job, or a commit that seemed to fail succeeded. */
class JobTakenOverError extends Error {
  constructor() {
    super("The job is not where it was left.");
  }
}

async function loadOwner(job: Job): Promise<Actor> {
  const user = await db.user.findUniqueOrThrow({
    where: { id: job.ownerId },
    select: { id: true, username: true, role: true },
  });
  return { kind: "user", ...user };
}

const input = z.strictObject({ id: rowId, batchNumber: z.int().nonnegative() });
type JobPosition = z.output<typeof input>;

function executeStep<Result>(step: Command<typeof input, Result>, at: JobPosition, actor: Actor = system) {
  return execute(step, at, { actor, via: "script" });
}

/**
 * Renews the lease as the transaction's first write, provided that the job is still at this batch: two workers, or a
 * batch whose commit went unnoticed, cannot process the same rows twice.
 */
async function renewLease(tx: Transaction, { id, batchNumber }: JobPosition): Promise<number> {
  const held = await tx.job.updateMany({
    where: { id, batchNumber, state: { in: ["running", "stopping"] } },
    data: { leasedUntil: new Date(Date.now() + LEASE_MS) },
  });
  if (held.count === 0) throw new JobTakenOverError();
  const job = await tx.job.findUniqueOrThrow({ where: { id }, select: { changeSetId: true } });
  // A job without a change set records nothing, and no row can refer to 0.
  return job.changeSetId ?? 0;
}

/** Claims a job unless another worker has it. */
const claimJob = command({
  name: "takeUpJob",
  ability: "desk",
  input,
  async appendTo(tx, { id, batchNumber }) {
    const now = new Date();
    const taken = await tx.job.updateMany({
      where: { id, batchNumber, state: "running", leasedUntil: null },
      data: { leasedUntil: new Date(now.getTime() + LEASE_MS), resumedAt: now },
    });
    if (taken.count === 0) throw new CommandError("This is already being worked on.");
    return 0;
  },
  async run({ tx, input: { id } }) {
    const { done } = await tx.job.findUniqueOrThrow({ where: { id }, select: { done: true } });
    await tx.job.update({ where: { id }, data: { doneAtResume: done } });
    return {};
  },
});

/** The command for one batch. It is created per batch, as the work is not part of its input. */
function batchCommand(kind: JobKind, batch: Batch) {
  return command({
    name: "advanceJob",
    ability: "desk",
    input,
    appendTo: renewLease,
    async run({ tx, actor, input: { id }, record }) {
      const job = await tx.job.findUniqueOrThrow({ where: { id } });
      if (job.state === "stopping") {
        await tx.job.update({ where: { id }, data: { state: "stopped" } });
        return { stopped: true };
      }
      await kind.authorise(actor, job.input, tx);
      const { progress, counts = {} } = await batch.apply({ tx, actor, record });
      // Reset after progress, so that a job that advances between crashes finishes. A dry run starts over each time, so
      // its crashes add up.
      const crashes = job.changeSetId === null ? job.crashes : 0;
      const counted = {
        counts: addCounts(job.counts as JobCounts, counts),
        done: job.done + batch.rows,
        batchNumber: job.batchNumber + 1,
      };
      await tx.job.update({ where: { id }, data: { progress, ...counted, crashes } });
      return { stopped: false };
    },
  });
}

/** Sets the state of a job; one that is done and changed nothing leaves no change set behind. */
function endJobCommand(data: { state?: "done" | "failed" | "stopped"; message?: string; leasedUntil?: Date | null }) {
  return command({
    name: "endJob",
    ability: "desk",
    input,
    appendTo: renewLease,
    async run({ tx, input: { id }, record }) {
      await tx.job.update({ where: { id }, data });
      if (data.state !== "done") return {};
      const set = await tx.changeSet.findUnique({
        where: { id: record.changeSetId },
        select: { details: true, changes: { take: 1, select: { id: true } } },
      });
      if (set && set.details === null && set.changes.length === 0) {
        await tx.job.update({ where: { id }, data: { changeSetId: null } });
        await tx.changeSet.delete({ where: { id: record.changeSetId } });
      }
      return {};
    },
  });
}

function addCounts(one: JobCounts, other: JobCounts): JobCounts {
  const words = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(words.map((word) => [word, (one[word] ?? 0) + (other[word] ?? 0)]));
}
