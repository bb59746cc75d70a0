/**
 * Plans what undoing changes does to each row, and which rows it skips. Writes nothing: preview and run share the plan,
 * and the run applies exactly it (apply.ts).
 */

import { type Ability, type Actor, authorise } from "../auth/abilities";
import type { ChangeAction } from "../db/generated/sqlite/enums";
import type { EntityRow, FieldValues, Reader } from "../entities/model";
import { type EntityName, entities } from "../entities/registry";
import { initialValues, isRestorable, type RowId, referencedRows, rowKey } from "../entities/rows";
import { isSameValue, recordedFields } from "../history/record";
import type { ProjectedState } from "./projected-state";
import { loadEventsSince, type RowEvent, rowStatusSince } from "./row-status";
import type { SkippedRow, SkipReason } from "./skip-reasons";

/** A change of the set to undo. */
export interface UndoableChange {
  id: number;
  entity: EntityName;
  entityId: number;
  action: ChangeAction;
  before: unknown;
  after: unknown;
}

/** What happens to one row: it is removed, restored, or reverted to old values. */
export type Step = RowId &
  (
    | { action: "remove"; row: EntityRow; after: null }
    | { action: "revert"; row: EntityRow; values: FieldValues; after: EntityRow }
    | { action: "restore"; row: null; after: EntityRow }
  );

export interface UndoContext {
  actor: Actor;
  /** The set to undo. */
  set: number;
  /** The undo's own set, once it exists. */
  undo?: number;
}

export interface UndoPlan {
  /** In the order of execution. */
  steps: Step[];
  skipped: SkippedRow[];
}

/**
 * Plans the next changes of a set, latest first. `state` holds what was planned before and not yet applied.
 * @throws ForbiddenError for what the actor may not do
 */
export async function planUndo(
  reader: Reader,
  state: ProjectedState,
  changes: UndoableChange[],
  context: UndoContext,
): Promise<UndoPlan> {
  for (const { entity, action } of changes) authorise(context.actor, undoAbility(entity, action));
  const events = await preload(reader, state, changes);
  const plan: UndoPlan = { steps: [], skipped: [] };
  const last = changes[0]?.id ?? 0;
  for (const change of changes) {
    const of: RowId = { entity: change.entity, id: change.entityId };
    if (state.isSkipped(of)) continue;
    const since = (events.get(rowKey(of)) ?? []).filter((event) => event.change > change.id);
    const reason = reasonSince(state, of, since, last, context);
    const step = reason ?? stepFor(state, of, change, context.actor);
    if (step === "left-before") continue;
    if ("code" in step) {
      state.skip(of);
      plan.skipped.push({ ...of, reason: step });
    } else {
      state.apply(of, step.after);
      plan.steps.push(step);
    }
  }
  return plan;
}

/** Loads what the plan needs, in few statements. */
async function preload(
  reader: Reader,
  state: ProjectedState,
  changes: UndoableChange[],
): Promise<Map<string, RowEvent[]>> {
  const rows = changes.map(({ entity, entityId }) => ({ entity, id: entityId }));
  await state.preload({ rows });
  const deleted = new Map(
    changes.flatMap((change, index) =>
      change.action === "delete" ? [[rowKey(rows[index] as RowId), recordedFields(change.before)]] : [],
    ),
  );
  await state.preload({
    values: changes.flatMap(({ action, before }, index) => {
      const of = rows[index] as RowId;
      const base = state.row(of) ?? deleted.get(rowKey(of));
      return action === "create" ? [] : [{ ...base, ...recordedFields(before), ...of }];
    }),
    going: rows.filter((_, index) => changes[index]?.action === "create"),
  });
  return loadEventsSince(reader, rows, changes.at(-1)?.id ?? 0);
}

/** The reason to skip a row because of later changes. */
function reasonSince(
  state: ProjectedState,
  of: RowId,
  since: RowEvent[],
  last: number,
  { set, undo }: UndoContext,
): SkipReason | "left-before" | undefined {
  // A later change of the same set should have been undone first, and was skipped.
  const isTakenUp = since.some((event) => event.set === set && event.change > last);
  if (isTakenUp && !since.some((event) => event.set === undo)) return "left-before";
  const current = rowStatusSince(
    since.filter((event) => event.set !== set && event.set !== undo),
    set,
  );
  if (current.status === "as-left") return undefined;
  if (current.status === "undone") return { code: "undone", set: current.set };
  return { code: state.row(of) ? "changed" : "deleted", set: current.set };
}

