/** Imports for tests: uploads a text as a file, then runs its dry run and its import. */
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { UserActor } from "../auth/abilities";
import { execute } from "../commands/execute";
import { env } from "../env";
import { runJob } from "../jobs/run";
import { expectDone } from "../testing/outcomes";
import { createImport, planImport, runImport, updateImport } from "./commands";
import type { ImportEntity } from "./fields";
import { newUpload } from "./files/files";
import { getImport, type ImportView, problemsFile } from "./queries";
import type { ImportOptions, ImportSettings } from "./settings";

// On PostgreSQL all tests would share one folder, with the same import ids.
if (!env.sqliteFile) {
  const folder = mkdtempSync(join(tmpdir(), "deckle-imports-"));
  Object.assign(env, { dataFolder: folder });
  afterAll(() => rmSync(folder, { recursive: true }));
}

/** The caller that pages use. */
const caller = (actor: UserActor) => ({ actor, via: "import" as const });

export async function loadView(actor: UserActor, id: number): Promise<ImportView> {
  const view = await getImport(actor, id);
  if (!view) throw new Error(`There is no import ${id}.`);
  return view;
}

/** Uploads a file; no dry run yet. */
export async function uploadImport(actor: UserActor, entity: ImportEntity, file: string | Buffer): Promise<ImportView> {
  const { upload, path } = await newUpload();
  await writeFile(path, file);
  const size = Buffer.byteLength(file);
  const sha256 = createHash("sha256").update(file).digest("hex");
  const input = { entity, fileName: "books.csv", upload, size, sha256 };
  const { id } = expectDone(await execute(createImport, input, caller(actor)));
  return loadView(actor, id);
}

/** Changes settings of an import. */
export async function updateSettings(
  actor: UserActor,
  { id, version, settings }: ImportView,
  { options, ...others }: Partial<Omit<ImportSettings, "options">> & { options?: Partial<ImportOptions> },
): Promise<ImportView> {
  const changed = { ...settings, ...others, options: { ...settings.options, ...options } };
  expectDone(await execute(updateImport, { id, version, settings: changed }, caller(actor)));
  return loadView(actor, id);
}

/** Runs the dry run. The view has its plan. */
export async function dryRun(actor: UserActor, { id, version }: ImportView) {
  const { jobId } = expectDone(await execute(planImport, { id, version }, caller(actor)));
  await runJob(jobId);
  const view = await loadView(actor, id);
  if (!view.plan) throw new Error(view.planJob?.message ?? "There is no plan.");
  return { ...view, plan: view.plan };
}

/** The text of the file with the problem rows. */
export async function readProblemsCsv(actor: UserActor, id: number): Promise<string> {
  const found = await problemsFile(actor, id);
  if (!found) throw new Error("There is no such file.");
  return readFile(found.path, "utf8");
}

/** Runs the import until it is done. */
export async function runToEnd(actor: UserActor, { id, version }: ImportView) {
  const { jobId } = expectDone(await execute(runImport, { id, version }, caller(actor)));
  await runJob(jobId);
  const view = await loadView(actor, id);
  if (view.runJob?.phase !== "done") throw new Error(view.runJob?.message ?? "It did not end.");
  return { ...view, counts: view.runJob.counts };
}

/** Uploads, checks and imports a text with these options. */
export async function importCsv(
  actor: UserActor,
  entity: ImportEntity,
  text: string,
  options: Partial<ImportOptions> = {},
) {
  const view = await updateSettings(actor, await uploadImport(actor, entity, text), { options });
  const tried = await dryRun(actor, view);
  return { plan: tried.plan, ...(await runToEnd(actor, tried)) };
}
