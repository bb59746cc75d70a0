/** An undo of more than is done at once, batch by batch: the set's changes from the last one back. */
import { db } from "../db/client";
import type { JobKind, Json } from "../jobs/job";
import { undoChanges } from "./changes";
import { authoriseUndo, type ChangeCount, loadChanges, loadSetToUndo, type Target } from "./target";

export interface UndoInput extends Target {
  /** What is in the set, which says who may undo it. */
  kinds: Pick<ChangeCount, "entity" | "action">[];
}

// More in one transaction would hold too much at once, whatever the job allows.
const MOST = 20_000;

export const undoJob: JobKind = {
  async authorise(actor, input, tx) {
    const { set, kinds } = input as UndoInput;
    await loadSetToUndo(tx, actor, set);
    authoriseUndo(actor, kinds);
  },

  async *batches(job, size) {
    const target = job.input as UndoInput;
    let before = (job.progress as { before: number } | null)?.before ?? null;
    for (;;) {
      const changes = await loadChanges(db, target, before, Math.min(size(), MOST));
      const last = changes.at(-1);
      if (!last) return;
      before = last.id;
      const progress: Json = { before };
      yield {
        rows: changes.length,
        apply: async ({ tx, actor, record }) => ({
          progress,
          counts: await undoChanges(tx, record, changes, { actor, set: target.set }),
        }),
      };
    }
  },
};
