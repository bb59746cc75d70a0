/** Jobs in processes of their own beside the server, so that pages are answered as fast as ever. */
import { type ChildProcess, spawn } from "node:child_process";
import { connections } from "../db/connections";
import { env, projectFolder } from "../env";
import { describeError, log } from "../log";
import { timeLimits } from "../time-limits";
import { nextJob } from "./queries";
import { recoverJobs } from "./recover";
import { failJob } from "./run";

/** So often jobs are looked for that nobody works on, in milliseconds. */
const POLL_MS = 10_000;

/** One process for all jobs, one after the other, and one for small ones alone, which need not wait for a large one. */
export type Lane = "all" | "small";

/** What a test puts something else in the place of. */
export const jobsProcess = {
  script: "scripts/jobs.ts",
  /** A job of which nothing is heard for so long is given up, in milliseconds. */
  silenceTimeoutMs: timeLimits.jobSilence,
  /** So long one waits for a small job: its page then shows how far it is, and goes on by itself. */
  inlineTimeoutMs: 5_000,
};

/** Goes on with what was begun before the server was stopped, and with what any server leaves behind, for as long as this process lives. */
export async function resumePendingJobs(): Promise<void> {
  if (!env.keepsProcesses) return;
  const open = connections();
  clearInterval(open.jobTimer);
  open.jobTimer = setInterval(startPendingJobs, POLL_MS).unref();
  await startPendingJobs();
}

/** A database that does not answer is asked again. */
async function startPendingJobs(): Promise<void> {
  try {
    await recoverJobs();
    if ((await nextJob()) !== null) startWorker();
  } catch (error) {
    log.warn({ reason: describeError(error) }, "jobs wait");
  }
}

/** Starts the process of a lane, unless there is one; it ends when there is no job left. */
export function startWorker(lane: Lane = "all"): void {
  const { jobWorkers } = connections();
  if (jobWorkers.has(lane)) return;
  const worker = spawn(
    process.execPath,
    // It would rather take more memory than tidy up.
    ["--max-old-space-size=256", "--import", "tsx", /* turbopackIgnore: true */ jobsProcess.script, lane],
    // Its end of the channel closes with this process: it then leaves its job behind the batch that is under way.
    { cwd: /* turbopackIgnore: true */ projectFolder, stdio: ["ignore", "inherit", "inherit", "ipc"] },
  );
  jobWorkers.set(lane, worker);
  const failure = supervise(worker);
  const ended = async () => {
    if (jobWorkers.get(lane) !== worker) return;
    jobWorkers.delete(lane);
    await failure();
    // What was begun while the process was ending, or waits behind a job whose process was killed. One that does not even
    // start is not tried again at once.
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
 * Kills a process that says nothing of its job any more: a file may hold it up for ever. What it was at then fails with a
 * sentence, and so does what took all its memory; the result does that once the process has ended. What somebody else
 * has killed goes on another time.
 */
function supervise(worker: ChildProcess): () => Promise<void> {
  let job: number | null = null;
  let isSilent = false;
  const timer = setTimeout(() => {
    if (job === null) return;
    isSilent = true;
    worker.kill("SIGKILL");
  }, jobsProcess.silenceTimeoutMs).unref();
  // It says which job it is at, again and again, and null when it is at none.
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

/** By which V8 ends where its heap is full. */
const OUT_OF_MEMORY_SIGNALS = new Set(["SIGABRT", "SIGTRAP", "SIGILL"]);

const TOO_LONG = "This took too long and was stopped. Changes made so far are kept. Split the file or save it again.";
const OUT_OF_MEMORY =
  "This needed too much memory and was stopped. Changes made so far are kept. Split the file or save it again.";
