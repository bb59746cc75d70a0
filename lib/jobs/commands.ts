import { type Actor, can } from "../auth/abilities";
import { command } from "../commands/execute";
import { CommandError } from "../commands/outcome";
import type { Transaction } from "../db/write-transaction";
import { toJobView } from "./queries";
import { jobIdSchema } from "./schema";

/** Asks a job to stop after the current batch; its changes stay until they are undone. */
export const stopJob = command({
  name: "stopJob",
  ability: "desk",
  input: jobIdSchema,
  async run({ tx, actor, input }) {
    const { id, phase } = await loadOwnJob(tx, actor, input.id);
    if (phase === "running") await tx.job.update({ where: { id }, data: { state: "stopping" } });
    // No worker has it, so there is nothing to wait for.
    if (phase === "waiting" || phase === "interrupted")
      await tx.job.update({ where: { id }, data: { state: "stopped" } });
    return { id };
  },
});

/**
 * Resumes a job that was stopped, interrupted or failed, and returns the number of remaining rows; the caller starts
 * it.
 */
export const resumeJob = command({
  name: "resumeJob",
  ability: "desk",
  input: jobIdSchema,
  async run({ tx, actor, input }) {
    const { id, phase, done, total, changeSetId } = await loadOwnJob(tx, actor, input.id);
    if (phase !== "stopped" && phase !== "interrupted" && phase !== "failed") {
      throw new CommandError(phase === "done" ? "It has already finished." : "It is already running.");
    }
    if (changeSetId !== null && (await tx.changeSet.findFirst({ where: { undoesId: changeSetId } }))) {
      throw new CommandError("Its changes were undone, so it can’t continue. Start again from the beginning.");
    }
    await tx.job.update({
      where: { id },
      data: { state: "running", leasedUntil: null, message: null, crashes: 0 },
    });
    return { id, rows: total - done };
  },
});

/** @throws CommandError for another user's job, or one that does not exist */
async function loadOwnJob(tx: Transaction, actor: Actor, id: number) {
  const job = await tx.job.findUnique({ where: { id } });
  const isOwn = job && actor.kind === "user" && (job.ownerId === actor.id || can(actor, "users.manage"));
  if (!isOwn) throw new CommandError("This background task doesn’t exist.");
  return toJobView(job);
}
