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
const running: JobControl = {};
const leave = () => {
  running.stopAfterBatch = "forNow";
};
process.on("SIGTERM", leave);
process.on("SIGINT", leave);
// The server that started this process has ended.
process.on("disconnect", leave);

enableBulkWriteMode();
await withDatabase(async () => {
  await recoverJobs();
  for (let idle = 0; idle < IDLE_MS && !running.stopAfterBatch; idle += 250) {
    const id = await nextJob(lane);
    if (id !== null && (await carryOut(id))) idle = 0;
    else if (process.channel) await wait(250);
    else return;
  }
});
/** Reports progress to the server. */
async function carryOut(id: number): Promise<boolean> {
  const tell = (at: number | null) => process.connected && process.send?.(at);
  running.onBatch = () => tell(id);
  tell(id);
  try {
    return await runJob(id, running);
  } finally {
    tell(null);
  }
}

// An open IPC channel would keep this process alive.
if (process.connected) process.disconnect();
