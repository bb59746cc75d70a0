/** What a action does to some rows: the same for the preview, which only looks, and for the run, which carries it out. */
import type { Actor } from "../auth/abilities";

import { CommandError } from "../commands/outcome";
import { getReference } from "../entities/fields";

import { type EntityName, entities, isEntity } from "../entities/registry";
import { findLabelledRows, mayWriteRow } from "../entities/rows";
import {
  type BulkEdit,
  type BulkPlan,
  isOwnAccount,
  othersRowSkipped,
  ownAccountSkipped,
  type SkippedRow,
  split,
} from "./bulk-plan";
import { planDeletion } from "./deletion";
import { loadEditableRows, type Named, type Reader } from "./rows";
import type { BulkAction } from "./schema";
import { planListing, planRemoval } from "./stock";

/**
 * What is done to these rows, some hundred at the most, in a constant number of statements; reads only.
 * @throws Refusal where it can be done to none, as a store is not there
 */
export async function planBulkEdit(reader: Reader, work: BulkEdit, ids: number[]): Promise<BulkPlan> {
  const rows = await loadEditableRows(reader, work.entity, ids);
  const plan = rows.length > 0 ? await planAction(reader, work, rows) : {};
  const nothing = { changes: [], updates: [], listings: [], deletions: [], unchanged: 0, skipped: [] };
  return { ...nothing, ...plan, gone: ids.length - rows.length };
}

async function planAction(reader: Reader, work: BulkEdit, rows: Named[]): Promise<Partial<BulkPlan>> {
  const { action, seenAt } = work;
  switch (action.type) {
    case "set":
      return planFieldEdit(reader, work, action, rows);
    case "add":
      return planListing(reader, action, rows);
    case "remove":
      return planRemoval(reader, action, rows, seenAt);
    case "delete":
      return planDeletion(reader, work, rows);
  }
}

/** The same value in one field of them all. */
async function planFieldEdit(
  reader: Reader,
  { entity, actor }: BulkEdit,
  { field, value }: Extract<BulkAction, { type: "set" }>,
  rows: Named[],
): Promise<Partial<BulkPlan>> {
  await refuseMissingReference(reader, entity, field, value);
  const [differing, alike] = split(rows, (row) => row[field] !== value);
  const skipped = differing.flatMap((row) => skipReason(entity, actor, row, { ...row, [field]: value }) ?? []);
  const others = differing.filter(({ id }) => !skipped.some((row) => row.id === id));
  return {
    changes: others.map((row) => ({ id: row.id, label: row.label, before: row[field], after: value })),
    updates: others.map((row) => ({ row, values: { [field]: value } })),
    unchanged: alike.length,
    skipped,
  };
}

function skipReason(entity: EntityName, actor: Actor, row: Named, next: Named): SkippedRow | undefined {
  const { isActor, locked } = entities[entity];
  if (isActor && isOwnAccount(actor, row.id)) return ownAccountSkipped(row);
  if (!mayWriteRow(actor, entity, row) || !mayWriteRow(actor, entity, next)) return othersRowSkipped(row);
  return locked && row[locked.by] ? { id: row.id, label: row.label, reason: locked.reason } : undefined;
}

/** @throws Refusal where the row is gone that the field is to refer to */
async function refuseMissingReference(
  reader: Reader,
  entity: EntityName,
  field: string,
  value: unknown,
): Promise<void> {
  const reference = getReference(entity, field, value);
  if (!reference || !isEntity(reference.entity)) return;
  const found = await findLabelledRows(reader, reference.entity, [reference.id], []);
  const { one } = entities[reference.entity].label;
  if (found.length === 0) throw new CommandError(`This ${one} no longer exists. Choose another.`);
}
