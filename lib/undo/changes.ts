import type { Prisma } from "../db/generated/sqlite/client";
import type { Transaction } from "../db/write-transaction";
import type { Recorder } from "../history/record";
import type { Tally } from "../jobs/job";
import { applySteps } from "./apply";
import { type Asked, planUndo, type Recorded, type Step } from "./plan";
import { World } from "./projected-state";
import { type Left, NAMED } from "./reasons";

/** So many changes are planned and carried out together. */
export const TOGETHER = 500;

/** How many rows came back, changed, went, and were left alone. */
export interface UndoTally extends Tally {
  created: number;
  changed: number;
  removed: number;
  left: number;
}

/** Undoes changes of a set, the latest first, as far as it can; what it leaves alone is named with its own change set. */
export async function undoChanges(
  tx: Transaction,
  record: Recorder,
  changes: Recorded[],
  asked: Omit<Asked, "undo">,
): Promise<UndoTally> {
  const tally: UndoTally = { created: 0, changed: 0, removed: 0, left: 0 };
  const left: Left[] = [];
  for (let start = 0; start < changes.length; start += TOGETHER) {
    const some = changes.slice(start, start + TOGETHER);
    const plan = await planUndo(tx, new World(tx), some, { ...asked, undo: record.changeSetId });
    await applySteps(tx, record, plan.steps);
    addTo(tally, plan.steps, plan.left.length);
    left.push(...plan.left.slice(0, NAMED - left.length));
  }
  if (left.length > 0) await nameLeft(tx, record, left, tally.left);
  return tally;
}

function addTo(tally: UndoTally, steps: Step[], left: number): void {
  const words = { restore: "created", rewrite: "changed", remove: "removed" } as const;
  for (const { does } of steps) tally[words[does]]++;
  tally.left += left;
}

/** What an undo keeps with its change set: the first of the rows that it left alone, and how many they all are. */
export interface UndoDetails {
  left?: Left[];
  leftAlone?: number;
}

async function nameLeft(tx: Transaction, record: Recorder, left: Left[], count: number): Promise<void> {
  const set = { where: { id: record.changeSetId }, select: { details: true } };
  const kept = (await tx.changeSet.findUniqueOrThrow(set)).details as UndoDetails | null;
  const details: UndoDetails = {
    ...kept,
    left: [...(kept?.left ?? []), ...left].slice(0, NAMED),
    leftAlone: (kept?.leftAlone ?? 0) + count,
  };
  await record.details(details as Prisma.InputJsonObject);
}
