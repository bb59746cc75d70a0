/**
 * What undoing changes of a set does to each row, and which rows it leaves alone. Writes nothing: the preview and the
 * run both ask here, and the run then does exactly what was planned (apply.ts).
 */
import { fieldsIn, same } from "../audit/record";
import { type Actor, authorise } from "../auth/abilities";
import type { ChangeAction } from "../db/generated/sqlite/enums";
import { mayChangeView } from "../views/changes";
import { authorsIn, type Fields, kinds, parentsOf, type Reader, type Row, type Undoable } from "./entities";
import { type Event, eventsSince, whatBecame } from "./later";
import type { Left, Reason } from "./reasons";
import { type Id, keyOf, type World } from "./world";

/** One change of the set that is undone. */
export interface Recorded {
  id: number;
  entity: Undoable;
  entityId: number;
  action: ChangeAction;
  before: unknown;
  after: unknown;
}

/** What is done to one row: it goes, it comes back, or it gets old values. */
export type Step = Id &
  (
    | { does: "remove"; row: Row; after: null }
    | { does: "rewrite"; row: Row; values: Fields; after: Row }
    | { does: "restore"; row: null; after: Row }
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
  for (const { entity, action } of changes) authorise(asked.actor, kinds[entity].needs[action]);
  const events = await learn(reader, world, changes);
  const plan: Plan = { steps: [], left: [] };
  const last = changes[0]?.id ?? 0;
  for (const change of changes) {
    const of: Id = { entity: change.entity, id: change.entityId };
    if (world.isLeft(of)) continue;
    const since = (events.get(keyOf(of)) ?? []).filter((event) => event.change > change.id);
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
      change.action === "delete" ? [[keyOf(rows[index] as Id), fieldsIn(change.before)]] : [],
    ),
  );
  await world.learn({
    values: changes.flatMap(({ action, before }, index) => {
      const of = rows[index] as Id;
      const base = world.row(of) ?? deleted.get(keyOf(of));
      return action === "create" ? [] : [{ ...base, ...fieldsIn(before), ...of }];
    }),
    going: rows.filter((_, index) => changes[index]?.action === "create"),
  });
  return eventsSince(reader, rows, changes.at(-1)?.id ?? 0);
}

/** Why a row is left alone for what was done to it since. */
function reasonFrom(
  world: World,
  of: Id,
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

function stepFor(world: World, of: Id, change: Recorded, actor: Actor): Step | Reason {
  const row = world.row(of);
  const before = fieldsIn(change.before);
  if (change.action === "delete") return row ? { why: "there" } : restoring(world, of, before, actor);
  if (!row) return { why: "gone" };
  return change.action === "create"
    ? removing(world, of, row, actor)
    : rewriting(world, of, row, { before, after: fieldsIn(change.after) }, actor);
}

function removing(world: World, of: Id, row: Row, actor: Actor): Step | Reason {
  refuseStranger(of, row, actor);
  const { by, count, acted } = world.naming(of);
  if (by) return { why: "needed", by, count };
  if (acted) return { why: "acted" };
  if (world.isLastAdmin(row, null)) return { why: "lastAdmin" };
  return { ...of, does: "remove", row, after: null };
}

function rewriting(
  world: World,
  of: Id,
  row: Row,
  { before, after }: Record<"before" | "after", Fields>,
  actor: Actor,
): Step | Reason {
  refuseStranger(of, row, actor);
  const names = Object.keys(before).filter((name) => isKept(of.entity, name, before[name]));
  if (names.length === 0) return { why: "notKept" };
  if (names.some((name) => !isStill(name, row[name], after[name]))) return { why: "changed" };
  const values = withAuthors(world, of, Object.fromEntries(names.map((name) => [name, before[name]])));
  const next: Row = { ...row, ...values, version: row.version + 1 };
  // What is everybody's again takes what sharing it does.
  refuseStranger(of, next, actor);
  return reasonAgainst(world, of, next, row) ?? { ...of, does: "rewrite", row, values, after: next };
}

function restoring(world: World, of: Id, before: Fields, actor: Actor): Step | Reason {
  const { fields } = kinds[of.entity];
  const known = Object.fromEntries(
    Object.entries(fields).map(([name, usual]) => [name, before[name] === undefined ? usual : before[name]]),
  );
  const authors = of.entity === "book" ? { authors: before.authors } : {};
  const values = withAuthors(world, of, { ...known, ...authors });
  // Above every version that anybody may still have in a form.
  const row: Row = { ...values, id: of.id, version: Number(before.version ?? 1) + 1 };
  refuseStranger(of, row, actor);
  return reasonAgainst(world, of, row, null) ?? { ...of, does: "restore", row: null, after: row };
}

/** What stands in the way of a row's being like that. */
function reasonAgainst(world: World, of: Id, next: Row, row: Row | null): Reason | undefined {
  const holder = world.holder(of, next);
  if (holder) return { why: "taken", ...holder };
  const missing = parentsOf(of.entity, next).find((parent) => !world.nameOf(parent));
  if (missing) return { why: "missing", ...missing };
  return row && world.isLastAdmin(row, next) ? { why: "lastAdmin" } : undefined;
}

/** A book's authors, by the names that they have now. */
function withAuthors(world: World, { entity }: Id, values: Fields): Fields {
  if (entity !== "book" || values.authors === undefined) return values;
  const authors = authorsIn(values).map(({ authorId, name, role }) => ({
    authorId,
    name: world.nameOf({ entity: "author", id: authorId })?.name ?? name,
    role,
  }));
  return { ...values, authors };
}

function refuseStranger({ entity }: Id, row: Row, actor: Actor): void {
  if (entity !== "savedView") return;
  if (!mayChangeView(actor, { ownerId: Number(row.ownerId) })) authorise(actor, "views.manage");
  if (row.shared) authorise(actor, "views.share");
}

const isKept = (entity: Undoable, name: string, value: unknown) =>
  value !== "(hidden)" && (Object.hasOwn(kinds[entity].fields, name) || (entity === "book" && name === "authors"));

/** Whether a field has this value still; of authors, what they are called does not count. */
function isStill(name: string, one: unknown, other: unknown): boolean {
  if (name !== "authors") return same(one, other);
  const parts = (authors: unknown) => authorsIn({ authors }).map(({ authorId, role }) => [authorId, role]);
  return same(parts(one), parts(other));
}
