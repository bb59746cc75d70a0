import { command } from "../commands/execute";
import { CommandError } from "../commands/outcome";
import { db } from "../db/client";
import { createJob } from "../jobs/changes";
import { INLINE_LIMIT } from "../jobs/job";
import { undoChanges } from "./changes";
import { undoSchema } from "./schema";
import {
  authoriseUndo,
  countChanges,
  loadChanges,
  loadSetToUndo,
  refuseNotUndoable,
  sumCounts,
  type Target,
} from "./target";

/**
 * Undoes a change set, as a new change set: a small one at once, a larger one as a job, which the caller starts. Needs
 * to see the set, and the ability for the opposite of each change.
 */
export const undoChangeSet = command({
  name: "undoChangeSet",
  ability: "desk",
  input: undoSchema,
  async prepare(input, actor) {
    await loadSetToUndo(db, actor, input.id);
    return countChanges(targetOf(input));
  },
  async run({ tx, actor, input, prepared: measured, record }) {
    const target = targetOf(input);
    const set = await loadSetToUndo(tx, actor, target.set);
    await refuseNotUndoable(tx, set, measured);
    authoriseUndo(actor, measured);
    await record.details(target.only ? { only: { ...target.only } } : {}, target.set);
    const total = sumCounts(measured);
    const { changeSetId } = record;
    if (total <= INLINE_LIMIT) {
      const changes = await loadChanges(tx, target, null, INLINE_LIMIT + 1);
      // The count was taken before this transaction, and a job may have ended in between.
      if (changes.length !== total) throw new CommandError("It has continued since. Review its changes again.");
      const counts = await undoChanges(tx, record, changes, { actor, set: target.set });
      if (counts.created + counts.changed + counts.removed === 0) {
        throw new CommandError("Nothing in this change can be undone any more.");
      }
      return { changeSetId, rows: total, jobId: null, counts };
    }
    if (actor.kind !== "user") throw new CommandError("Sign in to undo a change of this size.");
    const kinds = measured.map(({ entity, action }) => ({ entity, action }));
    const of = target.only ? { only: { ...target.only } } : {};
    const jobId = await createJob(tx, {
      ...{ kind: "undo", ownerId: actor.id, total, changeSetId },
      input: { set: target.set, ...of, kinds },
    });
    return { changeSetId, rows: total, jobId, counts: null };
  },
});

function targetOf({ id, entity, entityId }: { id: number; entity?: string | null; entityId: number | null }): Target {
  return entity && entityId ? { set: id, only: { entity: entity as never, id: entityId } } : { set: id };
}
