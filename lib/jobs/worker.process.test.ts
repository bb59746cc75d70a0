import { afterEach, expect, test, vi } from "vitest";
import { execute } from "../commands/execute";
import { db } from "../db/client";
import { connections } from "../db/connections";
import { write } from "../db/write-transaction";
import { planImport } from "../import/commands";
import { loadView, uploadImport } from "../import/testing";
import { insertActor } from "../testing/factories";
import { as, expectDone } from "../testing/outcomes";
import { startJob } from "./background";
import { createJob } from "./changes";
import { getJob } from "./queries";
import { jobsProcess, startWorker } from "./worker";

// Processes take their time to start, on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const manager = await insertActor("manager");
const real = { ...jobsProcess };
afterEach(async () => {
  Object.assign(jobsProcess, real);
  delete process.env.HOSTILE;
  // What is idle would take the next test's job.
  for (const worker of connections().jobWorkers.values()) worker.kill("SIGKILL");
  await expect.poll(() => connections().jobWorkers.size, { interval: 50 }).toBe(0);
});

const begin = (total: number) =>
  write((tx) => createJob(tx, { kind: "planImport", ownerId: manager.id, input: {}, total }));
const failed = async (id: number) => {
  await vi.waitUntil(async () => (await getJob(manager, id))?.phase === "failed", { timeout: 100_000, interval: 100 });
  return (await getJob(manager, id))?.message;
};

test("a job of which nothing is heard any more fails with a sentence, and the next one is carried out", async () => {
  const id = await begin(50_000);
  Object.assign(jobsProcess, { script: "lib/testing/hostile-jobs.ts", silenceTimeoutMs: 3_000 });
  startWorker();
  const small = await uploadImport(manager, "book", "Title\nEmma\n");
  const { jobId, rows } = expectDone(await execute(planImport, { id: small.id, version: small.version }, as(manager)));
  Object.assign(jobsProcess, { ...real, inlineTimeoutMs: 60_000 });
  // In a process of its own: it does not wait for the other one.
  await startJob(jobId, rows);
  expect(await loadView(manager, small.id)).toMatchObject({ plan: { rows: 1, created: 1 } });
  expect(await failed(id)).toMatch(/^This took too long and was stopped\./);
});

test("a job that takes all the memory of its process fails with a sentence", async () => {
  const id = await begin(50_000);
  jobsProcess.script = "lib/testing/hostile-jobs.ts";
  process.env.HOSTILE = "heap";
  startWorker();
  expect(await failed(id)).toMatch(/^This needed too much memory/);
});

test("a job that reads a file is never carried out by the server itself, however small it is", async () => {
  const id = await begin(1);
  Object.assign(jobsProcess, { script: "lib/testing/hostile-jobs.ts", inlineTimeoutMs: 1 });
  await startJob(id, 1);
  expect(await db.job.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: "running", leasedUntil: null });
  await write((tx) => tx.job.delete({ where: { id } }));
});
