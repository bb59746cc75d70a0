import { setTimeout as wait } from "node:timers/promises";
import { db } from "../db/client";
import { env } from "../env";
import { log, reasonOf } from "../log";
import { AT_ONCE } from "./job";
import { readsFile } from "./kinds";
import { runJob } from "./run";
import { jobsProcess, startWorker } from "./worker";

const LOOK_EVERY = 50;

/**
 * Starts a job: a small one is done when this resolves, a larger one goes on in the background. One that reads a file
 * never runs in this process; where it is small, this waits for it a while. Where the host keeps no process it waits for
 * `npm run jobs`.
 */
export async function startJob(id: number, rows: number): Promise<void> {
  const { kind, total } = await db.job.findUniqueOrThrow({ where: { id }, select: { kind: true, total: true } });
  if (rows <= AT_ONCE && !readsFile(kind)) {
    // It is kept as a job, and taken up again: whoever waits for it sees on its page how far it has come.
    await runJob(id).catch((error) => log.error({ job: id, reason: reasonOf(error) }, "job left"));
  } else if (env.keepsProcesses) {
    startWorker(total <= AT_ONCE ? "small" : "all");
    if (rows <= AT_ONCE) await ended(id);
  }
}

async function ended(id: number): Promise<void> {
  for (let waited = 0; waited < jobsProcess.patience; waited += LOOK_EVERY) {
    const job = await db.job.findUnique({ where: { id }, select: { state: true } });
    if (job?.state !== "running" && job?.state !== "stopping") return;
    await wait(LOOK_EVERY);
  }
}
