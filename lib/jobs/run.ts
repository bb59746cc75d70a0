/** Carries a job out, batch by batch, as its owner: in this process, which may be a worker's (background.ts). */
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import type { Actor } from "../auth/abilities";
import { type Command, command, execute } from "../command";
import { db } from "../db/client";
import type { Transaction } from "../db/gate";
import { rowId } from "../fields";
import { log } from "../log";
import { type Failure, Refusal } from "../outcome";
import { type Batch, type Job, type JobKind, ONE_TRANSACTION, type Tally } from "./job";
import { jobKind } from "./kinds";
import { loadJob } from "./queries";

/** For so long nobody else takes a job up after a batch. */
const LEASE = 30_000;
/** What a batch is to take: others who save wait for no longer than that, and a little. */
const BATCH_MS = 250;
/** Between two batches, so that others come in: the gate tries again every 5 to 10 milliseconds. */
const GAP_MS = 20;

export interface Running {
  /** Set from outside: the job is then left behind its batch, to go on another time. */
  leaving?: boolean;
}

/** Carries a job out until it is done, stopped, has failed or is left. A job that somebody else works on is left alone. */
export async function runJob(id: number, running: Running = {}): Promise<void> {
  const job = await loadJob(db, id);
  const owner = job && (await ownerOf(job));
  if (!job || !owner) return;
  const taken = await carryOut(takeUp, { id, step: job.step }, owner);
  if (!taken.ok) return;
  try {
    const kind = await jobKind(job.kind);
    await runBatches(job, kind, owner, running);
  } catch (error) {
    const isForeseen = error instanceof Refusal || error instanceof BatchFailed;
    if (!isForeseen) log.error({ job: id, error: error instanceof Error ? error.stack : error }, "job failed");
    const message = isForeseen
      ? error.message
      : "Something went wrong that nobody foresaw. What was done until then stays.";
    const now = await loadJob(db, id);
    if (now) await carryOut(endJob({ state: "failed", message }), { id, step: now.step }, owner);
  }
}

async function runBatches(job: Job, kind: JobKind, owner: Actor, running: Running): Promise<void> {
  let size = job.total <= ONE_TRANSACTION ? Number.POSITIVE_INFINITY : 500;
  let step = job.step;
  for await (const batch of kind.batches(job, () => size)) {
    if (running.leaving) {
      await carryOut(endJob({ leasedUntil: new Date(0) }), { id: job.id, step }, owner);
      return;
    }
    const began = performance.now();
    const outcome = await carryOut(advance(kind, batch), { id: job.id, step }, owner);
    if (!outcome.ok) throw new BatchFailed(outcome);
    if (outcome.result.stopped) return;
    step++;
    const ms = performance.now() - began;
    if (Number.isFinite(size))
      size = Math.round(Math.min(Math.max((size * BATCH_MS) / ms, 100, size / 2), size * 2, 10_000));
    await wait(GAP_MS);
  }
  await carryOut(endJob({ state: "done" }), { id: job.id, step }, owner);
}

class BatchFailed extends Error {
  constructor({ message }: Failure) {
    super(message);
  }
}

async function ownerOf(job: Job): Promise<Actor | null> {
  const user = await db.user.findUnique({
    where: { id: job.ownerId },
    select: { id: true, username: true, role: true },
  });
  return user && { kind: "user", ...user };
}

const input = z.strictObject({ id: rowId, step: z.int().nonnegative() });
type Input = z.output<typeof input>;

function carryOut<Result>(step: Command<typeof input, Result>, at: Input, actor: Actor) {
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
  if (held.count === 0) throw new Refusal("Somebody else is working on this already.");
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
  run: async () => ({}),
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
      kind.authorise(actor, job.input);
      const { progress, tally = {} } = await batch.apply({ tx, actor, record });
      await tx.job.update({
        where: { id },
        data: { progress, tally: added(job.tally as Tally, tally), done: job.done + batch.rows, step: job.step + 1 },
      });
      return { stopped: false };
    },
  });
}

/** Leaves a job in another state; one that is done and has changed nothing leaves no change set behind. */
function endJob(data: { state?: "done" | "failed"; message?: string; leasedUntil?: Date }) {
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
