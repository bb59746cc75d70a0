import { setTimeout as wait } from "node:timers/promises";
import { db } from "../db/client";
import { env } from "../env";

import { describeError, log } from "../log";
import { INLINE_LIMIT } from "./job";

import { readsFile } from "./kinds";
import { runJob } from "./run";
import { jobsProcess, startWorker } from "./worker";

const POLL_MS = 50;

/**
 * Starts a job: a small one is done when this resolves, a larger one goes on in the background. One that reads a file
 * never runs in this process; where it is small, this waits for it a while. Where the host keeps no process it waits for
 * `npm run jobs`.
 */
export async function startJob(id: number, rows: number): Promise<void> {
  const { kind, total } = await db.job.findUniqueOrThrow({ where: { id }, select: { kind: true, total: true } });
  if (rows <= INLINE_LIMIT && !readsFile(kind)) {
    // It is kept as a job, and taken up again: whoever waits for it sees on its page how far it has come.
    await runJob(id).catch((error) => log.error({ job: id, reason: describeError(error) }, "job left"));
  } else if (env.keepsProcesses) {
    startWorker(total <= INLINE_LIMIT ? "small" : "all");
    if (rows <= INLINE_LIMIT) await waitUntilEnded(id);
  }
}

async function waitUntilEnded(id: number): Promise<void> {
  for (let waited = 0; waited < jobsProcess.inlineTimeoutMs; waited += POLL_MS) {
    const job = await db.job.findUnique({ where: { id }, select: { state: true } });
    if (job?.state !== "running" && job?.state !== "stopping") return;
    await wait(POLL_MS);
  }
}
