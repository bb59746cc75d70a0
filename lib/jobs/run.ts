/** Carries a job out, batch by batch, as its owner: in this process, which may be a worker's (background.ts). */
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { type Actor, system } from "../auth/abilities";
import { type Command, command, execute } from "../commands/execute";
import { type Failure, Refusal } from "../commands/outcome";
import { db } from "../db/client";
import { faultOf } from "../db/errors";
import { type Fault, faultSentence } from "../db/fault-messages";
import type { Transaction } from "../db/write-transaction";
import { log } from "../log";
import { rowId } from "../values/form-fields";
import { type Batch, type Job, type JobKind, ONE_TRANSACTION, type Tally } from "./job";
import { jobKind } from "./kinds";
import { loadJob } from "./queries";

/** For so long nobody else takes a job up after a batch. */
const LEASE = 30_000;
/** What a batch is to take: others who save wait for no longer than that, and a little. */
const BATCH_MS = 400;
/** A batch has at least and at most so many rows, and the first one so many. */
const [SMALLEST, LARGEST, FIRST_SIZE] = [50, 10_000, 200];
/** So often a batch that found the database busy (for 10 s, lib/db/write-transaction.ts) is tried. */
const BUSY_TRIES = 6;
/** Between two batches, so that others come in: the gate tries again every 5 to 10 milliseconds. */
const GAP_MS = 20;

export interface Running {
  /** Is told of every batch that begins. */
  onBatch?(): void;
  /** Set from outside: the job is then left behind its batch, for others to go on with, or as if it were stopped. */
  leaving?: "forNow" | "stopped";
}

/**
 * Carries a job out until it is done, stopped, has failed or is left. A job that somebody else works on is left alone.
 * Whether it was taken up.
 */
export async function runJob(id: number, running: Running = {}): Promise<boolean> {
  const job = await loadJob(db, id);
  if (job?.state !== "running" || job.leasedUntil !== null) return false;
  if (!(await carryOut(takeUp, { id, step: job.step })).ok) return false;
  const at = { id, step: job.step };
  try {
    await runBatches(job, await jobKind(job.kind), at, running);
  } catch (error) {
    if (!(error instanceof TakenOver)) await endFailed(at, error);
  }
  return true;
}

const STAYS = "What was done until then stays.";

/** What failed for good says why, and may go on when that is put right; what broke off goes on by itself. */
async function endFailed(at: Input, error: unknown): Promise<void> {
  const fault = error instanceof BatchFailed ? error.fault : faultOf(error);
  if (fault === "unreachable" || fault === "crowded") return putBack(at);
  const isForeseen = error instanceof Refusal || error instanceof BatchFailed;
  if (!isForeseen) log.error({ job: at.id, error: error instanceof Error ? error.stack : error }, "job failed");
  const message = fault
    ? faultSentence(fault, STAYS)
    : isForeseen
      ? error.message
      : `Something went wrong that nobody foresaw. ${STAYS}`;
  await end(at, { state: "failed", message });
}

/**
 * Leaves it to be taken up again (recover.ts) from where it is: whether the last batch was committed is known only by
 * looking.
 */
async function putBack({ id }: Input): Promise<void> {
  const job = await loadJob(db, id);
  if (job) await end({ id, step: job.step }, { leasedUntil: new Date(0) });
}

/** Goes on with `at`, which says behind which batch the job is. */
async function runBatches(job: Job, kind: JobKind, at: Input, running: Running): Promise<void> {
  const owner = await ownerOf(job);
  let size = job.total <= ONE_TRANSACTION ? Number.POSITIVE_INFINITY : FIRST_SIZE;
  for await (const batch of kind.batches(job, () => size)) {
    if (running.leaving) return end(at, running.leaving === "stopped" ? { state: "stopped" } : { leasedUntil: null });
    running.onBatch?.();
    const began = performance.now();
    const { stopped } = await carryOutBatch(advance(kind, batch), at, owner);
    if (stopped) return;
    at.step++;
    if (Number.isFinite(size)) size = nextSize(size, batch.rows, performance.now() - began);
    await wait(GAP_MS);
  }
  await end(at, { state: "done" });
}

/** So many rows as would have taken the time that a batch is to take, but neither leaping up nor down. */
function nextSize(size: number, rows: number, ms: number): number {
  const fitting = (rows * BATCH_MS) / Math.max(ms, 1);
  return Math.round(Math.min(Math.max(fitting, size / 2, SMALLEST), size * 2, LARGEST));
}

/** @throws BatchFailed for what the batch refuses; a database that was busy is tried again for a while. */
async function carryOutBatch(batch: ReturnType<typeof advance>, at: Input, owner: Actor) {
  for (let tries = 1; ; tries++) {
    const outcome = await carryOut(batch, at, owner);
    if (outcome.ok) return outcome.result;
    if (outcome.kind !== "busy" || tries === BUSY_TRIES) throw new BatchFailed(outcome);
  }
}

