/** Jobs in a process of their own beside the server, so that pages are answered as fast as ever. */
import { spawn } from "node:child_process";
import { connections } from "../db/connections";
import { env, projectFolder } from "../env";
import { log, reasonOf } from "../log";
import { nextJob } from "./queries";
import { recoverJobs } from "./recover";

/** So often jobs are looked for that nobody works on, in milliseconds. */
const LOOK_EVERY = 10_000;

/** Goes on with what was begun before the server was stopped, and with what any server leaves behind, for as long as this process lives. */
export async function keepJobsGoing(): Promise<void> {
  if (!env.keepsProcesses) return;
  const open = connections();
  clearInterval(open.jobTimer);
  open.jobTimer = setInterval(goOn, LOOK_EVERY).unref();
  await goOn();
}

/** A database that does not answer is asked again. */
async function goOn(): Promise<void> {
  try {
    await recoverJobs();
    if ((await nextJob()) !== null) startWorker();
  } catch (error) {
    log.warn({ reason: reasonOf(error) }, "jobs wait");
  }
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
    // start is not tried again at once.
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
