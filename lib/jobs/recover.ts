/** Resumes jobs whose process ended without finishing them. */
import { z } from "zod";
import { system } from "../auth/abilities";
import { command, execute } from "../commands/execute";
import { db } from "../db/client";
import { log } from "../log";

/** A job that crashes this often fails. */
const MAX_CRASHES = 3;

const TOO_MANY_CRASHES = `This task crashed ${MAX_CRASHES} times. Changes made so far are kept. See the server log for the reason.`;

/**
 * Releases jobs whose lease has expired, so that a worker can claim them again. One that was stopping becomes stopped,
 * and one that crashes repeatedly fails.
 */
export async function recoverJobs(now = new Date()): Promise<void> {
  const lost = await db.job.findMany({
    where: { state: { in: ["running", "stopping"] }, ...leaseExpired(now) },
    select: { id: true },
  });
  if (lost.length === 0) return;
  const outcome = await execute(recoverJobsCommand, { now }, { actor: system, via: "script" });
  log.warn({ jobs: lost.map(({ id }) => id), outcome: outcome.ok ? "done" : outcome.kind }, "jobs taken up again");
}

const leaseExpired = (now: Date) => ({ leasedUntil: { lt: now } });

const recoverJobsCommand = command({
  name: "recoverJobs",
  ability: "desk",
  input: z.strictObject({ now: z.date() }),
  async appendTo(tx, { now }) {
    await tx.job.updateMany({ where: { state: "stopping", ...leaseExpired(now) }, data: { state: "stopped" } });
    // It changes nothing that belongs in the history.
    return 0;
  },
  async run({ tx, input: { now } }) {
    const lost = { state: "running", ...leaseExpired(now) } as const;
    await tx.job.updateMany({
      where: { ...lost, crashes: { gte: MAX_CRASHES - 1 } },
      data: { state: "failed", message: TOO_MANY_CRASHES },
    });
    await tx.job.updateMany({ where: lost, data: { leasedUntil: null, crashes: { increment: 1 } } });
    return {};
  },
});
