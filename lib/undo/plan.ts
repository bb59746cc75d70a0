/**
 * What undoing changes of a set does to each row, and which rows it leaves alone. Writes nothing: the preview and the
 * run both ask here, and the run then does exactly what was planned (apply.ts).
 */

import { type Ability, type Actor, authorise } from "../auth/abilities";
import type { ChangeAction } from "../db/generated/sqlite/enums";
import type { EntityRow, FieldValues, Reader } from "../entities/model";
import { type EntityName, entities } from "../entities/registry";
import { initialValues, isRestorable, type RowId, referencedRows, rowKey } from "../entities/rows";
import { fieldsIn, same } from "../history/record";
import type { World } from "./projected-state";
import type { Left, Reason } from "./reasons";
import { type Event, eventsSince, whatBecame } from "./row-status";

/** One change of the set that is undone. */
export interface Recorded {
  id: number;
  entity: EntityName;
  entityId: number;
  action: ChangeAction;
  before: unknown;
  after: unknown;
}

/** What is done to one row: it goes, it comes back, or it gets old values. */
export type Step = RowId &
  (
    | { does: "remove"; row: EntityRow; after: null }
    | { does: "rewrite"; row: EntityRow; values: FieldValues; after: EntityRow }
    | { does: "restore"; row: null; after: EntityRow }
  );

export interface Asked {
  actor: Actor;
  /** The set that is undone. */
  set: number;
  /** The set that undoes it, once there is one. */
  undo?: number;
}

export interface Plan {
  /** In the order in which they are to be done. */
  steps: Step[];
  left: Left[];
}

/**
 * A plan for some changes of a set, which are its last ones that are not planned yet, the latest first. `world` holds
 * what was planned before and not carried out.
 * @throws Forbidden for what the actor may not do
 */
export async function planUndo(reader: Reader, world: World, changes: Recorded[], asked: Asked): Promise<Plan> {
  for (const { entity, action } of changes) authorise(asked.actor, undoAbility(entity, action));
  const events = await learn(reader, world, changes);
  const plan: Plan = { steps: [], left: [] };
  const last = changes[0]?.id ?? 0;
  for (const change of changes) {
    const of: RowId = { entity: change.entity, id: change.entityId };
    if (world.isLeft(of)) continue;
    const since = (events.get(rowKey(of)) ?? []).filter((event) => event.change > change.id);
    const reason = reasonFrom(world, of, since, last, asked);
    const step = reason ?? stepFor(world, of, change, asked.actor);
    if (step === "left-before") continue;
    if ("why" in step) {
      world.leave(of);
      plan.left.push({ ...of, reason: step });
    } else {
      world.put(of, step.after);
      plan.steps.push(step);
    }
  }
  return plan;
}

/** Reads all that the plan asks about, in few statements. */
async function learn(reader: Reader, world: World, changes: Recorded[]): Promise<Map<string, Event[]>> {
  const rows = changes.map(({ entity, entityId }) => ({ entity, id: entityId }));
  await world.learn({ rows });
  const deleted = new Map(
    changes.flatMap((change, index) =>
      change.action === "delete" ? [[rowKey(rows[index] as RowId), fieldsIn(change.before)]] : [],
    ),
  );
  await world.learn({
    values: changes.flatMap(({ action, before }, index) => {
      const of = rows[index] as RowId;
      const base = world.row(of) ?? deleted.get(rowKey(of));
      return action === "create" ? [] : [{ ...base, ...fieldsIn(before), ...of }];
    }),
    going: rows.filter((_, index) => changes[index]?.action === "create"),
  });
  return eventsSince(reader, rows, changes.at(-1)?.id ?? 0);
}

/** Why a row is left alone for what was done to it since. */
function reasonFrom(
  world: World,
  of: RowId,
  since: Event[],
  last: number,
  { set, undo }: Asked,
): Reason | "left-before" | undefined {
  // The set did something to it later on, which this undo was to take back first, and did not.
  const isTakenUp = since.some((event) => event.set === set && event.change > last);
  if (isTakenUp && !since.some((event) => event.set === undo)) return "left-before";
  const became = whatBecame(
    since.filter((event) => event.set !== set && event.set !== undo),
    set,
  );
  if (became.is === "as-left") return undefined;
  if (became.is === "undone") return { why: "undone", set: became.set };
  return { why: world.row(of) ? "changed" : "gone", set: became.set };
}

