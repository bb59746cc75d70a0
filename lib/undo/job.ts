/** Runs a large undo in batches, from the set's last change back. */
import { db } from "../db/client";
import type { JobKind, Json } from "../jobs/job";
import { undoChanges } from "./changes";
import { authoriseUndo, type ChangeCount, loadChanges, loadSetToUndo, type Target } from "./target";

export interface UndoInput extends Target {
  /** The kinds of changes in the set, which determine who may undo it. */
  kinds: Pick<ChangeCount, "entity" | "action">[];
}

// More rows in one transaction would need too much memory, whatever the job allows.
const MAX_BATCH = 20_000;

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
      const changes = await loadChanges(db, target, before, Math.min(size(), MAX_BATCH));
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
