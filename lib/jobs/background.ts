/** Jobs in a process of their own beside the server, so that pages are answered as fast as ever. */
import { type ChildProcess, spawn } from "node:child_process";
import { env, projectFolder } from "../env";
import { log } from "../log";
import { AT_ONCE } from "./job";
import { nextJob } from "./queries";
import { runJob } from "./run";

const shared = globalThis as typeof globalThis & { deckleWorker?: ChildProcess };

/**
 * Starts a job: a small one is done when this resolves, a larger one goes on in the background. Where the host keeps
 * no process it waits for `npm run jobs`.
 */
export async function startJob(id: number, rows: number): Promise<void> {
  if (rows <= AT_ONCE) await runJob(id);
  else if (env.keepsProcesses) startWorker();
}

/** One process for all jobs of this server, one after the other; it ends when there is none left. */
function startWorker(): void {
  if (shared.deckleWorker) return;
  const worker = spawn(
    process.execPath,
    ["--import", "tsx", /* turbopackIgnore: true */ "scripts/jobs.ts"],
    // Its end of the channel closes with this process: it then leaves its job behind the batch that is under way.
    { cwd: /* turbopackIgnore: true */ projectFolder, stdio: ["ignore", "inherit", "inherit", "ipc"] },
  );
  shared.deckleWorker = worker;
  const ended = async () => {
    if (shared.deckleWorker !== worker) return;
    shared.deckleWorker = undefined;
    // One that was begun while the process was ending.
    if (worker.exitCode === 0 && (await nextJob()) !== null) startWorker();
  };
  worker.on("error", (error) => log.error({ error: error.message }, "the jobs' process did not start"));
  worker.on("exit", () => {
    ended().catch((error) => log.error({ error: String(error) }, "jobs wait"));
  });
  worker.unref();
  worker.channel?.unref();
}
