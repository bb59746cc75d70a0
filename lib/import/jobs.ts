/** The two kinds of work that an import is: the dry run, and the run that carries it out. */
import { type Actor, authorise, nobody } from "../auth/abilities";
import { Refusal } from "../commands/outcome";
import { db } from "../db/client";
import type { Import } from "../db/generated/sqlite/client";
import type { Batch, BatchContext, Job, JobKind } from "../jobs/job";
import { readRows } from "../spreadsheet/read";
import { Unreadable } from "../spreadsheet/sheet";
import { authoriseImport, settingsDigest } from "./changes";
import type { ImportEntity } from "./fields";
import { FILE_GONE, importPath, MAX_ROWS, MAX_ROWS_UPLOADED, removeImportFile } from "./files/files";
import type { Different } from "./plan/plan";
import { PlanWriter } from "./plan/plan-writer";
import { Planner } from "./plan/planner";
import { DECISION, Decisions, differencesFrom } from "./plan/row-fingerprints";
import { inspectImport } from "./read/inspection";
import type { ReadRow } from "./read/row";
import { type ImportSettings, importSettings } from "./settings";

interface PlanInput {
  id: number;
  entity: string;
  plannedFor: string;
  isLarge: boolean;
}

/** So long it reads before it says how far it has come. */
const TELL_MS = 400;

/** Finds out what an import would do. Reads what is committed, and writes nothing but how far it has come. */
export const planImportJob: JobKind = {
  authorise: (actor: Actor, input: unknown) => authoriseImport(actor, (input as PlanInput).entity),
  batches: (job) => sentences(planBatches(job)),
};

async function* planBatches(job: Job): AsyncGenerator<Batch> {
  const { id, plannedFor, isLarge } = job.input as PlanInput;
  const { found, settings, planner } = await begin(id);
  if (settingsDigest(found.settings) !== plannedFor) return;
  const info = await inspectImport(id, settings.read);
  if (!info) throw new Refusal(FILE_GONE);
  const writer = await PlanWriter.open(id, planner, job.id, info.header);
  // What was found out about it already need not be found out again.
  const { encoding, delimiter } = info;
  const most = isLarge ? MAX_ROWS : MAX_ROWS_UPLOADED;
  // One that was interrupted begins anew.
  let [rows, told, since] = [0, job.done, performance.now()];
  let finished = false;
  try {
    for await (const chunk of readRows(importPath(id, "file"), { ...settings.read, encoding, delimiter })) {
      rows += chunk.length;
      if (rows > most) throw new Refusal(tooMany(most, isLarge));
      await writer.add(await planner.plan(db, planner.read(chunk)));
      planner.planning.claims.settle(true);
      if (performance.now() - since < TELL_MS) continue;
      yield { rows: rows - told, apply: async () => ({ progress: { rows } }) };
      [told, since] = [rows, performance.now()];
    }
    await writer.finish(plannedFor);
    finished = true;
    yield { rows: rows - told, apply: ({ tx }) => counted(tx, job.id, rows) };
  } finally {
    if (!finished) await writer.abandon();
  }
}

async function counted(tx: BatchContext["tx"], jobId: number, rows: number) {
  await tx.job.update({ where: { id: jobId }, data: { total: rows } });
  return { progress: { rows } };
}

function tooMany(most: number, isLarge: boolean): string {
  const rows = most.toLocaleString("en-GB");
  if (isLarge) return `This file has more than ${rows} rows. Split it into several.`;
  return `This file has more than ${rows} rows. Split it, or bring it in with “npm run import” where Deckle runs.`;
}

type Progress = {
  /** How many rows of the file are done with. */
  rows: number;
  different: Different[];
};

/** Of those that turned out differently so many are named. */
const NAMED = 100;
/** While rows are passed over that were done before, so often it says that it is alive. */
const ALIVE_MS = 10_000;
const AT_ONCE = 2_000;

/** Carries an import out. What it does it decides in the transaction that does it. */
export const runImportJob: JobKind = {
  authorise(actor: Actor, input: unknown) {
    authorise(actor, "catalogue.import");
    authoriseImport(actor, (input as { entity: string }).entity);
  },
  batches: (job, size) => sentences(runBatches(job, size)),
};

async function* runBatches(job: Job, size: () => number): AsyncGenerator<Batch> {
  const { id } = job.input as { id: number };
  let progress = (job.progress as Progress | null) ?? { rows: 0, different: [] };
  if (job.done < job.total) {
    const { settings, planner } = await begin(id);
    const decisions = await Decisions.open(id);
    const batch = (rows: ReadRow[]): Batch => ({
      rows: rows.length,
      async apply(context) {
        planner.planning.claims.settle(false);
        const done = await carryOut(context, planner, decisions, rows);
        const different = [...progress.different, ...done.different].slice(0, NAMED);
        next = { rows: (rows.at(-1)?.ordinal ?? -1) + 1, different };
        return { progress: { ...next }, tally: done.tally };
      },
    });
    let next = progress;
    let waiting: ReadRow[] = [];
    let since = performance.now();
    try {
      for await (const chunk of readRows(importPath(id, "file"), settings.read)) {
        for (const row of planner.read(chunk)) if (row.ordinal >= progress.rows) waiting.push(light(row));
        if (waiting.length > 0 && waiting.length >= size()) {
          yield batch(waiting);
          planner.planning.claims.settle(true);
          [progress, waiting, since] = [next, [], performance.now()];
        } else if (waiting.length === 0 && performance.now() - since > ALIVE_MS) {
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

/** The cells are for those who look at a dry run: here they would only take room. */
function light(row: ReadRow): ReadRow {
  row.cells = [];
  return row;
}

async function carryOut({ tx, record }: BatchContext, planner: Planner, decisions: Decisions, rows: ReadRow[]) {
  const tally: Record<string, number> = {};
  const count = (word: string, by: number) => {
    if (by > 0) tally[word] = (tally[word] ?? 0) + by;
  };
  const different: Different[] = [];
  const decided = await decisions.read(rows[0]?.ordinal ?? 0, rows.length);
  for (let start = 0; start < rows.length; start += AT_ONCE) {
    const planned = await planner.plan(tx, rows.slice(start, start + AT_ONCE));
    const also = await planner.kind.apply({ tx, record }, planned);
    for (const { action } of planned) count(action, 1);
    for (const [word, made] of Object.entries(also)) count(word, made);
    different.push(...differencesFrom(decided.subarray(start * DECISION), planned));
  }
  count("different", different.length);
  return { tally, different };
}

async function begin(id: number): Promise<{ found: Import; settings: ImportSettings; planner: Planner }> {
  const found = await db.import.findUnique({ where: { id } });
  if (!found) throw new Refusal("This import was discarded.");
  const settings = importSettings.parse(found.settings);
  const stores = await db.store.findMany({ select: { id: true, name: true } });
  const owner = await db.user.findUnique({
    where: { id: found.ownerId },
    select: { id: true, username: true, role: true },
  });
  const actor: Actor = owner ? { kind: "user", ...owner } : nobody;
  return { found, settings, planner: new Planner(found.entity as ImportEntity, settings, stores, actor) };
}

/** A file that turns out to be unreadable further down is a sentence for whoever chose it. */
async function* sentences(batches: AsyncGenerator<Batch>): AsyncGenerator<Batch> {
  try {
    yield* batches;
  } catch (error) {
    if (error instanceof Unreadable) throw new Refusal(error.message);
    if ((error as NodeJS.ErrnoException).code === "ENOENT") {
      throw new Refusal(FILE_GONE);
    }
    throw error;
  }
}
