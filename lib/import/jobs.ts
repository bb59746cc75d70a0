/** The two background jobs of an import: the dry run (`planImport`) and the import itself (`runImport`). */
import { type Actor, anonymous, authorise } from "../auth/abilities";
import { CommandError } from "../commands/outcome";
import { db } from "../db/client";
import type { Import } from "../db/generated/sqlite/client";
import type { Batch, BatchContext, Job, JobKind } from "../jobs/job";
import { readRows } from "../spreadsheet/read";
import { UnreadableFileError } from "../spreadsheet/sheet";
import { authoriseImport, hashSettings } from "./changes";
import type { ImportEntity } from "./fields";
import { FILE_EXPIRED, importPath, MAX_ROWS, MAX_UPLOAD_ROWS, removeImportFile } from "./files/files";
import type { PlanDeviation } from "./plan/plan";
import { PlanWriter } from "./plan/plan-writer";
import { Planner } from "./plan/planner";
import { FINGERPRINT_BYTES, findDeviations, RowFingerprints } from "./plan/row-fingerprints";
import { inspectImport } from "./read/inspection";
import type { ReadRow } from "./read/row";
import { type ImportSettings, importSettingsSchema } from "./settings";

interface DryRunInput {
  id: number;
  entity: string;
  plannedSettingsHash: string;
  isLarge: boolean;
}

/** Progress of a dry run is saved at this interval. */
const PROGRESS_INTERVAL_MS = 400;

/** The dry run. Reads committed data; writes only its progress. */
export const planImportJob: JobKind = {
  authorise: (actor: Actor, input: unknown) => authoriseImport(actor, (input as DryRunInput).entity),
  batches: (job) => withReadableErrors(planBatches(job)),
};

async function* planBatches(job: Job): AsyncGenerator<Batch> {
  const { id, plannedSettingsHash, isLarge } = job.input as DryRunInput;
  const { found, settings, planner } = await loadImport(id);
  if (hashSettings(found.settings) !== plannedSettingsHash) return;
  const info = await inspectImport(id, settings.read);
  if (!info) throw new CommandError(FILE_EXPIRED);
  const writer = await PlanWriter.open(id, planner, job.id, info.header);
  // The detected encoding and delimiter are reused.
  const { encoding, delimiter } = info;
  const most = isLarge ? MAX_ROWS : MAX_UPLOAD_ROWS;
  // An interrupted dry run starts again from the beginning.
  let [rows, reported, since] = [0, job.done, performance.now()];
  let finished = false;
  try {
    for await (const chunk of readRows(importPath(id, "file"), { ...settings.read, encoding, delimiter })) {
      rows += chunk.length;
      if (rows > most) throw new CommandError(tooManyRows(most, isLarge));
      await writer.add(await planner.plan(db, planner.read(chunk)));
      planner.context.matchedRecords.endTransaction(true);
      if (performance.now() - since < PROGRESS_INTERVAL_MS) continue;
      yield { rows: rows - reported, apply: async () => ({ progress: { rows } }) };
      [reported, since] = [rows, performance.now()];
    }
    await writer.finish(plannedSettingsHash);
    finished = true;
    yield { rows: rows - reported, apply: ({ tx }) => saveTotal(tx, job.id, rows) };
  } finally {
    if (!finished) await writer.abandon();
  }
}

async function saveTotal(tx: BatchContext["tx"], jobId: number, rows: number) {
  await tx.job.update({ where: { id: jobId }, data: { total: rows } });
  return { progress: { rows } };
}

function tooManyRows(most: number, isLarge: boolean): string {
  const rows = most.toLocaleString("en-GB");
  if (isLarge) return `This file has more than ${rows} rows. Split it into several files.`;
  return `This file has more than ${rows} rows. Split it, or use “npm run import” on the server.`;
}

type RunProgress = {
  /** Rows of the file that are finished. */
  rows: number;
  deviations: PlanDeviation[];
};

/** Deviations kept for display. */
const MAX_DEVIATIONS = 100;
/** Lease renewal while rows of an earlier run are skipped. */
const HEARTBEAT_MS = 10_000;
const PLAN_BATCH_SIZE = 2_000;

