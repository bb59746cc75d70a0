import { env } from "../env";
import { log, reasonOf } from "../log";
import { AT_ONCE } from "./job";
import { runJob } from "./run";
import { startWorker } from "./worker";

/**
 * Starts a job: a small one is done when this resolves, a larger one goes on in the background. Where the host keeps
 * no process it waits for `npm run jobs`.
 */
export async function startJob(id: number, rows: number): Promise<void> {
  if (rows > AT_ONCE) {
    if (env.keepsProcesses) startWorker();
    return;
  }
  // It is kept as a job, and taken up again: whoever waits for it sees on its page how far it has come.
  await runJob(id).catch((error) => log.error({ job: id, reason: reasonOf(error) }, "job left"));
}
