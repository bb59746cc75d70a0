import { stat } from "node:fs/promises";
import { type Actor, Forbidden, type UserActor } from "../auth/abilities";
import { command } from "../commands/execute";
import { Refusal } from "../commands/outcome";
import { db } from "../db/client";
import type { Transaction } from "../db/write-transaction";
import { beginJob } from "../jobs/changes";
import { inspectFile } from "../spreadsheet/inspector";
import { type SheetInfo, Unreadable } from "../spreadsheet/sheet";
import { authoriseImport, checkColumns, checkFixes, checkKeys, headerHash, ownImport, settingsDigest } from "./changes";
import type { ImportEntity } from "./fields";
import { removeAbandoned } from "./files/cleanup";
import { FILE_GONE, giveFile, removeImportFolder, uploadPath } from "./files/files";
import { loadPlan } from "./plan/plan-store";
import { inspectImport, keepInspection } from "./read/inspection";
import { rememberedOrSuggested } from "./read/match-columns";
import {
  changeImportSchema,
  type ImportSettings,
  importSettings,
  newImportSchema,
  oneImportSchema,
  planImportSchema,
} from "./settings";

/**
 * Takes in a file that was uploaded (files.ts), and proposes how it is to be read.
 * @throws nothing; a file that is no table is refused at `file`
 */
export const createImport = command({
  name: "createImport",
  needs: "catalogue.import",
  input: newImportSchema,
  // Sent twice, the file is kept under two names.
  sameAs: ({ upload: _, ...file }) => file,
  async prepare({ entity, upload }, actor) {
    authoriseImport(actor, entity);
    await removeAbandoned();
    const isThere = (await stat(uploadPath(upload)).catch(() => undefined)) !== undefined;
    const info = await readable(isThere ? inspectFile(uploadPath(upload), {}) : Promise.resolve(null));
    return { info, settings: await rememberedOrSuggested(entity, info), lies: uploadPath(upload) };
  },
  async run({ tx, actor, input, prepared }) {
    const { entity, fileName, size, sha256 } = input;
    authoriseImport(actor, entity);
    await forgetAbandoned(tx);
    const data = { entity, fileName, size, sha256, ownerId: userOf(actor).id, settings: prepared.settings };
    const { id, version } = await tx.import.create({ data, select: { id: true, version: true } });
    // A transaction that runs again may make another import of it.
    prepared.lies = await giveFile(prepared.lies, id);
    await keepInspection(id, prepared.settings.read, { info: prepared.info });
    return { id, version };
  },
});

const DAY = 24 * 60 * 60 * 1000;

async function forgetAbandoned(tx: Transaction): Promise<void> {
  await tx.import.deleteMany({ where: { updatedAt: { lt: new Date(Date.now() - DAY) }, runJobId: null } });
}

