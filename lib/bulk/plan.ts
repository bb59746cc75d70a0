/** Plans a bulk action; preview and run share the plan. */
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
 * Plans at most some hundred rows, in a constant number of statements; reads only.
 * @throws CommandError if it fails for every row, such as for a deleted store
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

/** Sets one field of all rows to the same value. */
async function planFieldEdit(
  reader: Reader,
  { entity, actor }: BulkEdit,
  { field, value }: Extract<BulkAction, { type: "set" }>,
  rows: Named[],
): Promise<Partial<BulkPlan>> {
  await refuseMissingReference(reader, entity, field, value);
  const [changedRows, unchangedRows] = split(rows, (row) => row[field] !== value);
  const skipped = changedRows.flatMap((row) => skipReason(entity, actor, row, { ...row, [field]: value }) ?? []);
  const others = changedRows.filter(({ id }) => !skipped.some((row) => row.id === id));
  return {
    changes: others.map((row) => ({ id: row.id, label: row.label, before: row[field], after: value })),
    updates: others.map((row) => ({ row, values: { [field]: value } })),
    unchanged: unchangedRows.length,
    skipped,
  };
}

function skipReason(entity: EntityName, actor: Actor, row: Named, next: Named): SkippedRow | undefined {
  const { isActor, locked } = entities[entity];
  if (isActor && isOwnAccount(actor, row.id)) return ownAccountSkipped(row);
  if (!mayWriteRow(actor, entity, row) || !mayWriteRow(actor, entity, next)) return othersRowSkipped(row);
  return locked && row[locked.by] ? { id: row.id, label: row.label, reason: locked.reason } : undefined;
}

/** @throws CommandError when the row that the field is to refer to no longer exists */
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
