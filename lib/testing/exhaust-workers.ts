import { onTestFinished } from "vitest";
import { connections } from "../db/connections";
import { timeLimits } from "../time-limits";

/** Keeps all query workers busy until the test ends, so that queries that need one time out. */
export async function exhaustWorkers(): Promise<void> {
  const { querySemaphore } = connections();
  const limits = { ...timeLimits };
  let taken = 0;
  while (await querySemaphore.acquire(0)) taken++;
  timeLimits.lookup = 1;
  timeLimits.list = 1;
  onTestFinished(() => {
    Object.assign(timeLimits, limits);
    for (; taken > 0; taken--) querySemaphore.release();
  });
}
