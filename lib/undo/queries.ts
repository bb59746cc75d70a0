import { type Actor, authorise, can, ForbiddenError } from "../auth/abilities";
import { db } from "../db/client";
import type { TitleLookup } from "../entities/fields";
import type { FieldValues } from "../entities/model";
import { type EntityName, entities } from "../entities/registry";
import { getTitles } from "../entities/titles";
import { type Difference, getChangeReferences, getDifferences } from "../history/differences";
import { findVisibleChangeSet, visibleEntities } from "../history/visibility";
import { toJobView } from "../jobs/queries";
import { BATCH_SIZE, type UndoDetails } from "./changes";
import { planUndo, type Step } from "./plan";
import { ProjectedState } from "./projected-state";
import { MAX_NAMED, type SkippedRow } from "./skip-reasons";
import { describeSkippedRows, type SkippedRowView } from "./skipped-rows";
import {
  authoriseUndo,
  countChanges,
  isActivePhase,
  loadChanges,
  notUndoableReason,
  STILL_RUNNING,
  sumCounts,
  type Target,
} from "./target";

/** So many changes of a long set are looked at before it is undone; the run looks at each. */
const MAX_PREVIEWED = 5_000;
/** So many rows are shown of what is done to each entity; twice as many where that is all. */
const SAMPLES = 8;

export type UndoPreview = NonNullable<Awaited<ReturnType<typeof previewUndo>>>;

/**
 * What undoing a set, or one row of it, would do now, by the plan that the undo itself makes; null where there is
 * nothing that the actor may see. @throws ForbiddenError
 */
export async function previewUndo(actor: Actor, target: Target) {
  const set = await findVisibleChangeSet(db, actor, target.set);
  if (!set) return null;
  const measured = await countChanges(target);
  const about = {
    set: target.set,
    when: set.createdAt,
    total: sumCounts(measured),
    undoState: await resolveUndoState(target.set),
  };
  const job = await db.job.findUnique({ where: { changeSetId: target.set } });
  const goesOn = job && isActivePhase(toJobView(job).phase) ? STILL_RUNNING : undefined;
  const refused = notUndoableReason(set.command, measured) ?? goesOn;
  if (refused) return { ...about, refused };
  try {
    authoriseUndo(actor, measured);
    return { ...about, ...(await previewPlan(actor, target)) };
  } catch (error) {
    if (!(error instanceof ForbiddenError)) throw error;
    return { ...about, refused: "You don’t have permission to undo this. Ask an admin." };
  }
}

async function previewPlan(actor: Actor, target: Target) {
  const state = new ProjectedState(db);
  const skippedRows: SkippedRow[] = [];
  const kinds = new Map<string, { entity: EntityName; action: Step["action"]; count: number; steps: Step[] }>();
  let [previewed, skippedCount] = [0, 0];
  for (let before: number | null = null; previewed < MAX_PREVIEWED; ) {
    const changes: Awaited<ReturnType<typeof loadChanges>> = await loadChanges(db, target, before, BATCH_SIZE);
    if (changes.length === 0) break;
    const plan = await planUndo(db, state, changes, { actor, set: target.set });
    for (const step of plan.steps) {
      const { entity, action } = step;
      const kind = kinds.get(`${entity} ${action}`) ?? { entity, action, count: 0, steps: [] };
      kinds.set(`${entity} ${action}`, kind);
      kind.count++;
      if (kind.steps.length < 2 * SAMPLES) kind.steps.push(step);
    }
    skippedCount += plan.skipped.length;
    skippedRows.push(...plan.skipped.slice(0, MAX_NAMED - skippedRows.length));
    previewed += changes.length;
    before = changes.at(-1)?.id ?? null;
    // Others are answered between two parts of a long look.
    await new Promise(setImmediate);
  }
  const all = [...kinds.values()];
  const shown = all.flatMap(({ steps }) => (all.length === 1 ? steps : steps.slice(0, SAMPLES)));
  return {
    previewed,
    counts: all.map(({ steps: _, ...counted }) => counted),
    skippedCount,
    samples: await describeSteps(shown),
    skippedRows: await describeSkippedRows(skippedRows),
  };
}

export interface StepView {
  entity: EntityName;
  id: number;
  action: Step["action"];
  name?: string;
  isThere: boolean;
  differences: Difference[];
}

