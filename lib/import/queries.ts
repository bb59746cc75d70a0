import { stat } from "node:fs/promises";
import { z } from "zod";
import { type Actor, authorise, can } from "../auth/abilities";
import { db } from "../db/client";
import type { Import } from "../db/generated/sqlite/client";
import { findVisibleChangeSet } from "../history/visibility";
import { getJob, type JobView } from "../jobs/queries";
import { type SheetInfo, UnreadableFileError } from "../spreadsheet/sheet";
import { getUndoChain } from "../undo/queries";
import { hashSettings } from "./changes";
import type { ImportEntity } from "./fields";
import { importPath } from "./files/files";
import type { ImportProblem, Plan, PlanDeviation } from "./plan/plan";
import { loadPlan, readProblems } from "./plan/plan-store";
import { inspectImport } from "./read/inspection";
import { type ColumnMatch, matchColumns } from "./read/match-columns";
import { type ImportSettings, importSettingsSchema } from "./settings";

/** The actor's imports, for an admin all imports, newest first. */
export async function listImports(actor: Actor) {
  authorise(actor, "catalogue.import");
  if (actor.kind !== "user") return [];
  const where = can(actor, "users.manage") ? {} : { ownerId: actor.id, entity: { not: "user" } };
  const include = { owner: { select: { username: true } } };
  const found = await db.import.findMany({ where, include, orderBy: { id: "desc" }, take: 50 });
  const rows = await Promise.all(
    found.map(async (row) => {
      return { ...importSummary(row), owner: row.owner.username, runJob: await findJob(actor, row.runJobId) };
    }),
  );
  const back = await findUndone(rows.flatMap(({ runJob }) => runJob?.changeSetId ?? []));
  return rows.map((row) => ({ ...row, isTakenBack: back.has(row.runJob?.changeSetId ?? 0) }));
}

/** The ids of the change sets that are undone and not redone. */
async function findUndone(ids: number[]): Promise<Set<number | null>> {
  const undosOf = (undone: number[]) =>
    db.changeSet.findMany({ where: { undoesId: { in: undone } }, select: { id: true, undoesId: true } });
  const undos = await undosOf(ids);
  const again = new Set((await undosOf(undos.map(({ id }) => id))).map(({ undoesId }) => undoesId));
  return new Set(undos.filter(({ id }) => !again.has(id)).map(({ undoesId }) => undoesId));
}

function importSummary({ id, entity, fileName, size, createdAt, version }: Import) {
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
  /** Null when the file has expired or cannot be read with these settings. */
  info: SheetInfo | null;
  /** Why the file cannot be read. */
  unreadable?: string;
  settings: ImportSettings;
  /** The suggested field of each column, and the reason. */
  columnMatches: ColumnMatch[];
  /** There is a plan for the current settings. */
  isPlanned: boolean;
  plan?: Plan;
  planJob?: JobView;
  runJob?: JobView;
  /** Rows imported differently from the plan: the first 100. */
  deviations: PlanDeviation[];
  changeSetId?: number;
  /** The change set that undid the import, unless that was undone too. */
  undo?: ImportUndo;
}

type ImportUndo = NonNullable<Awaited<ReturnType<typeof getUndoChain>>>["undoneBy"][number];

/** An import for its page; null when it does not exist or belongs to somebody else. @throws ForbiddenError */
export async function getImport(actor: Actor, id: number): Promise<ImportView | null> {
  const found = await findVisible(actor, id);
  if (!found) return null;
  const owner = await db.user.findUniqueOrThrow({
    where: { id: found.ownerId },
    select: { id: true, username: true },
  });
  const settings = importSettingsSchema.parse(found.settings);
  const look = await inspect(id, settings);
  const [planJob, runJob] = [await findJob(actor, found.planJobId), await findJob(actor, found.runJobId)];
  const plan = await loadPlan(id);
  const isPlanned = plan?.plannedSettingsHash === hashSettings(found.settings);
  const entity = found.entity as ImportEntity;
  return {
    ...{ ...importSummary(found), owner, ...look, settings },
    columnMatches: look.info ? await matchColumns(entity, look.info) : [],
    isPlanned,
    plan: isPlanned && plan ? plan : undefined,
    ...{ planJob, runJob },
    deviations: runJob ? await loadDeviations(runJob.id) : [],
    changeSetId: runJob?.changeSetId ?? undefined,
    undo: await findUndo(actor, runJob),
  };
}

