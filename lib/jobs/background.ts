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
 * Starts a job. A small one is done when this resolves; a larger one continues in the background. A job that reads a
 * file never runs in this process; if it is small, this waits for it for a while. Where the host keeps no process, it
 * waits for `npm run jobs`.
 */
export async function startJob(id: number, rows: number): Promise<void> {
  const { kind, total } = await db.job.findUniqueOrThrow({ where: { id }, select: { kind: true, total: true } });
  if (rows <= INLINE_LIMIT && !readsFile(kind)) {
    // The job is stored and will be resumed; its page shows the progress.
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
