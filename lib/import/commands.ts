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
 * Takes in a file that was uploaded (files.ts), and proposes how it is to be read.
 * @throws nothing; a file that is no table is refused at `file`
 */
export const createImport = command({
  name: "createImport",
  ability: "catalogue.import",
  input: createImportSchema,
  // Sent twice, the file is kept under two names.
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
    // A transaction that runs again may make another import of it.
    prepared.lies = await moveUpload(prepared.lies, id);
    await saveInspection(id, prepared.settings.read, { info: prepared.info });
    return { id, version };
  },
});

const DAY_MS = 24 * 60 * 60 * 1000;

async function deleteExpiredImports(tx: Transaction): Promise<void> {
  await tx.import.deleteMany({ where: { updatedAt: { lt: new Date(Date.now() - DAY_MS) }, runJobId: null } });
}

/** Changes how a file is read, matched and mended, and remembers it for files with the same header. */
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
    // Read in another way the file has other columns, and other things in them.
    const { columns, options } = isReadOtherwise ? await initialSettings(entity, info) : settings;
    const { existing, stock, repairText } = settings.options;
    const kept = { ...settings, columns, options: { ...options, existing, stock, repairText } };
    return { settings: kept, headerHash: hashHeader(info.header) };
  },
  async run({ tx, actor, input: { id, version }, prepared: { settings, headerHash } }) {
    const found = await findOwnImport(tx, actor, { id, version });
    const entity = found.entity as ImportEntity;
    if (found.runJobId !== null)
      throw new CommandError("This file is on its way in already: it can't be changed any more.");
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

/** A dry run of settings that are not wanted any more. */
async function cancelDryRun(tx: Transaction, id: number | null): Promise<void> {
  if (id === null) return;
  const waiting = { id, state: "running", leasedUntil: null } as const;
  await tx.job.updateMany({ where: waiting, data: { state: "stopped" } });
  await tx.job.updateMany({ where: { id, state: "running" }, data: { state: "stopping" } });
}

/** Begins a dry run; whoever calls it starts the job (`startJob(jobId, rows)`). */
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
    if (found.runJobId !== null) throw new CommandError("This file is on its way in already.");
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

/** About how many rows a file has: they are counted only when they are read. */
function estimateRows({ kind, samples, rowLength }: SheetInfo, size: number): number {
  const each = rowLength || size;
  // A workbook is packed to about a fifth.
  return Math.max(Math.round(size / (kind === "xlsx" ? each / 5 : each)), samples.length);
}

/** Carries the plan out, as one change set; whoever calls it starts the job (`startJob(jobId, rows)`). */
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
    if (found.runJobId !== null) throw new CommandError("This file was imported already.");
    const digest = hashSettings(found.settings);
    if (!plan || plan.plannedSettingsHash !== digest) {
      throw new CommandError("Make a dry run first: the settings were changed since the last one.");
    }
    if (plan.rows === 0) throw new CommandError("There is no row in this file.");
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

/** Forgets an import with its files; what it has changed stays, in the history. */
export const discardImport = command({
  name: "discardImport",
  ability: "catalogue.import",
  input: runImportSchema.pick({ id: true }),
  async run({ tx, actor, input: { id } }) {
    const found = await findOwnImport(tx, actor, { id });
    const job = found.runJobId === null ? null : await tx.job.findUnique({ where: { id: found.runJobId } });
    if (job?.state === "running" || job?.state === "stopping") {
      throw new CommandError("This file is on its way in. Stop that first.");
    }
    await cancelDryRun(tx, found.planJobId);
    await tx.import.delete({ where: { id } });
    await removeImportFolder(id);
    return { id, fileName: found.fileName };
  },
});

/** What a file is. @throws CommandError where it is gone, and at `file` where it cannot be read */
async function requireReadable(inspected: Promise<SheetInfo | null>): Promise<SheetInfo> {
  const info = await inspected.catch((error) => {
    throw error instanceof UnreadableFileError ? CommandError.forField("file", error.message) : error;
  });
  if (!info) throw new CommandError(FILE_EXPIRED);
  return info;
}

/** Whoever imports is somebody: it is their work, and their name is in the history. @throws ForbiddenError */
function requireUser(actor: Actor): UserActor {
  if (actor.kind !== "user") throw new ForbiddenError("catalogue.import");
  return actor;
}
