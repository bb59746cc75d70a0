/** Runs jobs in their own processes, so that the server stays responsive. */
import { type ChildProcess, spawn } from "node:child_process";
import { connections } from "../db/connections";
import { env, projectFolder } from "../env";
import { describeError, log } from "../log";
import { timeLimits } from "../time-limits";
import { nextJob } from "./queries";
import { recoverJobs } from "./recover";
import { failJob } from "./run";

/** How often to look for unclaimed jobs, in milliseconds. */
const POLL_MS = 10_000;

/** `all` runs every job in turn; `small` runs only small ones, so that they need not wait for a large one. */
export type Lane = "all" | "small";

/** Replaced by tests. */
export const jobsProcess = {
  script: "scripts/jobs.ts",
  /** A job that reports nothing for this long is killed, in milliseconds. */
  silenceTimeoutMs: timeLimits.jobSilence,
  /** How long a request waits for a small job, in milliseconds; after that its page shows the progress. */
  inlineTimeoutMs: 5_000,
};

/** Resumes the jobs that this or another server left unfinished, now and periodically while this process lives. */
export async function resumePendingJobs(): Promise<void> {
  if (!env.keepsProcesses) return;
  const open = connections();
  clearInterval(open.jobTimer);
  open.jobTimer = setInterval(startPendingJobs, POLL_MS).unref();
  await startPendingJobs();
}

/** A database that does not answer is tried again later. */
async function startPendingJobs(): Promise<void> {
  try {
    await recoverJobs();
    if ((await nextJob()) !== null) startWorker();
  } catch (error) {
    log.warn({ reason: describeError(error) }, "jobs wait");
  }
}

/** Starts the process of a lane unless it is running; it ends when there is no job left. */
export function startWorker(lane: Lane = "all"): void {
  const { jobWorkers } = connections();
  if (jobWorkers.has(lane)) return;
  const worker = spawn(
    process.execPath,
    // Without the limit Node grows its heap instead of collecting garbage.
    ["--max-old-space-size=256", "--import", "tsx", /* turbopackIgnore: true */ jobsProcess.script, lane],
    // The IPC channel closes with this process: the worker then releases its job after the current batch.
    { cwd: /* turbopackIgnore: true */ projectFolder, stdio: ["ignore", "inherit", "inherit", "ipc"] },
  );
  jobWorkers.set(lane, worker);
  const failure = supervise(worker);
  const ended = async () => {
    if (jobWorkers.get(lane) !== worker) return;
    jobWorkers.delete(lane);
    await failure();
    // A job may have arrived while the process was ending, or wait because the process was killed. A process that does
    // not start at all is not retried at once.
    const mayStart = worker.exitCode === 0 || worker.signalCode !== null;
    if (mayStart && (await nextJob(lane)) !== null) startWorker(lane);
  };
  worker.on("error", (error) => log.error({ error: error.message }, "the jobs' process did not start"));
  worker.on("exit", () => {
    ended().catch((error) => log.error({ error: String(error) }, "jobs wait"));
  });
  worker.unref();
  worker.channel?.unref();
}

/**
 * Kills a worker that stops reporting, as a file can block it for ever. Its job then fails with a message, as does one
 * that ran out of memory; the returned function does that after the process has ended. A job killed from outside is
 * resumed later.
 */
function supervise(worker: ChildProcess): () => Promise<void> {
  let job: number | null = null;
  let isSilent = false;
  const timer = setTimeout(() => {
    if (job === null) return;
    isSilent = true;
    worker.kill("SIGKILL");
  }, jobsProcess.silenceTimeoutMs).unref();
  // The worker reports the id of its job repeatedly, and null when it has none.
  worker.on("message", (at: number | null) => {
    job = at;
    timer.refresh();
  });
  return async () => {
    clearTimeout(timer);
    const isFull = OUT_OF_MEMORY_SIGNALS.has(worker.signalCode ?? "");
    if (job === null || !(isSilent || isFull)) return;
    log.error({ job, signal: worker.signalCode }, isSilent ? "job took too long" : "job took too much memory");
    await failJob(job, isSilent ? TOO_LONG : OUT_OF_MEMORY);
  };
}

/** The signals with which V8 ends when its heap is full. */
const OUT_OF_MEMORY_SIGNALS = new Set(["SIGABRT", "SIGTRAP", "SIGILL"]);

const TOO_LONG = "This took too long and was stopped. Changes made so far are kept. Split the file or save it again.";
const OUT_OF_MEMORY =
  "This needed too much memory and was stopped. Changes made so far are kept. Split the file or save it again.";
