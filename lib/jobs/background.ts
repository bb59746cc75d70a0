import { env } from "../env";
import { AT_ONCE } from "./job";
import { runJob } from "./run";
import { startWorker } from "./worker";

/**
 * Starts a job: a small one is done when this resolves, a larger one goes on in the background. Where the host keeps
 * no process it waits for `npm run jobs`.
 */
export async function startJob(id: number, rows: number): Promise<void> {
  if (rows <= AT_ONCE) await runJob(id);
  else if (env.keepsProcesses) startWorker();
}