/** Changes how a file is read, matched and mended, and remembers it for files with the same header. */
export const changeImport = command({
  name: "changeImport",
  needs: "catalogue.import",
  input: changeImportSchema,
  async prepare({ id, settings }, actor) {
    const found = await ownImport(db, actor, { id });
    checkFixes(settings);
    const before = importSettings.parse(found.settings);
    const info = await readable(inspectImport(id, settings.read));
    const entity = found.entity as ImportEntity;
    const isReadOtherwise = settingsDigest(before.read) !== settingsDigest(settings.read);
    // Read in another way the file has other columns, and other things in them.
    const { columns, options } = isReadOtherwise ? await rememberedOrSuggested(entity, info) : settings;
    const { existing, stock, repairText } = settings.options;
    const kept = { ...settings, columns, options: { ...options, existing, stock, repairText } };
    return { settings: kept, headerHash: headerHash(info.header) };
  },
  async run({ tx, actor, input: { id, version }, prepared: { settings, headerHash } }) {
    const found = await ownImport(tx, actor, { id, version });
    const entity = found.entity as ImportEntity;
    if (found.runJobId !== null) throw new Refusal("This file is on its way in already: it can't be changed any more.");
    checkColumns(entity, settings.columns, await tx.store.findMany({ select: { id: true, name: true } }));
    await stopPlanning(tx, found.planJobId);
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
async function stopPlanning(tx: Transaction, id: number | null): Promise<void> {
  if (id === null) return;
  const waiting = { id, state: "running", leasedUntil: null } as const;
  await tx.job.updateMany({ where: waiting, data: { state: "stopped" } });
  await tx.job.updateMany({ where: { id, state: "running" }, data: { state: "stopping" } });
}

/** Begins a dry run; whoever calls it starts the job (`startJob(jobId, rows)`). */
export const planImport = command({
  name: "planImport",
  needs: "catalogue.import",
  input: planImportSchema,
  prepare: async ({ id }, actor) => {
    const found = await ownImport(db, actor, { id });
    const settings = importSettings.parse(found.settings);
    return { rows: guessRows(await readable(inspectImport(id, settings.read)), found.size) };
  },
  async run({ tx, actor, input: { id, version, isLarge }, prepared: { rows } }) {
    const found = await ownImport(tx, actor, { id, version });
    if (found.runJobId !== null) throw new Refusal("This file is on its way in already.");
    checkKeys(found.entity as ImportEntity, found.settings as ImportSettings);
    await stopPlanning(tx, found.planJobId);
    const input = { id, entity: found.entity, plannedFor: settingsDigest(found.settings), isLarge };
    const jobId = await beginJob(tx, { kind: "planImport", ownerId: userOf(actor).id, input, total: rows });
    await tx.import.update({
      where: { id },
      data: { planJobId: jobId, plannedFor: input.plannedFor, version: version + 1 },
    });
    return { id, version: version + 1, jobId, rows };
  },
});

/** About how many rows a file has: they are counted only when they are read. */
function guessRows({ kind, samples, rowLength }: SheetInfo, size: number): number {
  const each = rowLength || size;
  // A workbook is packed to about a fifth.
  return Math.max(Math.round(size / (kind === "xlsx" ? each / 5 : each)), samples.length);
}

/** Carries the plan out, as one change set; whoever calls it starts the job (`startJob(jobId, rows)`). */
export const runImport = command({
  name: "runImport",
  needs: "catalogue.import",
  input: oneImportSchema,
  prepare: async ({ id }, actor) => {
    await ownImport(db, actor, { id });
    return { plan: await loadPlan(id) };
  },
  async run({ tx, actor, input: { id, version }, prepared: { plan }, record }) {
    const found = await ownImport(tx, actor, { id, version });
    if (found.runJobId !== null) throw new Refusal("This file was imported already.");
    const digest = settingsDigest(found.settings);
    if (!plan || plan.plannedFor !== digest) {
      throw new Refusal("Make a dry run first: the settings were changed since the last one.");
    }
    if (plan.rows === 0) throw new Refusal("There is no row in this file.");
    const { entity, fileName } = found;
    await record.details({ import: id, file: fileName, entity });
    const jobId = await beginJob(tx, {
      kind: "runImport",
      ownerId: userOf(actor).id,
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
  needs: "catalogue.import",
  input: oneImportSchema.pick({ id: true }),
  async run({ tx, actor, input: { id } }) {
    const found = await ownImport(tx, actor, { id });
    const job = found.runJobId === null ? null : await tx.job.findUnique({ where: { id: found.runJobId } });
    if (job?.state === "running" || job?.state === "stopping") {
      throw new Refusal("This file is on its way in. Stop that first.");
    }
    await stopPlanning(tx, found.planJobId);
    await tx.import.delete({ where: { id } });
    await removeImportFolder(id);
    return { id };
  },
});

/** What a file is. @throws Refusal where it is gone, and at `file` where it cannot be read */
async function readable(inspected: Promise<SheetInfo | null>): Promise<SheetInfo> {
  const info = await inspected.catch((error) => {
    throw error instanceof Unreadable ? Refusal.at("file", error.message) : error;
  });
  if (!info) throw new Refusal(FILE_GONE);
  return info;
}

/** Whoever imports is somebody: it is their work, and their name is in the history. @throws Forbidden */
function userOf(actor: Actor): UserActor {
  if (actor.kind !== "user") throw new Forbidden("catalogue.import");
  return actor;
}
