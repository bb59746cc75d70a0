import type { Prisma } from "../db/generated/sqlite/client";
import type { Transaction } from "../db/write-transaction";
import type { Recorder } from "../history/record";
import type { JobCounts } from "../jobs/job";
import { applySteps } from "./apply";
import { planUndo, type Step, type UndoableChange, type UndoContext } from "./plan";
import { ProjectedState } from "./projected-state";
import { MAX_NAMED, type SkippedRow } from "./skip-reasons";

/** The number of changes planned and applied together. */
export const BATCH_SIZE = 500;

/** The numbers of restored, reverted, removed and skipped rows. */
export interface UndoCounts extends JobCounts {
  created: number;
  changed: number;
  removed: number;
  skipped: number;
}

/** Undoes changes of a set, latest first, as far as possible; skipped rows are stored with the undo's change set. */
export async function undoChanges(
  tx: Transaction,
  record: Recorder,
  changes: UndoableChange[],
  context: Omit<UndoContext, "undo">,
): Promise<UndoCounts> {
  const counts: UndoCounts = { created: 0, changed: 0, removed: 0, skipped: 0 };
  const skipped: SkippedRow[] = [];
  for (let start = 0; start < changes.length; start += BATCH_SIZE) {
    const some = changes.slice(start, start + BATCH_SIZE);
    const plan = await planUndo(tx, new ProjectedState(tx), some, { ...context, undo: record.changeSetId });
    await applySteps(tx, record, plan.steps);
    addCounts(counts, plan.steps, plan.skipped.length);
    skipped.push(...plan.skipped.slice(0, MAX_NAMED - skipped.length));
  }
  if (skipped.length > 0) await saveSkippedRows(tx, record, skipped, counts.skipped);
  return counts;
}

function addCounts(counts: UndoCounts, steps: Step[], skipped: number): void {
  const words = { restore: "created", revert: "changed", remove: "removed" } as const;
  for (const { action } of steps) counts[words[action]]++;
  counts.skipped += skipped;
}

/** The details stored with an undo's change set: the first skipped rows and their number. */
export interface UndoDetails {
  skippedRows?: SkippedRow[];
  skippedCount?: number;
}

async function saveSkippedRows(tx: Transaction, record: Recorder, skipped: SkippedRow[], count: number): Promise<void> {
  const set = { where: { id: record.changeSetId }, select: { details: true } };
  const kept = (await tx.changeSet.findUniqueOrThrow(set)).details as UndoDetails | null;
  const details: UndoDetails = {
    ...kept,
    skippedRows: [...(kept?.skippedRows ?? []), ...skipped].slice(0, MAX_NAMED),
    skippedCount: (kept?.skippedCount ?? 0) + count,
  };
  await record.details(details as Prisma.InputJsonObject);
}
