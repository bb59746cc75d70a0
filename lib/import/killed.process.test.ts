import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import { execute } from "../commands/execute";
import { db } from "../db/client";
import { write } from "../db/write-transaction";
import { recoverJobs } from "../jobs/recover";
import { runJob } from "../jobs/run";
import { insertActor } from "../testing/factories";
import { as, expectDone } from "../testing/outcomes";
import { slowJobs } from "../testing/slow-jobs";
import { undoChangeSet } from "../undo/commands";
import { runImport } from "./commands";
import { dryRun, loadView, uploadImport } from "./testing";

const ROWS = 4_000;
const manager = await insertActor("manager");

/** A long import whose process was killed in the middle, while it was at its work. */
async function killedImport(name: string) {
  // Every fourth row is the first of its kind again: what the file had before is known after the kill, too.
  const rows = Array.from({ length: ROWS }, (_, place) => {
    const number = place % 4 === 3 ? place - 3 : place;
    return `${name} ${number},Author ${number % 700} of ${name}`;
  });
  const tried = await dryRun(manager, await uploadImport(manager, "book", `Title,Authors\n${rows.join("\n")}\n`));
  const { jobId } = expectDone(await execute(runImport, { id: tried.id, version: tried.version }, as(manager)));
  // As if it were one of those that go in batches.
  await write((tx) => tx.job.update({ where: { id: jobId }, data: { total: 50_000 } }));
  const goOn = await slowJobs();
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/jobs.ts"], { stdio: "inherit" });
  onTestFinished(() => void child.kill("SIGKILL"));
  const exited = once(child, "exit");
  const batchesDone = async () => (await db.job.findUniqueOrThrow({ where: { id: jobId } })).batchNumber;
  await expect.poll(batchesDone, { interval: 10 }).toBeGreaterThanOrEqual(3);
  child.kill("SIGKILL");
  expect(await exited).toEqual([null, "SIGKILL"]);
  await goOn();
  const { done, changeSetId } = await db.job.findUniqueOrThrow({ where: { id: jobId } });
  expect(done).toBeGreaterThan(0);
  expect(done).toBeLessThan(ROWS);
  // As some time later: nobody has been heard of for longer than a batch may take.
  await write((tx) => tx.job.update({ where: { id: jobId }, data: { leasedUntil: new Date(Date.now() - 1) } }));
  return { ...tried, jobId, changeSetId: changeSetId ?? 0 };
}

const booksOf = (name: string) => db.book.count({ where: { title: { startsWith: `${name} ` } } });
const authorsOf = (name: string) => db.author.count({ where: { name: { endsWith: ` of ${name}` } } });

test("killed in the middle, an import goes on where it was, with nothing twice and nothing left out", async () => {
  const { id, plan, jobId, changeSetId } = await killedImport("Going on");
  await recoverJobs();
  await runJob(jobId);
  const { runJob: job } = await loadView(manager, id);
  expect(job).toMatchObject({ phase: "done", done: ROWS });
  expect(job?.counts).toEqual({ created: plan.created, rejected: plan.rejected, author: plan.alsoCreated.author });
  expect(plan.rejected).toBe(ROWS / 4);
  expect([await booksOf("Going on"), await authorsOf("Going on")]).toEqual([plan.created, plan.alsoCreated.author]);
  expect(await db.change.count({ where: { changeSetId } })).toBe(plan.created + (plan.alsoCreated.author ?? 0));
});

test("killed in the middle, an import is taken back whole", async () => {
  const { changeSetId } = await killedImport("Taken back");
  const { jobId } = expectDone(await execute(undoChangeSet, { id: changeSetId }, as(manager)));
  if (jobId) await runJob(jobId);
  expect([await booksOf("Taken back"), await authorsOf("Taken back")]).toEqual([0, 0]);
});
