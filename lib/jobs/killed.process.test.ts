import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { execute } from "../commands/execute";
import { db } from "../db/client";
import { connections } from "../db/connections";
import { write } from "../db/write-transaction";
import { createActor } from "../testing/factories";
import { as, expectDone } from "../testing/outcomes";
import { slowJobs } from "../testing/slow-jobs";
import { createLongUndo, makeAuthors } from "../testing/undo";
import { undoChangeSet } from "../undo/commands";
import { resumeJob } from "./commands";
import { getJob } from "./queries";
import { runJob } from "./run";
import { resumePendingJobs } from "./worker";

const manager = await createActor("manager");
const MANY = 4_000;

afterEach(async () => {
  // What is idle would take the next test's job.
  for (const worker of connections().jobWorkers.values()) worker.kill("SIGKILL");
  await expect.poll(() => connections().jobWorkers.size, { interval: 50 }).toBe(0);
});

/** What the server starts beside itself, and `npm run jobs` by itself. */
function startJobs() {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/jobs.ts"], { stdio: "inherit" });
  onTestFinished(() => void child.kill("SIGKILL"));
  return { child, exited: once(child, "exit") };
}

/** A long undo whose process got a signal in the middle, while it was at its work. */
async function undoUntil(signal: "SIGKILL" | "SIGTERM") {
  const { set, ids } = await makeAuthors(MANY);
  const { changeSetId, jobId } = await createLongUndo(set, manager);
  const goOn = await slowJobs();
  const { child, exited } = startJobs();
  const batchesDone = async () => (await db.job.findUniqueOrThrow({ where: { id: jobId } })).batchNumber;
  await expect.poll(batchesDone, { interval: 10 }).toBeGreaterThanOrEqual(2);
  child.kill(signal);
  expect(await exited).toEqual(signal === "SIGKILL" ? [null, signal] : [0, null]);
  await goOn();

  const count = () => db.author.count({ where: { id: { gte: ids[0], lte: ids.at(-1) } } });
  const changes = () => db.change.count({ where: { changeSetId } });
  const { done } = await db.job.findUniqueOrThrow({ where: { id: jobId } });
  expect(done).toBeLessThan(MANY);
  // What was done is whole batches, the rows with how far the job had come.
  expect([await count(), await changes()]).toEqual([MANY - done, done]);
  return { jobId, changeSetId, count, changes };
}

/** As some time later: nobody has been heard of for longer than a batch may take. */
async function nobodyHeardOf(jobId: number): Promise<void> {
  expect(await getJob(manager, jobId)).toMatchObject({ phase: "running" });
  await write((tx) => tx.job.update({ where: { id: jobId }, data: { leasedUntil: new Date(Date.now() - 1) } }));
  expect(await getJob(manager, jobId)).toMatchObject({ phase: "interrupted" });
}

const isDone = async (jobId: number) => (await getJob(manager, jobId))?.phase === "done";

test("killed in the middle, a job goes on by itself where it was, with nothing twice", async () => {
  const { jobId, count, changes } = await undoUntil("SIGKILL");
  // Until then somebody may still be at it.
  expect(await execute(resumeJob, { id: jobId }, as(manager))).toMatchObject({ ok: false });
  expect(await startJobs().exited).toEqual([0, null]);
  await nobodyHeardOf(jobId);
  expect(await startJobs().exited).toEqual([0, null]);
  expect(await getJob(manager, jobId)).toMatchObject({
    phase: "done",
    done: MANY,
    counts: { removed: MANY, skipped: 0 },
  });
  expect([await count(), await changes()]).toEqual([0, MANY]);
});

test("a server goes on with a job, when it starts and whenever one is left behind", async () => {
  // Its clock is the test's.
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  const early = await undoUntil("SIGKILL");
  await nobodyHeardOf(early.jobId);
  await resumePendingJobs();
  await vi.waitUntil(() => isDone(early.jobId), { interval: 50, timeout: 60_000 });

  const late = await createLongUndo((await makeAuthors(100)).set, manager);
  const taken = { leasedUntil: new Date(Date.now() - 1) };
  await write((tx) => tx.job.update({ where: { id: late.jobId }, data: taken }));
  expect(await isDone(late.jobId)).toBe(false);
  await vi.advanceTimersByTimeAsync(10_000);
  await vi.waitUntil(() => isDone(late.jobId), { interval: 50, timeout: 60_000 });
});

test("one of two processes takes a job up, and nothing is done twice", async () => {
  const { jobId, count, changes } = await undoUntil("SIGKILL");
  await nobodyHeardOf(jobId);
  const both = [startJobs(), startJobs()];
  expect(await Promise.all(both.map(({ exited }) => exited))).toEqual([
    [0, null],
    [0, null],
  ]);
  expect(await isDone(jobId)).toBe(true);
  expect([await count(), await changes()]).toEqual([0, MANY]);
});

test("killed in the middle, a job is taken back whole", async () => {
  const { jobId, changeSetId, count } = await undoUntil("SIGKILL");
  expect(await execute(undoChangeSet, { id: changeSetId }, as(manager))).toMatchObject({ ok: false, kind: "refused" });
  await nobodyHeardOf(jobId);
  const { jobId: back } = expectDone(await execute(undoChangeSet, { id: changeSetId }, as(manager)));
  if (back) await runJob(back);
  expect(await count()).toBe(MANY);
  expect(await getJob(manager, jobId)).toMatchObject({ phase: "stopped" });
});

test("told to end, the process leaves its job behind a batch, for the next one at once", async () => {
  const { jobId, count } = await undoUntil("SIGTERM");
  expect(await getJob(manager, jobId)).toMatchObject({ phase: "waiting" });
  expect(await db.job.findUnique({ where: { id: jobId } })).toMatchObject({ crashes: 0 });
  expect(await startJobs().exited).toEqual([0, null]);
  expect([await isDone(jobId), await count()]).toEqual([true, 0]);
});

test("the process beside a server ends by itself when nothing waits", async () => {
  const stdio = ["ignore", "inherit", "inherit", "ipc"] as const;
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/jobs.ts"], { stdio: [...stdio] });
  onTestFinished(() => void child.kill("SIGKILL"));
  expect(await once(child, "exit")).toEqual([0, null]);
});
