import { setImmediate as others } from "node:timers/promises";
import { type Actor, authorise, can, type UserActor } from "../auth/abilities";
import { CommandError } from "../commands/outcome";
import { db } from "../db/client";
import { QueryTimeoutError } from "../db/query-worker";
import { formatFieldValue, getReference } from "../entities/fields";
import { type EntityName, entities } from "../entities/registry";
import { getTitles } from "../entities/titles";
import { formatNumber } from "../values/format";
import type { BulkEdit, PlannedChange, SkippedRow } from "./bulk-plan";
import { planBulkEdit } from "./plan";
import { abilityFor, loadEditableRows } from "./rows";
import { type BulkAction, bulkFields, MAX_BULK_ROWS, type Selection } from "./schema";
import { hashSelection, selectedIds } from "./selection";

/** The number of rows that a preview plans between two yields to the event loop. */
const BATCH_SIZE = 250;
/** The number of changed rows, and of skipped rows per reason, that a preview shows. */
const SAMPLES = 10;
const MAX_NAMED = 20;

/** The bulk actions that this actor may use on an entity. */
export function allowedActions(actor: Actor, entity: EntityName) {
  const may = (action: BulkAction["type"]) => can(actor, abilityFor(entity, { type: action }));
  return {
    fields: may("set") ? Object.keys(bulkFields(entity)) : [],
    stock: entities[entity].stocked === true && may("add"),
    delete: may("delete"),
    merge: entities[entity].abilities.merge !== undefined && may("set") && can(actor, entities[entity].abilities.merge),
  };
}

/** Whether this actor may bulk edit an entity at all. */
export function mayBulkEdit(actor: Actor, entity: EntityName): boolean {
  const may = allowedActions(actor, entity);
  return may.fields.length > 0 || may.stock || may.delete;
}

export type SelectedRows =
  | {
      kind: "selected";
      count: number;
      ids: number[];
      /** Labels of the first rows. */
      labels: string[];
    }
  | { kind: "too-many" }
  | { kind: "too-slow" };

/** Loads the selected rows. @throws ForbiddenError */
export async function loadSelectedRows(actor: Actor, entity: EntityName, selection: Selection): Promise<SelectedRows> {
  authorise(actor, entities[entity].abilities.view);
  try {
    const ids = await selectedIds(entity, selection);
    if (!ids) return { kind: "too-many" };
    const rows = await loadEditableRows(db, entity, ids.slice(0, SAMPLES));
    return { kind: "selected", count: ids.length, ids, labels: rows.map(({ label }) => label) };
  } catch (error) {
    if (error instanceof QueryTimeoutError) return { kind: "too-slow" };
    throw error;
  }
}

export interface BulkPreview {
  /** Identifies the previewed rows. */
  selectionHash: string;
  rows: number;
  changed: number;
  unchanged: number;
  gone: number;
  /** The number of copies removed with their stock records. */
  copies: number;
  samples: { id: number; label: string; before?: string; after?: string }[];
  skipped: { reason: string; count: number; some: SkippedRow[] }[];
}

/**
 * Previews a bulk action with the plan that the run makes, yielding to other requests between parts.
 * @throws ForbiddenError, CommandError
 */
export async function previewBulkEdit(
  actor: UserActor,
  { entity, action }: Pick<BulkEdit, "entity" | "action">,
  ids: number[],
): Promise<BulkPreview> {
  authorise(actor, abilityFor(entity, action));
  const preview = { rows: ids.length, changed: 0, unchanged: 0, gone: 0, copies: 0 };
  const changes: PlannedChange[] = [];
  const skipped = new Map<string, { reason: string; count: number; some: SkippedRow[] }>();
  for (let at = 0; at < ids.length; at += BATCH_SIZE) {
    const plan = await planBulkEdit(db, { entity, action, actor }, ids.slice(at, at + BATCH_SIZE));
    preview.changed += plan.changes.length;
    preview.unchanged += plan.unchanged;
    preview.gone += plan.gone;
    if (action.type === "remove") preview.copies += plan.changes.reduce((sum, { before: was }) => sum + Number(was), 0);
    changes.push(...plan.changes.slice(0, SAMPLES - changes.length));
    for (const row of plan.skipped) {
      const group = skipped.get(row.reason) ?? { reason: row.reason, count: 0, some: [] };
      skipped.set(row.reason, group);
      group.count++;
      if (group.some.length < MAX_NAMED) group.some.push(row);
    }
    await others();
  }
  return {
    ...preview,
    selectionHash: hashSelection(ids),
    samples: await describeSamples(entity, action, changes),
    skipped: [...skipped.values()],
  };
}

async function describeSamples(
  entity: EntityName,
  action: BulkAction,
  changes: PlannedChange[],
): Promise<BulkPreview["samples"]> {
  if (action.type !== "set") {
    return changes.map(({ id, label, before, after }) => ({
      ...{ id, label },
      before: formatFieldValue("stock", "quantity", before, () => undefined),
      after: formatFieldValue("stock", "quantity", after, () => undefined),
    }));
  }
  const references = changes.flatMap(({ before, after }) =>
    [before, after].flatMap((value) => getReference(entity, action.field, value) ?? []),
  );
  const titles = await getTitles(references);
  const text = (value: unknown) => formatFieldValue(entity, action.field, value, (...row) => titles(...row).label);
  return changes.map(({ id, label, before, after }) => ({ id, label, before: text(before), after: text(after) }));
}

/** The value or store that a heading mentions. @throws ForbiddenError */
export async function getActionNames(
  actor: Actor,
  { entity, action }: Pick<BulkEdit, "entity" | "action">,
): Promise<{ now?: string; store?: string }> {
  authorise(actor, abilityFor(entity, action));
  if (action.type === "delete") return {};
  if (action.type !== "set") {
    const store = { entity: "store", id: action.storeId } as const;
    return { store: (await getTitles([store]))(store.entity, store.id).label };
  }
  const reference = getReference(entity, action.field, action.value);
  const titles = await getTitles(reference ? [reference] : []);
  return { now: formatFieldValue(entity, action.field, action.value, (...row) => titles(...row).label) };
}

/** The reason why the selection cannot be edited; undefined if it can. */
export function selectionProblem(selected: SelectedRows): string | undefined {
  if (selected.kind === "too-many") {
    return `More than ${formatNumber(MAX_BULK_ROWS)} rows match: too many to edit at once. Narrow the list with a search or filter.`;
  }
  if (selected.kind === "too-slow")
    return "Finding all matching rows takes too long. Narrow the list with a search or filter.";
  return selected.count === 0 ? "Nothing is selected, or nothing matches any more." : undefined;
}

/** The rows of a confirmed edit. @throws CommandError if they are no longer the previewed ones */
export async function confirmSelection(entity: EntityName, selection: Selection, seen: string): Promise<number[]> {
  const ids = await selectedIds(entity, selection).catch((error) => {
    throw error instanceof QueryTimeoutError ? new CommandError(selectionProblem({ kind: "too-slow" }) ?? "") : error;
  });
  if (!ids) throw new CommandError(selectionProblem({ kind: "too-many" }) ?? "");
  if (hashSelection(ids) === seen) return ids;
  const then = Number.parseInt(seen, 10);
  const difference =
    ids.length === then
      ? "The matching rows changed since the preview."
      : `${formatNumber(ids.length)} rows match now; the preview showed ${formatNumber(then)}.`;
  throw new CommandError(`${difference} Nothing was changed. The preview below is up to date.`);
}