/** The import. Each batch is planned again inside the transaction that writes it, so the plan is never stale. */
export const runImportJob: JobKind = {
  authorise(actor: Actor, input: unknown) {
    authorise(actor, "catalogue.import");
    authoriseImport(actor, (input as { entity: string }).entity);
  },
  batches: (job, size) => withReadableErrors(runBatches(job, size)),
};

async function* runBatches(job: Job, size: () => number): AsyncGenerator<Batch> {
  const { id } = job.input as { id: number };
  let progress = (job.progress as RunProgress | null) ?? { rows: 0, deviations: [] };
  if (job.done < job.total) {
    const { settings, planner } = await loadImport(id);
    const decisions = await RowFingerprints.open(id);
    const batch = (rows: ReadRow[]): Batch => ({
      rows: rows.length,
      async apply(context) {
        planner.context.matchedRecords.endTransaction(false);
        const done = await applyBatch(context, planner, decisions, rows);
        const deviations = [...progress.deviations, ...done.deviations].slice(0, MAX_DEVIATIONS);
        next = { rows: (rows.at(-1)?.ordinal ?? -1) + 1, deviations };
        return { progress: { ...next }, counts: done.counts };
      },
    });
    let next = progress;
    let waiting: ReadRow[] = [];
    let since = performance.now();
    try {
      for await (const chunk of readRows(importPath(id, "file"), settings.read)) {
        for (const row of planner.read(chunk)) if (row.ordinal >= progress.rows) waiting.push(withoutCells(row));
        if (waiting.length > 0 && waiting.length >= size()) {
          yield batch(waiting);
          planner.context.matchedRecords.endTransaction(true);
          [progress, waiting, since] = [next, [], performance.now()];
        } else if (waiting.length === 0 && performance.now() - since > HEARTBEAT_MS) {
          yield { rows: 0, apply: async () => ({ progress: { ...progress } }) };
          since = performance.now();
        }
      }
      if (waiting.length > 0) yield batch(waiting);
    } finally {
      await decisions.close();
    }
  }
  await removeImportFile(id);
}

/** Drops the cells, which only a dry run displays, to save memory. */
function withoutCells(row: ReadRow): ReadRow {
  row.cells = [];
  return row;
}

async function applyBatch({ tx, record }: BatchContext, planner: Planner, decisions: RowFingerprints, rows: ReadRow[]) {
  const counts: Record<string, number> = {};
  const count = (word: string, by: number) => {
    if (by > 0) counts[word] = (counts[word] ?? 0) + by;
  };
  const deviations: PlanDeviation[] = [];
  const decided = await decisions.read(rows[0]?.ordinal ?? 0, rows.length);
  for (let start = 0; start < rows.length; start += PLAN_BATCH_SIZE) {
    const planned = await planner.plan(tx, rows.slice(start, start + PLAN_BATCH_SIZE));
    const also = await planner.importer.apply({ tx, record }, planned);
    for (const { action } of planned) count(action, 1);
    for (const [word, made] of Object.entries(also)) count(word, made);
    deviations.push(...findDeviations(decided.subarray(start * FINGERPRINT_BYTES), planned));
  }
  count("deviations", deviations.length);
  return { counts, deviations };
}

async function loadImport(id: number): Promise<{ found: Import; settings: ImportSettings; planner: Planner }> {
  const found = await db.import.findUnique({ where: { id } });
  if (!found) throw new CommandError("This import was discarded.");
  const settings = importSettingsSchema.parse(found.settings);
  const stores = await db.store.findMany({ select: { id: true, name: true } });
  const owner = await db.user.findUnique({
    where: { id: found.ownerId },
    select: { id: true, username: true, role: true },
  });
  const actor: Actor = owner ? { kind: "user", ...owner } : anonymous;
  return { found, settings, planner: new Planner(found.entity as ImportEntity, settings, stores, actor) };
}

/** Turns errors of reading the file into messages for the user. */
async function* withReadableErrors(batches: AsyncGenerator<Batch>): AsyncGenerator<Batch> {
  try {
    yield* batches;
  } catch (error) {
    if (error instanceof UnreadableFileError) throw new CommandError(error.message);
    if ((error as NodeJS.ErrnoException).code === "ENOENT") {
      throw new CommandError(FILE_EXPIRED);
    }
    throw error;
  }
}
