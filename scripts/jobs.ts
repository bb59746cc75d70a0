/** npm run jobs: runs waiting jobs (large undos, bulk edits and imports), then exits. */
import { setTimeout as wait } from "node:timers/promises";
import { enableBulkWriteMode } from "../lib/db/write-transaction";
import { nextJob } from "../lib/jobs/queries";
import { recoverJobs } from "../lib/jobs/recover";
import { type JobControl, runJob } from "../lib/jobs/run";
import { withDatabase } from "./database";

/** How long to wait for more jobs before exiting, so that the next one needs no new process. */
const IDLE_MS = 5_000;

const lane = process.argv[2] === "small" ? "small" : "all";
const control: JobControl = {};
const stopLater = () => {
  control.stopAfterBatch = "forNow";
};
process.on("SIGTERM", stopLater);
process.on("SIGINT", stopLater);
// The server that started this process has ended.
process.on("disconnect", stopLater);

enableBulkWriteMode();
await withDatabase(async () => {
  await recoverJobs();
  for (let idle = 0; idle < IDLE_MS && !control.stopAfterBatch; idle += 250) {
    const id = await nextJob(lane);
    if (id !== null && (await runReporting(id))) idle = 0;
    else if (process.channel) await wait(250);
    else return;
  }
});
/** Reports progress to the server. */
async function runReporting(id: number): Promise<boolean> {
  const report = (at: number | null) => process.connected && process.send?.(at);
  control.onBatch = () => report(id);
  report(id);
  try {
    return await runJob(id, control);
  } finally {
    report(null);
  }
}

// An open IPC channel would keep this process alive.
if (process.connected) process.disconnect();