/** As the system: also the job of somebody who has been shut out must come to its end. */
async function end(at: Input, state: Parameters<typeof endJob>[0]): Promise<void> {
  try {
    const outcome = await carryOut(endJob(state), at);
    if (!outcome.ok) log.warn({ job: at.id, outcome: outcome.kind }, "job not ended");
  } catch (error) {
    if (!(error instanceof TakenOver)) throw error;
  }
}

/** Ends a job whose process could not do so itself. */
export async function failJob(id: number, message: string): Promise<void> {
  const job = await loadJob(db, id);
  if (job) await end({ id, step: job.step }, { state: "failed", message });
}

class BatchFailed extends Error {
  /** What is wrong with the database; of a commit that is in doubt, that it broke off. */
  readonly fault: Fault | undefined;

  constructor(failure: Failure) {
    super(failure.kind === "signed-out" ? "Whoever began this is not active any more." : failure.message);
    this.fault = failure.kind === "unavailable" ? failure.fault : undefined;
    if (failure.kind === "in-doubt") this.fault = "unreachable";
  }
}

/** Somebody else has gone on with the job meanwhile, or a commit that we were not told of was one. */
class TakenOver extends Error {
  constructor() {
    super("The job is not where it was left.");
  }
}

async function ownerOf(job: Job): Promise<Actor> {
  const user = await db.user.findUniqueOrThrow({
    where: { id: job.ownerId },
    select: { id: true, username: true, role: true },
  });
  return { kind: "user", ...user };
}

const input = z.strictObject({ id: rowId, step: z.int().nonnegative() });
type Input = z.output<typeof input>;

function carryOut<Result>(step: Command<typeof input, Result>, at: Input, actor: Actor = system) {
  return execute(step, at, { actor, via: "script" });
}

/**
 * The job is still where it was when its batch was made: two that work on it, or a batch whose commit went unnoticed,
 * cannot do the same rows twice. Its lease is prolonged, as the transaction's first write.
 */
async function holdJob(tx: Transaction, { id, step }: Input): Promise<number> {
  const held = await tx.job.updateMany({
    where: { id, step, state: { in: ["running", "stopping"] } },
    data: { leasedUntil: new Date(Date.now() + LEASE) },
  });
  if (held.count === 0) throw new TakenOver();
  const job = await tx.job.findUniqueOrThrow({ where: { id }, select: { changeSetId: true } });
  // A job without a change set records nothing; no row can refer to 0.
  return job.changeSetId ?? 0;
}

/** Takes a job up, unless somebody has it. */
const takeUp = command({
  name: "takeUpJob",
  needs: "desk",
  input,
  async continues(tx, { id, step }) {
    const now = new Date();
    const taken = await tx.job.updateMany({
      where: { id, step, state: "running", leasedUntil: null },
      data: { leasedUntil: new Date(now.getTime() + LEASE), resumedAt: now },
    });
    if (taken.count === 0) throw new Refusal("Somebody else is working on this already.");
    return 0;
  },
  async run({ tx, input: { id } }) {
    const { done } = await tx.job.findUniqueOrThrow({ where: { id }, select: { done: true } });
    await tx.job.update({ where: { id }, data: { doneBefore: done } });
    return {};
  },
});

/** One batch. A command made for it, as what it does is not in its input. */
function advance(kind: JobKind, batch: Batch) {
  return command({
    name: "advanceJob",
    needs: "desk",
    input,
    continues: holdJob,
    async run({ tx, actor, input: { id }, record }) {
      const job = await tx.job.findUniqueOrThrow({ where: { id } });
      if (job.state === "stopping") {
        await tx.job.update({ where: { id }, data: { state: "stopped" } });
        return { stopped: true };
      }
      await kind.authorise(actor, job.input, tx);
      const { progress, tally = {} } = await batch.apply({ tx, actor, record });
      // One that comes further, each time that it breaks off, comes to its end; a dry run begins anew each time.
      const crashes = job.changeSetId === null ? job.crashes : 0;
      const counted = { tally: added(job.tally as Tally, tally), done: job.done + batch.rows, step: job.step + 1 };
      await tx.job.update({ where: { id }, data: { progress, ...counted, crashes } });
      return { stopped: false };
    },
  });
}

/** Leaves a job in another state; one that is done and has changed nothing leaves no change set behind. */
function endJob(data: { state?: "done" | "failed" | "stopped"; message?: string; leasedUntil?: Date | null }) {
  return command({
    name: "endJob",
    needs: "desk",
    input,
    continues: holdJob,
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

function added(one: Tally, other: Tally): Tally {
  const words = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(words.map((word) => [word, (one[word] ?? 0) + (other[word] ?? 0)]));
}
