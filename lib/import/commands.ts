import { stat } from "node:fs/promises";
import { type Actor, ForbiddenError, type UserActor } from "../auth/abilities";
import { command } from "../commands/execute";
import { CommandError } from "../commands/outcome";
import { db } from "../db/client";
import type { Transaction } from "../db/write-transaction";
import { createJob } from "../jobs/changes";
import { inspectFile } from "../spreadsheet/inspector";
import { type SheetInfo, UnreadableFileError } from "../spreadsheet/sheet";
import {
  authoriseImport,
  checkColumns,
  checkFixes,
  checkKeys,
  findOwnImport,
  hashHeader,
  hashSettings,
} from "./changes";
import type { ImportEntity } from "./fields";
import { deleteExpiredImportFiles } from "./files/cleanup";
import { FILE_EXPIRED, moveUpload, removeImportFolder, uploadPath } from "./files/files";
import { loadPlan } from "./plan/plan-store";
import { inspectImport, saveInspection } from "./read/inspection";
import { initialSettings } from "./read/match-columns";
import {
  createImportSchema,
  type ImportSettings,
  importSettingsSchema,
  planImportSchema,
  runImportSchema,
  updateImportSchema,
} from "./settings";

/**
 * Creates an import from an uploaded file (files.ts), with suggested settings. A file that is not a table is an error of
 * the field `file`.
 */
export const createImport = command({
  name: "createImport",
  ability: "catalogue.import",
  input: createImportSchema,
  // Each upload of the same file has its own temporary name.
  idempotencyInput: ({ upload: _, ...file }) => file,
  async prepare({ entity, upload }, actor) {
    authoriseImport(actor, entity);
    await deleteExpiredImportFiles();
    const isThere = (await stat(uploadPath(upload)).catch(() => undefined)) !== undefined;
    const info = await requireReadable(isThere ? inspectFile(uploadPath(upload), {}) : Promise.resolve(null));
    return { info, settings: await initialSettings(entity, info), lies: uploadPath(upload) };
  },
  async run({ tx, actor, input, prepared }) {
    const { entity, fileName, size, sha256 } = input;
    authoriseImport(actor, entity);
    await deleteExpiredImports(tx);
    const data = { entity, fileName, size, sha256, ownerId: requireUser(actor).id, settings: prepared.settings };
    const { id, version } = await tx.import.create({ data, select: { id: true, version: true } });
    // A retried transaction may create the import under another id.
    prepared.lies = await moveUpload(prepared.lies, id);
    await saveInspection(id, prepared.settings.read, { info: prepared.info });
    return { id, version };
  },
});

const DAY_MS = 24 * 60 * 60 * 1000;

async function deleteExpiredImports(tx: Transaction): Promise<void> {
  await tx.import.deleteMany({ where: { updatedAt: { lt: new Date(Date.now() - DAY_MS) }, runJobId: null } });
}

/** Saves the settings and fixes of an import, and remembers the mapping for files with the same header. */
export const updateImport = command({
  name: "updateImport",
  ability: "catalogue.import",
  input: updateImportSchema,
  async prepare({ id, settings }, actor) {
    const found = await findOwnImport(db, actor, { id });
    checkFixes(settings);
    const before = importSettingsSchema.parse(found.settings);
    const info = await requireReadable(inspectImport(id, settings.read));
    const entity = found.entity as ImportEntity;
    const isReadOtherwise = hashSettings(before.read) !== hashSettings(settings.read);
    // Other read settings give other columns, so their mapping is suggested again.
    const { columns, options } = isReadOtherwise ? await initialSettings(entity, info) : settings;
    const { existing, stock, repairText } = settings.options;
    const kept = { ...settings, columns, options: { ...options, existing, stock, repairText } };
    return { settings: kept, headerHash: hashHeader(info.header) };
  },
  async run({ tx, actor, input: { id, version }, prepared: { settings, headerHash } }) {
    const found = await findOwnImport(tx, actor, { id, version });
    const entity = found.entity as ImportEntity;
    if (found.runJobId !== null) throw new CommandError("This import has already started and can't be changed.");
    checkColumns(entity, settings.columns, await tx.store.findMany({ select: { id: true, name: true } }));
    await cancelDryRun(tx, found.planJobId);
    await tx.import.update({ where: { id }, data: { settings, version: version + 1 } });
    const { columns, options } = settings;
    await tx.importMapping.upsert({
      where: { entity_headerHash: { entity, headerHash } },
      create: { entity, headerHash, settings: { columns, options } },
      update: { settings: { columns, options } },
    });
    return { id, version: version + 1 };
  },
});

