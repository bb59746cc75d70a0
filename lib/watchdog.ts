import { Worker } from "node:worker_threads";

/** Plain JavaScript, as a worker thread has no TypeScript loader. */
const script = `
  const { parent, most } = require("node:worker_threads").workerData;
  setInterval(() => {
    if (process.ppid !== parent || process.memoryUsage.rss() > most) process.kill(process.pid, "SIGKILL");
  }, 500);
`;

/**
 * Kills this process when its parent has exited, or when it uses more than a number of megabytes. Runs in a thread:
 * processing a malicious file may block the main thread.
 */
export function startWatchdog(megabytes: number): void {
  new Worker(script, {
    eval: true,
    execArgv: [],
    workerData: { parent: process.ppid, most: megabytes * 1024 ** 2 },
  }).unref();
}
