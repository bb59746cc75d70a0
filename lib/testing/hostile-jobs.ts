/** Replaces scripts/jobs.ts: takes a job and never finishes, or takes all memory. */
import { nextJob } from "../jobs/queries";

const job = await nextJob();
// Messages are sent before the next turn of the event loop.
await new Promise((sent) => process.send?.(job, sent));
const kept: unknown[] = [];
for (;;) if (process.env.HOSTILE === "heap") kept.push(Array(1_000).fill(String(kept.length)));