function stepFor(world: World, of: RowId, change: Recorded, actor: Actor): Step | Reason {
  const row = world.row(of);
  const before = fieldsIn(change.before);
  if (change.action === "delete") return row ? { why: "there" } : restoring(world, of, before, actor);
  if (!row) return { why: "gone" };
  return change.action === "create"
    ? removing(world, of, row, actor)
    : rewriting(world, of, row, { before, after: fieldsIn(change.after) }, actor);
}

function removing(world: World, of: RowId, row: EntityRow, actor: Actor): Step | Reason {
  authoriseRow(of, row, actor);
  const { by, count, isNamed } = world.references(of);
  if (by) return { why: "needed", by, count };
  if (isNamed) return { why: "acted" };
  if (world.isLastOne(of, row, null)) return { why: "lastOne" };
  return { ...of, does: "remove", row, after: null };
}

function rewriting(
  world: World,
  of: RowId,
  row: EntityRow,
  { before, after }: Record<"before" | "after", FieldValues>,
  actor: Actor,
): Step | Reason {
  authoriseRow(of, row, actor);
  const names = Object.keys(before).filter((name) => isKept(of.entity, name, before[name]));
  if (names.length === 0) return { why: "notKept" };
  if (names.some((name) => !isStill(of, name, row[name], after[name]))) return { why: "changed" };
  const values = withCurrentNames(world, of, Object.fromEntries(names.map((name) => [name, before[name]])));
  const next: EntityRow = { ...row, ...values, version: row.version + 1 };
  // What is everybody's again takes what sharing it does.
  authoriseRow(of, next, actor);
  return reasonAgainst(world, of, next, row) ?? { ...of, does: "rewrite", row, values, after: next };
}

function restoring(world: World, of: RowId, before: FieldValues, actor: Actor): Step | Reason {
  const initial = Object.entries(initialValues(of.entity));
  const known = initial.map(([name, value]) => [name, before[name] === undefined ? value : before[name]]);
  const related = Object.keys(entities[of.entity].relations ?? {}).map((name) => [name, before[name]]);
  const values = withCurrentNames(world, of, Object.fromEntries([...known, ...related]));
  // Above every version that anybody may still have in a form.
  const row: EntityRow = { ...values, id: of.id, version: Number(before.version ?? 1) + 1 };
  authoriseRow(of, row, actor);
  return reasonAgainst(world, of, row, null) ?? { ...of, does: "restore", row: null, after: row };
}

/** What stands in the way of a row's being like that. */
function reasonAgainst(world: World, of: RowId, next: EntityRow, row: EntityRow | null): Reason | undefined {
  const holder = world.holder(of, next);
  if (holder) return { why: "taken", ...holder };
  const missing = referencedRows(of.entity, next).find((parent) => !world.nameOf(parent));
  if (missing) return { why: "missing", ...missing };
  return row && world.isLastOne(of, row, next) ? { why: "lastOne" } : undefined;
}

/** Related rows, such as a book's authors, by the names that they have now. */
function withCurrentNames(world: World, { entity }: RowId, values: FieldValues): FieldValues {
  const renamed = Object.entries(entities[entity].relations ?? {}).flatMap(([name, { refersTo, through }]) => {
    const value = values[name];
    if (!Array.isArray(value)) return [];
    const of = refersTo.entity as EntityName;
    const current = value
      .filter((one) => typeof one?.[through.other] === "number")
      .map((one) => ({ ...one, name: world.nameOf({ entity: of, id: one[through.other] })?.name ?? one.name }));
    return [[name, current] as const];
  });
  return { ...values, ...Object.fromEntries(renamed) };
}

/** @throws Forbidden for a row that is not this actor's to write */
function authoriseRow({ entity }: RowId, row: EntityRow, actor: Actor): void {
  entities[entity].hooks?.authoriseRow?.(actor, row);
}

const isKept = (entity: EntityName, name: string, value: unknown) => value !== "(hidden)" && isRestorable(entity, name);

/** Whether a field has this value still; of related rows, what they are called does not count. */
function isStill({ entity }: RowId, name: string, one: unknown, other: unknown): boolean {
  if (!Object.hasOwn(entities[entity].relations ?? {}, name)) return same(one, other);
  const withoutNames = (value: unknown) =>
    Array.isArray(value) ? value.map((related) => ({ ...related, name: undefined })) : value;
  return same(withoutNames(one), withoutNames(other));
}

/** The ability that taking a change back needs: that of the opposite action. */
export function undoAbility(entity: EntityName, action: ChangeAction): Ability {
  const opposite = { create: "delete", update: "update", delete: "create" } as const;
  return entities[entity].abilities[opposite[action]];
}
