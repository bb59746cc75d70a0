import { type Actor, authorise, can, Forbidden } from "../auth/abilities";
import { db } from "../db/client";
import type { TitleLookup } from "../entities/fields";
import type { FieldValues } from "../entities/model";
import { type EntityName, entities } from "../entities/registry";
import { titlesOf } from "../entities/titles";
import { type Difference, differencesOf, referencesOf } from "../history/differences";
import { findVisibleSet, visibleTo } from "../history/visibility";
import { jobView } from "../jobs/queries";
import { TOGETHER, type UndoDetails } from "./changes";
import { planUndo, type Step } from "./plan";
import { World } from "./projected-state";
import { type Left, NAMED } from "./reasons";
import { type LeftShown, showLeft } from "./skipped-rows";
import { authoriseUndo, changesOf, GOING_ON, isGoingOn, measure, neverUndone, type Target, totalOf } from "./target";

/** So many changes of a long set are looked at before it is undone; the run looks at each. */
const LOOKED_AT = 5_000;
/** So many rows are shown of what is done to each entity; twice as many where that is all. */
const SAMPLES = 8;

export type UndoPreview = NonNullable<Awaited<ReturnType<typeof previewUndo>>>;

/**
 * What undoing a set, or one row of it, would do now, by the plan that the undo itself makes; null where there is
 * nothing that the actor may see. @throws Forbidden
 */
export async function previewUndo(actor: Actor, target: Target) {
  const set = await findVisibleSet(db, actor, target.set);
  if (!set) return null;
  const measured = await measure(target);
  const about = { set: target.set, when: set.createdAt, total: totalOf(measured), is: await carriedOut(target.set) };
  const job = await db.job.findUnique({ where: { changeSetId: target.set } });
  const goesOn = job && isGoingOn(jobView(job).phase) ? GOING_ON : undefined;
  const refused = neverUndone(set.command, measured) ?? goesOn;
  if (refused) return { ...about, refused };
  try {
    authoriseUndo(actor, measured);
    return { ...about, ...(await lookAt(actor, target)) };
  } catch (error) {
    if (!(error instanceof Forbidden)) throw error;
    return { ...about, refused: "It takes more than you may do. Ask an admin to undo it." };
  }
}

async function lookAt(actor: Actor, target: Target) {
  const world = new World(db);
  const left: Left[] = [];
  const kinds = new Map<string, { entity: EntityName; does: Step["does"]; count: number; steps: Step[] }>();
  let [looked, leftAlone] = [0, 0];
  for (let before: number | null = null; looked < LOOKED_AT; ) {
    const changes: Awaited<ReturnType<typeof changesOf>> = await changesOf(db, target, before, TOGETHER);
    if (changes.length === 0) break;
    const plan = await planUndo(db, world, changes, { actor, set: target.set });
    for (const step of plan.steps) {
      const { entity, does } = step;
      const kind = kinds.get(`${entity} ${does}`) ?? { entity, does, count: 0, steps: [] };
      kinds.set(`${entity} ${does}`, kind);
      kind.count++;
      if (kind.steps.length < 2 * SAMPLES) kind.steps.push(step);
    }
    leftAlone += plan.left.length;
    left.push(...plan.left.slice(0, NAMED - left.length));
    looked += changes.length;
    before = changes.at(-1)?.id ?? null;
    // Others are answered between two parts of a long look.
    await new Promise(setImmediate);
  }
  const all = [...kinds.values()];
  const shown = all.flatMap(({ steps }) => (all.length === 1 ? steps : steps.slice(0, SAMPLES)));
  return {
    looked,
    counts: all.map(({ steps: _, ...counted }) => counted),
    leftAlone,
    samples: await showSteps(shown),
    left: await showLeft(left),
  };
}

export interface StepShown {
  entity: EntityName;
  id: number;
  does: Step["does"];
  name?: string;
  isThere: boolean;
  differences: Difference[];
}

async function showSteps(steps: Step[]): Promise<StepShown[]> {
  const recorded = steps.map((step) => ({ step, change: asChange(step) }));
  const names = await titlesOf(
    recorded.flatMap(({ step, change }) => [
      step,
      ...referencesOf(change),
      ...referencesOf({ ...change, before: step.row ?? step.after }),
    ]),
  );
  return recorded.map(({ step, change }) => {
    const { entity, id, does } = step;
    const { name, isThere } = names(entity, id);
    const nameOf = (...row: Parameters<typeof names>) => names(...row).name;
    return {
      entity,
      id,
      does,
      isThere,
      name: name ?? derivedTitle(step, nameOf),
      differences: differencesOf(change, nameOf),
    };
  });
}

