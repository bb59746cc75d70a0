/** In the place of scripts/jobs.ts: takes a job up and never comes back from it, or takes all the memory there is. */
import { nextJob } from "../jobs/queries";

const job = await nextJob();
// What is sent goes out before the next turn of the loop.
await new Promise((sent) => process.send?.(job, sent));
const kept: unknown[] = [];
for (;;) if (process.env.HOSTILE === "heap") kept.push(Array(1_000).fill(String(kept.length)));