async function findVisible(actor: Actor, id: number): Promise<Import | null> {
  authorise(actor, "catalogue.import");
  const found = await db.import.findUnique({ where: { id } });
  if (!found || actor.kind !== "user") return null;
  if (can(actor, "users.manage")) return found;
  return found.ownerId === actor.id && found.entity !== "user" ? found : null;
}

const findJob = async (actor: Actor, id: number | null): Promise<JobView | undefined> =>
  id === null ? undefined : ((await getJob(actor, id)) ?? undefined);

async function findUndo(actor: Actor, job: JobView | undefined): Promise<ImportUndo | undefined> {
  const undoChain = job?.changeSetId ? await getUndoChain(actor, job.changeSetId) : null;
  return undoChain?.undoneBy.find(({ isUndone }) => !isUndone);
}

async function inspect(id: number, { read }: ImportSettings): Promise<{ info: SheetInfo | null; unreadable?: string }> {
  try {
    return { info: await inspectImport(id, read) };
  } catch (error) {
    if (error instanceof UnreadableFileError) return { info: null, unreadable: error.message };
    throw error;
  }
}

async function loadDeviations(jobId: number): Promise<PlanDeviation[]> {
  const job = await db.job.findUnique({ where: { id: jobId }, select: { progress: true } });
  return (job?.progress as { deviations?: PlanDeviation[] } | null)?.deviations ?? [];
}

const PAGE_SIZE = 50;

/** A page of the problems, counted from 1. @throws ForbiddenError */
export async function importProblems(
  actor: Actor,
  id: number,
  { kind, page = 1 }: { kind?: string; page?: number },
): Promise<{ problems: ImportProblem[]; total: number; pages: number }> {
  const found = await findVisible(actor, id);
  const plan = found && (await loadPlan(id));
  if (!found || !plan) return { problems: [], total: 0, pages: 0 };
  const which = kind === undefined ? undefined : plan.problemKinds.findIndex((one) => one.kind === kind);
  if (which === -1) return { problems: [], total: 0, pages: 0 };
  const read = await readProblems(id, { kind: which, from: (Math.max(page, 1) - 1) * PAGE_SIZE, count: PAGE_SIZE });
  const problems = read.problems.flatMap(({ row, place }) => {
    const problem = row.problems[place];
    return problem ? { ...problem, line: row.line, cells: row.cells } : [];
  });
  return { problems, total: read.total, pages: Math.ceil(read.total / PAGE_SIZE) };
}

/**
 * The path of a CSV file with the rows that have problems: the file's columns plus a column with the reason. It can be
 * fixed and imported again. Null when there is none. @throws ForbiddenError
 */
export async function problemsFile(actor: Actor, id: number): Promise<{ path: string; fileName: string } | null> {
  const found = await findVisible(actor, id);
  const path = importPath(id, "problems.csv");
  const isThere = (await stat(path).catch(() => undefined)) !== undefined;
  return found && isThere ? { path, fileName: found.fileName } : null;
}

const detailsSchema = z.object({ file: z.string() });

/** The name of the file that a change set imported; undefined for other change sets. @throws ForbiddenError */
export async function importedFileName(actor: Actor, { id, command }: { id: number; command: string }) {
  authorise(actor, "history");
  if (command !== "runImport") return undefined;
  const set = await findVisibleChangeSet(db, actor, id);
  return detailsSchema.safeParse(set?.details).data?.file;
}
