import { command } from "../commands/execute";
import { Refusal } from "../commands/outcome";
import { db } from "../db/client";
import { beginJob } from "../jobs/changes";
import { AT_ONCE } from "../jobs/job";
import { undoChanges } from "./changes";
import { undoSchema } from "./schema";
import { authoriseUndo, changesOf, measure, refuseImpossible, setToUndo, type Target, totalOf } from "./target";

/**
 * Takes a change set back, as a change set of its own: at once where it is small, else as a job, which whoever calls
 * then starts. Needs besides to see the set, and what doing the opposite of each change needs.
 */
export const undoChangeSet = command({
  name: "undoChangeSet",
  needs: "desk",
  input: undoSchema,
  async prepare(input, actor) {
    await setToUndo(db, actor, input.id);
    return measure(targetOf(input));
  },
  async run({ tx, actor, input, prepared: measured, record }) {
    const target = targetOf(input);
    const set = await setToUndo(tx, actor, target.set);
    await refuseImpossible(tx, set, measured);
    authoriseUndo(actor, measured);
    await record.details(target.only ? { only: { ...target.only } } : {}, target.set);
    const total = totalOf(measured);
    const { changeSetId } = record;
    if (total <= AT_ONCE) {
      const changes = await changesOf(tx, target, null, AT_ONCE + 1);
      // Counted before this transaction: work in the background may have come to its end in between.
      if (changes.length !== total) throw new Refusal("It has gone on since. Look again at what it did.");
      const tally = await undoChanges(tx, record, changes, { actor, set: target.set });
      if (tally.created + tally.changed + tally.removed === 0) {
        throw new Refusal("Nothing of it can be undone any more.");
      }
      return { changeSetId, rows: total, jobId: null, tally };
    }
    if (actor.kind !== "user") throw new Refusal("An undo of that size is somebody's. Sign in for it.");
    const kinds = measured.map(({ entity, action }) => ({ entity, action }));
    const of = target.only ? { only: { ...target.only } } : {};
    const jobId = await beginJob(tx, {
      ...{ kind: "undo", ownerId: actor.id, total, changeSetId },
      input: { set: target.set, ...of, kinds },
    });
    return { changeSetId, rows: total, jobId, tally: null };
  },
});

function targetOf({ id, entity, entityId }: { id: number; entity?: string | null; entityId: number | null }): Target {
  return entity && entityId ? { set: id, only: { entity: entity as never, id: entityId } } : { set: id };
}