/** A step as the history will tell it; of a row that goes, that it does is all. */
function asChange(step: Step) {
  const { entity } = step;
  if (step.does === "remove") return { entity, action: "create" as const, before: null, after: null };
  if (step.does === "restore")
    return { entity, action: "delete" as const, before: recordedOf(step.after), after: null };
  const before = Object.fromEntries(Object.keys(step.values).map((name) => [name, step.row[name]]));
  return { entity, action: "update" as const, before: recordedOf(before), after: recordedOf(step.values) };
}

const recordedOf = (fields: FieldValues): FieldValues => JSON.parse(JSON.stringify(fields));

/** What a row is called that has no name of its own: a stock record is a book's place in a store. */
function derivedTitle({ entity, row, after }: Step, nameOf: TitleLookup): string | undefined {
  const { title } = entities[entity];
  const values = row ?? after;
  return typeof title === "string" || !values ? undefined : title.ofValues?.(values, nameOf);
}

/** The command that a set carried out; for an undo, the one it takes back or, as the undo of an undo, does again. */
export type Is = { command: string; turn: "done" | "undone" | "redone" };

/** So long a row of undos of undos is followed. */
const TURNS = 50;

/** What a set carried out; undefined where it is not the actor's to see. @throws Forbidden */
export async function whatItIs(actor: Actor, id: number): Promise<Is | undefined> {
  return (await findVisibleSet(db, actor, id)) ? carriedOut(id) : undefined;
}

async function carriedOut(id: number): Promise<Is> {
  let [command, next, turns]: [string, number | null, number] = ["", id, -1];
  while (next !== null && turns < TURNS) {
    const set: { command: string; undoesId: number | null } | null = await db.changeSet.findUnique({
      where: { id: next },
      select: { command: true, undoesId: true },
    });
    if (!set) break;
    [command, next, turns] = [set.command, set.undoesId, turns + 1];
  }
  return { command, turn: turns <= 0 ? "done" : turns % 2 === 1 ? "undone" : "redone" };
}

/**
 * What a set undoes, what has undone it, what it left alone, and the actor's work that made it; null where it is not the
 * actor's to see. @throws Forbidden
 */
export async function undoStory(actor: Actor, id: number) {
  authorise(actor, "history");
  const set = await findVisibleSet(db, actor, id);
  if (!set) return null;
  const job = await db.job.findUnique({ where: { changeSetId: id }, select: { id: true, ownerId: true } });
  const [is, undoes, undoneBy, left] = await Promise.all([
    carriedOut(id),
    set.undoesId === null
      ? undefined
      : db.changeSet.findUnique({ where: { id: set.undoesId }, select: { id: true, createdAt: true } }),
    undosOf(id),
    leftIn(set.details, visibleTo(actor)),
  ] as const);
  const isTheirs = job && actor.kind === "user" && (job.ownerId === actor.id || can(actor, "users.manage"));
  return {
    is,
    undoes: undoes ? { id: undoes.id, when: undoes.createdAt } : undefined,
    undoneBy,
    ...left,
    job: isTheirs ? { id: job.id } : undefined,
  };
}

/** The latest few that took a set back, and whether each was taken back itself. */
async function undosOf(id: number) {
  const undos = await db.changeSet.findMany({
    where: { undoesId: id },
    orderBy: { id: "desc" },
    take: 5,
    select: { id: true, createdAt: true, actor: { select: { username: true } } },
  });
  const redone = await db.changeSet.findMany({
    where: { undoesId: { in: undos.map((undo) => undo.id) } },
    select: { undoesId: true },
  });
  return undos.map(({ id, createdAt, actor }) => ({
    id,
    when: createdAt,
    who: actor?.username,
    isUndone: redone.some(({ undoesId }) => undoesId === id),
  }));
}

/** The rows that an undo named, as far as they may be seen, and how many it left alone. What other sets keep is not for here. */
async function leftIn(details: unknown, visible: EntityName[]): Promise<{ left: LeftShown[]; leftAlone: number }> {
  const { left, leftAlone = 0 } = (details ?? {}) as UndoDetails;
  const isOurs = Array.isArray(left) && left.every((row) => typeof row?.reason?.why === "string");
  if (!isOurs) return { left: [], leftAlone: 0 };
  return { left: await showLeft(left.filter(({ entity }) => visible.includes(entity))), leftAlone };
}
