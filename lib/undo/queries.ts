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

/** At most this many changes of a large set are previewed; the run plans all of them. */
const MAX_PREVIEWED = 5_000;
/** At most this many rows are shown per entity and action; twice as many if there is only one kind. */
const SAMPLES = 8;

export type UndoPreview = NonNullable<Awaited<ReturnType<typeof previewUndo>>>;

/**
 * Previews undoing a set, or one row of it, with the plan that the undo itself makes; null if the actor may see nothing
 * of it. @throws ForbiddenError
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
  const stillRunning = job && isActivePhase(toJobView(job).phase) ? STILL_RUNNING : undefined;
  const refused = notUndoableReason(set.command, measured) ?? stillRunning;
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
    // Yields to other requests between two parts of a long preview.
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

/** A step as the history will describe it; for a removed row only that it is removed. */
function toChange(step: Step) {
  const { entity } = step;
  if (step.action === "remove") return { entity, action: "create" as const, before: null, after: null };
  if (step.action === "restore")
    return { entity, action: "delete" as const, before: toRecordedFields(step.after), after: null };
  const before = Object.fromEntries(Object.keys(step.values).map((name) => [name, step.row[name]]));
  return { entity, action: "update" as const, before: toRecordedFields(before), after: toRecordedFields(step.values) };
}

const toRecordedFields = (fields: FieldValues): FieldValues => JSON.parse(JSON.stringify(fields));

/** The title of a row without a title column, such as a stock record: its book and store. */
function derivedTitle({ entity, row, after }: Step, nameOf: TitleLookup): string | undefined {
  const { title } = entities[entity];
  const values = row ?? after;
  return typeof title === "string" || !values ? undefined : title.fromValues?.(values, nameOf);
}

/** The command that a set ran; for an undo, the command that it undoes or, as the undo of an undo, redoes. */
export type UndoState = { command: string; state: "done" | "undone" | "redone" };

/** The maximum length of a chain of undos of undos. */
const MAX_CHAIN_LENGTH = 50;

/** The command and undo state of a set; undefined if the actor may not see it. @throws ForbiddenError */
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
 * What a set undoes, the sets that undid it, the rows it skipped, and the actor's job that made it; null if the actor
 * may not see it. @throws ForbiddenError
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

/** The latest sets that undid this one, and whether each was undone itself. */
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

/** The visible skipped rows of an undo, and the number of all. Details of other sets have another shape. */
async function visibleSkippedRows(
  details: unknown,
  visible: EntityName[],
): Promise<{ skippedRows: SkippedRowView[]; skippedCount: number }> {
  const { skippedRows, skippedCount = 0 } = (details ?? {}) as UndoDetails;
  const isOurs = Array.isArray(skippedRows) && skippedRows.every((row) => typeof row?.reason?.code === "string");
  if (!isOurs) return { skippedRows: [], skippedCount: 0 };
  return {
    skippedRows: await describeSkippedRows(skippedRows.filter(({ entity }) => visible.includes(entity))),
    skippedCount,
  };
}
