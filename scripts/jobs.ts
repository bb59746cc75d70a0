/** npm run jobs: carries out what waits to be done (large undos, bulk edits and imports), and ends. */
import { setTimeout as wait } from "node:timers/promises";
import { writeMuch } from "../lib/db/gate";
import { nextJob } from "../lib/jobs/queries";
import { recoverJobs } from "../lib/jobs/recover";
import { type Running, runJob } from "../lib/jobs/run";
import { withDatabase } from "./database";

/** So long it looks for more before it ends: the next one then need not wait for a new process. */
const IDLE_MS = 5_000;

const running: Running = {};
const leave = () => {
  running.leaving = "forNow";
};
process.on("SIGTERM", leave);
process.on("SIGINT", leave);
// The server that started it has gone.
process.on("disconnect", leave);

writeMuch();
await withDatabase(async () => {
  await recoverJobs();
  for (let idle = 0; idle < IDLE_MS && !running.leaving; idle += 250) {
    const id = await nextJob();
    if (id !== null && (await runJob(id, running))) idle = 0;
    else if (process.channel) await wait(250);
    else return;
  }
});
// Listening for the server's end of the channel would keep this process for ever.
if (process.connected) process.disconnect();
