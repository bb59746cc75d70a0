import { Worker } from "node:worker_threads";

/** In plain JavaScript: a thread loads no TypeScript by itself. */
const script = `
  const { parent, most } = require("node:worker_threads").workerData;
  setInterval(() => {
    if (process.ppid !== parent || process.memoryUsage.rss() > most) process.kill(process.pid, "SIGKILL");
  }, 500);
`;

/**
 * Kills this process when its parent is gone, or when it takes more than so many megabytes. From a thread: what a file
 * does to the main one may leave it no time to notice either.
 */
export function startWatchdog(megabytes: number): void {
  new Worker(script, {
    eval: true,
    execArgv: [],
    workerData: { parent: process.ppid, most: megabytes * 1024 ** 2 },
  }).unref();
}
