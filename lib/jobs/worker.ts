/** Jobs in a process of their own beside the server, so that pages are answered as fast as ever. */
import { spawn } from "node:child_process";
import { connections } from "../db/connections";
import { env, projectFolder } from "../env";
import { log } from "../log";
import { nextJob } from "./queries";

/** Goes on with what was begun and not taken up before the server was stopped. */
export async function startWaiting(): Promise<void> {
  if (!env.keepsProcesses) return;
  const waits = await nextJob().catch((error) => log.warn({ error: String(error) }, "jobs wait"));
  if (typeof waits === "number") startWorker();
}

/** One process for all jobs of this server, one after the other; it ends when there is none left. */
export function startWorker(): void {
  const open = connections();
  if (open.jobWorker) return;
  const worker = spawn(
    process.execPath,
    // It would rather take more memory than tidy up.
    ["--max-old-space-size=256", "--import", "tsx", /* turbopackIgnore: true */ "scripts/jobs.ts"],
    // Its end of the channel closes with this process: it then leaves its job behind the batch that is under way.
    { cwd: /* turbopackIgnore: true */ projectFolder, stdio: ["ignore", "inherit", "inherit", "ipc"] },
  );
  open.jobWorker = worker;
  const ended = async () => {
    if (open.jobWorker !== worker) return;
    open.jobWorker = undefined;
    // What was begun while the process was ending, or waits behind a job whose process was killed. One that does not even
    // start is not tried again and again.
    const mayStart = worker.exitCode === 0 || worker.signalCode !== null;
    if (mayStart && (await nextJob()) !== null) startWorker();
  };
  worker.on("error", (error) => log.error({ error: error.message }, "the jobs' process did not start"));
  worker.on("exit", () => {
    ended().catch((error) => log.error({ error: String(error) }, "jobs wait"));
  });
  worker.unref();
  worker.channel?.unref();
}