/** Stops the dry run of outdated settings. */
async function cancelDryRun(tx: Transaction, id: number | null): Promise<void> {
  if (id === null) return;
  const waiting = { id, state: "running", leasedUntil: null } as const;
  await tx.job.updateMany({ where: waiting, data: { state: "stopped" } });
  await tx.job.updateMany({ where: { id, state: "running" }, data: { state: "stopping" } });
}

/** Creates the job of a dry run. The caller starts it with `startJob(jobId, rows)`. */
export const planImport = command({
  name: "planImport",
  ability: "catalogue.import",
  input: planImportSchema,
  prepare: async ({ id }, actor) => {
    const found = await findOwnImport(db, actor, { id });
    const settings = importSettingsSchema.parse(found.settings);
    return { rows: estimateRows(await requireReadable(inspectImport(id, settings.read)), found.size) };
  },
  async run({ tx, actor, input: { id, version, isLarge }, prepared: { rows } }) {
    const found = await findOwnImport(tx, actor, { id, version });
    if (found.runJobId !== null) throw new CommandError("This import has already started.");
    checkKeys(found.entity as ImportEntity, found.settings as ImportSettings);
    await cancelDryRun(tx, found.planJobId);
    const input = { id, entity: found.entity, plannedSettingsHash: hashSettings(found.settings), isLarge };
    const jobId = await createJob(tx, { kind: "planImport", ownerId: requireUser(actor).id, input, total: rows });
    await tx.import.update({
      where: { id },
      data: { planJobId: jobId, plannedSettingsHash: input.plannedSettingsHash, version: version + 1 },
    });
    return { id, version: version + 1, jobId, rows };
  },
});

/** Estimates the number of rows from the file size; the exact number is known after reading. */
function estimateRows({ kind, samples, rowLength }: SheetInfo, size: number): number {
  const each = rowLength || size;
  // Workbooks are compressed to about a fifth.
  return Math.max(Math.round(size / (kind === "xlsx" ? each / 5 : each)), samples.length);
}

/** Creates the job that imports the file as one change set. The caller starts it with `startJob(jobId, rows)`. */
export const runImport = command({
  name: "runImport",
  ability: "catalogue.import",
  input: runImportSchema,
  prepare: async ({ id }, actor) => {
    await findOwnImport(db, actor, { id });
    return { plan: await loadPlan(id) };
  },
  async run({ tx, actor, input: { id, version }, prepared: { plan }, record }) {
    const found = await findOwnImport(tx, actor, { id, version });
    if (found.runJobId !== null) throw new CommandError("This file has already been imported.");
    const digest = hashSettings(found.settings);
    if (!plan || plan.plannedSettingsHash !== digest) {
      throw new CommandError("Check the file first: the settings changed since the last check.");
    }
    if (plan.rows === 0) throw new CommandError("This file has no rows.");
    const { entity, fileName } = found;
    await record.details({ import: id, file: fileName, entity });
    const jobId = await createJob(tx, {
      kind: "runImport",
      ownerId: requireUser(actor).id,
      input: { id, entity },
      total: plan.rows,
      changeSetId: record.changeSetId,
    });
    await tx.import.update({ where: { id }, data: { runJobId: jobId, version: version + 1 } });
    return { id, version: version + 1, jobId, rows: plan.rows };
  },
});

/** Deletes an import and its files. The imported data and its history are kept. */
export const discardImport = command({
  name: "discardImport",
  ability: "catalogue.import",
  input: runImportSchema.pick({ id: true }),
  async run({ tx, actor, input: { id } }) {
    const found = await findOwnImport(tx, actor, { id });
    const job = found.runJobId === null ? null : await tx.job.findUnique({ where: { id: found.runJobId } });
    if (job?.state === "running" || job?.state === "stopping") {
      throw new CommandError("This import is running. Stop it first.");
    }
    await cancelDryRun(tx, found.planJobId);
    await tx.import.delete({ where: { id } });
    await removeImportFolder(id);
    return { id, fileName: found.fileName };
  },
});

/** @throws CommandError when the file has expired, or, at `file`, cannot be read */
async function requireReadable(inspected: Promise<SheetInfo | null>): Promise<SheetInfo> {
  const info = await inspected.catch((error) => {
    throw error instanceof UnreadableFileError ? CommandError.forField("file", error.message) : error;
  });
  if (!info) throw new CommandError(FILE_EXPIRED);
  return info;
}

/** Imports belong to a user, who is named in the history. @throws ForbiddenError */
function requireUser(actor: Actor): UserActor {
  if (actor.kind !== "user") throw new ForbiddenError("catalogue.import");
  return actor;
}