function stepFor(state: ProjectedState, of: RowId, change: UndoableChange, actor: Actor): Step | SkipReason {
  const row = state.row(of);
  const before = recordedFields(change.before);
  if (change.action === "delete") return row ? { code: "exists" } : planRestore(state, of, before, actor);
  if (!row) return { code: "deleted" };
  return change.action === "create"
    ? planRemoval(state, of, row, actor)
    : planRevert(state, of, row, { before, after: recordedFields(change.after) }, actor);
}

function planRemoval(state: ProjectedState, of: RowId, row: EntityRow, actor: Actor): Step | SkipReason {
  authoriseRow(of, row, actor);
  const { by, count, isNamed } = state.references(of);
  if (by) return { code: "referenced", by, count };
  if (isNamed) return { code: "actor" };
  if (state.isLastOne(of, row, null)) return { code: "last" };
  return { ...of, action: "remove", row, after: null };
}

function planRevert(
  state: ProjectedState,
  of: RowId,
  row: EntityRow,
  { before, after }: Record<"before" | "after", FieldValues>,
  actor: Actor,
): Step | SkipReason {
  authoriseRow(of, row, actor);
  const names = Object.keys(before).filter((name) => isRecorded(of.entity, name, before[name]));
  if (names.length === 0) return { code: "notRecorded" };
  if (names.some((name) => !hasSameValue(of, name, row[name], after[name]))) return { code: "changed" };
  const values = withCurrentNames(state, of, Object.fromEntries(names.map((name) => [name, before[name]])));
  const next: EntityRow = { ...row, ...values, version: row.version + 1 };
  // Sharing something again needs the ability to share.
  authoriseRow(of, next, actor);
  return reasonAgainst(state, of, next, row) ?? { ...of, action: "revert", row, values, after: next };
}

function planRestore(state: ProjectedState, of: RowId, before: FieldValues, actor: Actor): Step | SkipReason {
  const initial = Object.entries(initialValues(of.entity));
  const known = initial.map(([name, value]) => [name, before[name] === undefined ? value : before[name]]);
  const related = Object.keys(entities[of.entity].relations ?? {}).map((name) => [name, before[name]]);
  const values = withCurrentNames(state, of, Object.fromEntries([...known, ...related]));
  // Above every version that a form may still hold.
  const row: EntityRow = { ...values, id: of.id, version: Number(before.version ?? 1) + 1 };
  authoriseRow(of, row, actor);
  return reasonAgainst(state, of, row, null) ?? { ...of, action: "restore", row: null, after: row };
}

/** The reason why a row cannot have these values. */
function reasonAgainst(
  state: ProjectedState,
  of: RowId,
  next: EntityRow,
  row: EntityRow | null,
): SkipReason | undefined {
  const holder = state.uniqueOwner(of, next);
  if (holder) return { code: "duplicate", ...holder };
  const missing = referencedRows(of.entity, next).find((parent) => !state.titleOf(parent));
  if (missing) return { code: "missing", ...missing };
  return row && state.isLastOne(of, row, next) ? { code: "last" } : undefined;
}

/** Related rows, such as a book's authors, with their current names. */
function withCurrentNames(state: ProjectedState, { entity }: RowId, values: FieldValues): FieldValues {
  const renamed = Object.entries(entities[entity].relations ?? {}).flatMap(([name, { refersTo, through }]) => {
    const value = values[name];
    if (!Array.isArray(value)) return [];
    const of = refersTo.entity as EntityName;
    const current = value
      .filter((one) => typeof one?.[through.other] === "number")
      .map((one) => ({ ...one, name: state.titleOf({ entity: of, id: one[through.other] })?.name ?? one.name }));
    return [[name, current] as const];
  });
  return { ...values, ...Object.fromEntries(renamed) };
}

/** @throws ForbiddenError for a row that this actor may not write */
function authoriseRow({ entity }: RowId, row: EntityRow, actor: Actor): void {
  entities[entity].hooks?.authoriseRow?.(actor, row);
}

const isRecorded = (entity: EntityName, name: string, value: unknown) =>
  value !== "(hidden)" && isRestorable(entity, name);

/** Whether a field still has this value; names of related rows do not count. */
function hasSameValue({ entity }: RowId, name: string, one: unknown, other: unknown): boolean {
  if (!Object.hasOwn(entities[entity].relations ?? {}, name)) return isSameValue(one, other);
  const withoutNames = (value: unknown) =>
    Array.isArray(value) ? value.map((related) => ({ ...related, name: undefined })) : value;
  return isSameValue(withoutNames(one), withoutNames(other));
}

/** The ability that undoing a change needs: that of the opposite action. */
export function undoAbility(entity: EntityName, action: ChangeAction): Ability {
  const opposite = { create: "delete", update: "update", delete: "create" } as const;
  return entities[entity].abilities[opposite[action]];
}
