/** Imports as the tests make them: a text as a file, and what its dry run and its run come to. */
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
import { expectDone } from "../testing/actors";
import { changeImport, createImport, planImport, runImport } from "./commands";
import type { ImportEntity } from "./fields";
import { newUpload } from "./files/files";
import { getImport, type ImportView, problemsFile } from "./queries";
import type { ImportOptions, ImportSettings } from "./settings";

// On PostgreSQL all tests would have their files in one folder, under the same numbers.
if (!env.sqliteFile) {
  const folder = mkdtempSync(join(tmpdir(), "deckle-imports-"));
  Object.assign(env, { dataFolder: folder });
  afterAll(() => rmSync(folder, { recursive: true }));
}

/** As a page does it. */
const by = (actor: UserActor) => ({ actor, via: "import" as const });

export async function viewOf(actor: UserActor, id: number): Promise<ImportView> {
  const view = await getImport(actor, id);
  if (!view) throw new Error(`There is no import ${id}.`);
  return view;
}

/** A file that was taken in, not yet tried. */
export async function takeIn(actor: UserActor, entity: ImportEntity, file: string | Buffer): Promise<ImportView> {
  const { upload, path } = await newUpload();
  await writeFile(path, file);
  const size = Buffer.byteLength(file);
  const sha256 = createHash("sha256").update(file).digest("hex");
  const input = { entity, fileName: "books.csv", upload, size, sha256 };
  const { id } = expectDone(await execute(createImport, input, by(actor)));
  return viewOf(actor, id);
}

/** Other settings for an import. */
export async function settle(
  actor: UserActor,
  { id, version, settings }: ImportView,
  { options, ...others }: Partial<Omit<ImportSettings, "options">> & { options?: Partial<ImportOptions> },
): Promise<ImportView> {
  const changed = { ...settings, ...others, options: { ...settings.options, ...options } };
  expectDone(await execute(changeImport, { id, version, settings: changed }, by(actor)));
  return viewOf(actor, id);
}

/** The dry run; its plan is in the view. */
export async function tryOut(actor: UserActor, { id, version }: ImportView) {
  const { jobId } = expectDone(await execute(planImport, { id, version }, by(actor)));
  await runJob(jobId);
  const view = await viewOf(actor, id);
  if (!view.plan) throw new Error(view.planJob?.message ?? "There is no plan.");
  return { ...view, plan: view.plan };
}

/** The file with the rows to mend. */
export async function problemsText(actor: UserActor, id: number): Promise<string> {
  const found = await problemsFile(actor, id);
  if (!found) throw new Error("There is no such file.");
  return readFile(found.path, "utf8");
}

/** The run, to its end. */
export async function bringIn(actor: UserActor, { id, version }: ImportView) {
  const { jobId } = expectDone(await execute(runImport, { id, version }, by(actor)));
  await runJob(jobId);
  const view = await viewOf(actor, id);
  if (view.runJob?.phase !== "done") throw new Error(view.runJob?.message ?? "It did not end.");
  return { ...view, tally: view.runJob.tally };
}

/** All of it, with these options. */
export async function importText(
  actor: UserActor,
  entity: ImportEntity,
  text: string,
  options: Partial<ImportOptions> = {},
) {
  const view = await settle(actor, await takeIn(actor, entity, text), { options });
  const tried = await tryOut(actor, view);
  return { plan: tried.plan, ...(await bringIn(actor, tried)) };
}
