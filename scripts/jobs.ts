/** npm run jobs: carries out what waits to be done (large undos, bulk edits and imports), and ends. */
import { setTimeout as wait } from "node:timers/promises";
import { enableBulkWriteMode } from "../lib/db/write-transaction";
import { nextJob } from "../lib/jobs/queries";
import { recoverJobs } from "../lib/jobs/recover";
import { type JobControl, runJob } from "../lib/jobs/run";
import { withDatabase } from "./database";

/** So long it looks for more before it ends: the next one then need not wait for a new process. */
const IDLE_MS = 5_000;

const lane = process.argv[2] === "small" ? "small" : "all";
const running: JobControl = {};
const leave = () => {
  running.stopAfterBatch = "forNow";
};
process.on("SIGTERM", leave);
process.on("SIGINT", leave);
// The server that started it has gone.
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
/** The server is told that it goes on. */
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

// Listening for the server's end of the channel would keep this process for ever.
if (process.connected) process.disconnect();