async function describeSteps(steps: Step[]): Promise<StepView[]> {
  const recorded = steps.map((step) => ({ step, change: toChange(step) }));
  const names = await getTitles(
    recorded.flatMap(({ step, change }) => [
      step,
      ...getChangeReferences(change),
      ...getChangeReferences({ ...change, before: step.row ?? step.after }),
    ]),
  );
  return recorded.map(({ step, change }) => {
    const { entity, id, action } = step;
    const { label: name, isThere } = names(entity, id);
    const nameOf = (...row: Parameters<typeof names>) => names(...row).label;
    return {
      entity,
      id,
      action,
      isThere,
      name: name ?? derivedTitle(step, nameOf),
      differences: getDifferences(change, nameOf),
    };
  });
}

/** A step as the history will tell it; of a row that goes, that it does is all. */
function toChange(step: Step) {
  const { entity } = step;
  if (step.action === "remove") return { entity, action: "create" as const, before: null, after: null };
  if (step.action === "restore")
    return { entity, action: "delete" as const, before: toRecordedFields(step.after), after: null };
  const before = Object.fromEntries(Object.keys(step.values).map((name) => [name, step.row[name]]));
  return { entity, action: "update" as const, before: toRecordedFields(before), after: toRecordedFields(step.values) };
}

const toRecordedFields = (fields: FieldValues): FieldValues => JSON.parse(JSON.stringify(fields));

/** What a row is called that has no name of its own: a stock record is a book's place in a store. */
function derivedTitle({ entity, row, after }: Step, nameOf: TitleLookup): string | undefined {
  const { title } = entities[entity];
  const values = row ?? after;
  return typeof title === "string" || !values ? undefined : title.fromValues?.(values, nameOf);
}

/** The command that a set carried out; for an undo, the one it takes back or, as the undo of an undo, does again. */
export type UndoState = { command: string; state: "done" | "undone" | "redone" };

/** So long a row of undos of undos is followed. */
const MAX_CHAIN_LENGTH = 50;

/** What a set carried out; undefined where it is not the actor's to see. @throws ForbiddenError */
export async function getUndoState(actor: Actor, id: number): Promise<UndoState | undefined> {
  return (await findVisibleChangeSet(db, actor, id)) ? resolveUndoState(id) : undefined;
}

async function resolveUndoState(id: number): Promise<UndoState> {
  let [command, next, undoCount]: [string, number | null, number] = ["", id, -1];
  while (next !== null && undoCount < MAX_CHAIN_LENGTH) {
    const set: { command: string; undoesId: number | null } | null = await db.changeSet.findUnique({
      where: { id: next },
      select: { command: true, undoesId: true },
    });
    if (!set) break;
    [command, next, undoCount] = [set.command, set.undoesId, undoCount + 1];
  }
  return { command, state: undoCount <= 0 ? "done" : undoCount % 2 === 1 ? "undone" : "redone" };
}

/**
 * What a set undoes, what has undone it, what it left alone, and the actor's work that made it; null where it is not the
 * actor's to see. @throws ForbiddenError
 */
export async function getUndoChain(actor: Actor, id: number) {
  authorise(actor, "history");
  const set = await findVisibleChangeSet(db, actor, id);
  if (!set) return null;
  const job = await db.job.findUnique({ where: { changeSetId: id }, select: { id: true, ownerId: true } });
  const [undoState, undoes, undoneBy, left] = await Promise.all([
    resolveUndoState(id),
    set.undoesId === null
      ? undefined
      : db.changeSet.findUnique({ where: { id: set.undoesId }, select: { id: true, createdAt: true } }),
    loadUndos(id),
    visibleSkippedRows(set.details, visibleEntities(actor)),
  ] as const);
  const isTheirs = job && actor.kind === "user" && (job.ownerId === actor.id || can(actor, "users.manage"));
  return {
    undoState,
    undoes: undoes ? { id: undoes.id, when: undoes.createdAt } : undefined,
    undoneBy,
    ...left,
    job: isTheirs ? { id: job.id } : undefined,
  };
}

/** The latest few that took a set back, and whether each was taken back itself. */
async function loadUndos(id: number) {
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
async function visibleSkippedRows(
  details: unknown,
  visible: EntityName[],
): Promise<{ skippedRows: SkippedRowView[]; skippedCount: number }> {
  const { skippedRows: left, skippedCount: leftAlone = 0 } = (details ?? {}) as UndoDetails;
  const isOurs = Array.isArray(left) && left.every((row) => typeof row?.reason?.code === "string");
  if (!isOurs) return { skippedRows: [], skippedCount: 0 };
  return {
    skippedRows: await describeSkippedRows(left.filter(({ entity }) => visible.includes(entity))),
    skippedCount: leftAlone,
  };
}
