import { stat } from "node:fs/promises";
import { z } from "zod";
import { type Actor, authorise, can } from "../auth/abilities";
import { db } from "../db/client";
import type { Import } from "../db/generated/sqlite/client";
import { findVisibleSet } from "../history/visibility";
import { getJob, type JobView } from "../jobs/queries";
import { type SheetInfo, Unreadable } from "../spreadsheet/sheet";
import { undoStory } from "../undo/queries";
import { settingsDigest } from "./changes";
import type { ImportEntity } from "./fields";
import { importPath } from "./files/files";
import type { Different, Plan, Problem } from "./plan/plan";
import { loadPlan, readProblems } from "./plan/plan-store";
import { inspectImport } from "./read/inspection";
import { type Match, suggestionsFor } from "./read/match-columns";
import { type ImportSettings, importSettings } from "./settings";

/** The actor's imports, an admin's everybody's, the newest first. */
export async function listImports(actor: Actor) {
  authorise(actor, "catalogue.import");
  if (actor.kind !== "user") return [];
  const where = can(actor, "users.manage") ? {} : { ownerId: actor.id, entity: { not: "user" } };
  const include = { owner: { select: { username: true } } };
  const found = await db.import.findMany({ where, include, orderBy: { id: "desc" }, take: 50 });
  const rows = await Promise.all(
    found.map(async (row) => {
      return { ...headOf(row), owner: row.owner.username, runJob: await jobOf(actor, row.runJobId) };
    }),
  );
  const back = await takenBack(rows.flatMap(({ runJob }) => runJob?.changeSetId ?? []));
  return rows.map((row) => ({ ...row, isTakenBack: back.has(row.runJob?.changeSetId ?? 0) }));
}

/** Which of these change sets were undone, and not done again. */
async function takenBack(ids: number[]): Promise<Set<number | null>> {
  const undosOf = (undone: number[]) =>
    db.changeSet.findMany({ where: { undoesId: { in: undone } }, select: { id: true, undoesId: true } });
  const undos = await undosOf(ids);
  const again = new Set((await undosOf(undos.map(({ id }) => id))).map(({ undoesId }) => undoesId));
  return new Set(undos.filter(({ id }) => !again.has(id)).map(({ undoesId }) => undoesId));
}

function headOf({ id, entity, fileName, size, createdAt, version }: Import) {
  return { id, entity: entity as ImportEntity, fileName, size, createdAt, version };
}

export interface ImportView {
  id: number;
  entity: ImportEntity;
  fileName: string;
  size: number;
  createdAt: Date;
  version: number;
  owner: { id: number; username: string };
  /** Null where the file is gone, or cannot be read in this way. */
  info: SheetInfo | null;
  /** Why it cannot be read. */
  unreadable?: string;
  settings: ImportSettings;
  /** For each column what it was taken for, and why. */
  suggestion: Match[];
  /** There is a plan, and it is for the present settings. */
  isPlanned: boolean;
  plan?: Plan;
  planJob?: JobView;
  runJob?: JobView;
  /** What the run treated otherwise than the plan had said: the first 100. */
  different: Different[];
  changeSetId?: number;
  /** What took it back, unless that was taken back itself. */
  undo?: Undo;
}

type Undo = NonNullable<Awaited<ReturnType<typeof undoStory>>>["undoneBy"][number];

/** An import for its page; null when there is none of the actor's. @throws Forbidden */
export async function getImport(actor: Actor, id: number): Promise<ImportView | null> {
  const found = await visible(actor, id);
  if (!found) return null;
  const owner = await db.user.findUniqueOrThrow({
    where: { id: found.ownerId },
    select: { id: true, username: true },
  });
  const settings = importSettings.parse(found.settings);
  const look = await lookAt(id, settings);
  const [planJob, runJob] = [await jobOf(actor, found.planJobId), await jobOf(actor, found.runJobId)];
  const plan = await loadPlan(id);
  const isPlanned = plan?.plannedFor === settingsDigest(found.settings);
  const entity = found.entity as ImportEntity;
  return {
    ...{ ...headOf(found), owner, ...look, settings },
    suggestion: look.info ? await suggestionsFor(entity, look.info) : [],
    isPlanned,
    plan: isPlanned && plan ? plan : undefined,
    ...{ planJob, runJob },
    different: runJob ? await differencesOf(runJob.id) : [],
    changeSetId: runJob?.changeSetId ?? undefined,
    undo: await undoOf(actor, runJob),
  };
}

async function visible(actor: Actor, id: number): Promise<Import | null> {
  authorise(actor, "catalogue.import");
  const found = await db.import.findUnique({ where: { id } });
  if (!found || actor.kind !== "user") return null;
  if (can(actor, "users.manage")) return found;
  return found.ownerId === actor.id && found.entity !== "user" ? found : null;
}

const jobOf = async (actor: Actor, id: number | null): Promise<JobView | undefined> =>
  id === null ? undefined : ((await getJob(actor, id)) ?? undefined);

async function undoOf(actor: Actor, job: JobView | undefined): Promise<Undo | undefined> {
  const story = job?.changeSetId ? await undoStory(actor, job.changeSetId) : null;
  return story?.undoneBy.find(({ isUndone }) => !isUndone);
}

async function lookAt(id: number, { read }: ImportSettings): Promise<{ info: SheetInfo | null; unreadable?: string }> {
  try {
    return { info: await inspectImport(id, read) };
  } catch (error) {
    if (error instanceof Unreadable) return { info: null, unreadable: error.message };
    throw error;
  }
}

async function differencesOf(jobId: number): Promise<Different[]> {
  const job = await db.job.findUnique({ where: { id: jobId }, select: { progress: true } });
  return (job?.progress as { different?: Different[] } | null)?.different ?? [];
}

const PAGE = 50;

/** A page of the rows that are refused or doubtful, counted from 1. @throws Forbidden */
export async function importProblems(
  actor: Actor,
  id: number,
  { kind, page = 1 }: { kind?: string; page?: number },
): Promise<{ problems: Problem[]; total: number; pages: number }> {
  const found = await visible(actor, id);
  const plan = found && (await loadPlan(id));
  if (!found || !plan) return { problems: [], total: 0, pages: 0 };
  const which = kind === undefined ? undefined : plan.problemKinds.findIndex((one) => one.kind === kind);
  if (which === -1) return { problems: [], total: 0, pages: 0 };
  const read = await readProblems(id, { kind: which, from: (Math.max(page, 1) - 1) * PAGE, count: PAGE });
  const problems = read.problems.flatMap(({ row, place }) => {
    const problem = row.problems[place];
    return problem ? { ...problem, line: row.line, cells: row.cells } : [];
  });
  return { problems, total: read.total, pages: Math.ceil(read.total / PAGE) };
}

/**
 * The rows that are refused or doubtful, as a CSV file with the file's own columns and the reason in one more, to be
 * put right and imported again; its path. Null where there is none of the actor's. @throws Forbidden
 */
export async function problemsFile(actor: Actor, id: number): Promise<{ path: string; fileName: string } | null> {
  const found = await visible(actor, id);
  const path = importPath(id, "problems.csv");
  const isThere = (await stat(path).catch(() => undefined)) !== undefined;
  return found && isThere ? { path, fileName: found.fileName } : null;
}

const kept = z.object({ file: z.string() });

/** The name of the file that the change set of an import brought in; undefined for any other. @throws Forbidden */
export async function importedFile(actor: Actor, { id, command }: { id: number; command: string }) {
  authorise(actor, "history");
  if (command !== "runImport") return undefined;
  const set = await findVisibleSet(db, actor, id);
  return kept.safeParse(set?.details).data?.file;
}
