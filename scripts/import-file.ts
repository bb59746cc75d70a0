/** Implements `npm run import` with the commands of the pages. */
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { pipeline } from "node:stream/promises";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import type { UserActor } from "../lib/auth/abilities";
import { type Command, execute } from "../lib/commands/execute";
import { createImport, discardImport, planImport, runImport, updateImport } from "../lib/import/commands";
import type { ImportEntity } from "../lib/import/fields";
import { newUpload, removeUpload } from "../lib/import/files/files";
import { formatAlsoCreated } from "../lib/import/labels";
import type { Plan } from "../lib/import/plan/plan";
import { getImport, type ImportView, problemsFile } from "../lib/import/queries";
import { importSettingsSchema } from "../lib/import/settings";
import { getJob, type JobView } from "../lib/jobs/queries";
import { recoverJobs } from "../lib/jobs/recover";
import { type JobControl, runJob } from "../lib/jobs/run";
import { formatCount, formatNumber } from "../lib/values/format";
import { findUser } from "./find-user";

interface ImportArguments {
  file: string;
  username: string;
  entity: ImportEntity;
  map?: string;
  problems?: string;
  isDryRun: boolean;
}

/** Imports a file and prints the result. Returns the exit code. @throws Error with a message for the user */
export async function importFile({
  file,
  username,
  entity,
  map,
  problems,
  isDryRun,
}: ImportArguments): Promise<number> {
  const user = await findUser(username);
  const actor: UserActor = { kind: "user", id: user.id, username: user.username, role: user.role };
  for (const path of map === undefined ? [file] : [file, map]) await requireFile(path);
  const mapping = map === undefined ? undefined : readMapping(await readFile(map, "utf8"));
  const created = await uploadFile(actor, entity, file);
  let { version } = created;
  const view = await loadView(actor, created.id);
  if (mapping) {
    const settings = applyMapping(view, mapping);
    ({ version } = await runCommand(updateImport, { id: view.id, version, settings }, actor));
  }
  const planned = await runCommand(planImport, { id: view.id, version, isLarge: true }, actor);
  await waitForJob(actor, planned.jobId, "Dry run");
  const { plan, settings, info } = await loadView(actor, view.id);
  if (!plan) throw new Error("The dry run did not finish.");
  printMapping(info?.header ?? [], settings.columns);
  printPlan(plan, settings.options.existing);
  if (problems !== undefined) {
    const found = await problemsFile(actor, view.id);
    if (found) await pipeline(createReadStream(found.path), createWriteStream(problems, { mode: 0o600 }));
    console.log(`Rejected rows and rows with warnings are in ${problems}.`);
  }
  if (isDryRun) await runCommand(discardImport, { id: view.id }, actor);
  else await runPlannedImport(actor, { id: view.id, version: planned.version });
  return plan.rejected > 0 ? 3 : 0;
}

async function requireFile(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new Error(`File not found: ${path}.`);
}

async function runPlannedImport(actor: UserActor, at: { id: number; version: number }): Promise<void> {
  const { jobId } = await runCommand(runImport, at, actor);
  const { counts, pace } = await waitForJob(actor, jobId, "Import");
  const { created = 0, changed = 0, unchanged = 0, skipped = 0, rejected = 0, deviations = 0, ...also } = counts;
  console.log(
    `${formatNumber(created)} added, ${formatNumber(changed)} changed, ${formatNumber(unchanged)} unchanged, ` +
      `${formatNumber(skipped)} skipped, ${formatNumber(rejected)} rejected; ${formatNumber(Math.round(pace))} rows/s.`,
  );
  printAlsoCreated(also);
  if (deviations === 0) return;
  console.log(`${formatCount(deviations, "row")} differed from the dry run:`);
  const view = await loadView(actor, at.id);
  for (const { line, was, now } of view.deviations) console.log(`  line ${line}: ${was} ${now}`);
}

async function uploadFile(actor: UserActor, entity: ImportEntity, file: string) {
  const { upload, path } = await newUpload();
  const hash = createHash("sha256");
  let size = 0;
  await pipeline(
    createReadStream(file),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        size += chunk.length;
        yield chunk;
      }
    },
    createWriteStream(path, { flags: "wx", mode: 0o600 }),
  );
  try {
    const input = { entity, fileName: basename(file), upload, size, sha256: hash.digest("hex") };
    return await runCommand(createImport, input, actor);
  } catch (error) {
    await removeUpload(upload);
    throw error;
  }
}

const mappingSchema = z.strictObject({
  columns: z.record(z.string(), z.string().nullable()).optional(),
  options: importSettingsSchema.shape.options.partial().optional(),
  read: importSettingsSchema.shape.read.optional(),
});

function readMapping(text: string): z.output<typeof mappingSchema> {
  const parsed = mappingSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`Invalid mapping at ${issue?.path.join(".")}: ${issue?.message}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`The mapping is not valid JSON: ${(error as Error).message}.`);
  }
}

function applyMapping({ settings, info }: ImportView, { columns = {}, options, read }: z.output<typeof mappingSchema>) {
  const header = info?.header ?? [];
  const unknown = Object.keys(columns).find((name) => !header.includes(name));
  if (unknown !== undefined) throw new Error(`The file has no column named ${unknown}.`);
  const chosen = new Set(Object.values(columns));
  return {
    ...settings,
    read: { ...settings.read, ...read },
    columns: settings.columns.map((field, place) => {
      const name = header[place] ?? "";
      // A field assigned to another column is removed from this one.
      if (Object.hasOwn(columns, name)) return columns[name] ?? null;
      return chosen.has(field) ? null : field;
    }),
    options: { ...settings.options, ...options },
  };
}

/** Runs a job and shows its progress. SIGINT and SIGTERM stop it, like the Stop button. */
async function waitForJob(actor: UserActor, id: number, what: string): Promise<JobView> {
  const running: JobControl = {};
  const leave = () => {
    running.stopAfterBatch = "stopped";
  };
  process.once("SIGINT", leave);
  process.once("SIGTERM", leave);
  const shown = setInterval(() => void showProgress(actor, id, what), 1_000);
  try {
    for (;;) {
      await runJob(id, running);
      const job = await getJob(actor, id);
      if (job?.phase === "done") return job;
      // The server process may have taken over the job.
      const isUnfinished = job?.phase === "running" || job?.phase === "waiting" || job?.phase === "interrupted";
      if (!isUnfinished || running.stopAfterBatch) {
        throw new Error(job?.message ?? `${what} was stopped after row ${job?.done}. Continue it at /desk/import.`);
      }
      await wait(500);
      await recoverJobs();
    }
  } finally {
    clearInterval(shown);
    process.off("SIGINT", leave);
    process.off("SIGTERM", leave);
    if (process.stderr.isTTY) process.stderr.write("\n");
  }
}

async function showProgress(actor: UserActor, id: number, what: string): Promise<void> {
  const job = await getJob(actor, id);
  if (!job || !process.stderr.isTTY) return;
  process.stderr.write(`\r${what}: ${formatNumber(job.done)} rows, ${formatNumber(Math.round(job.pace))} rows/s  `);
}

async function loadView(actor: UserActor, id: number): Promise<ImportView> {
  const view = await getImport(actor, id);
  if (!view) throw new Error("This import no longer exists.");
  if (view.unreadable !== undefined) throw new Error(view.unreadable);
  return view;
}

/** The result of a command. @throws Error with its messages */
async function runCommand<Schema extends z.ZodType, Result>(
  command: Command<Schema, Result>,
  input: z.input<Schema>,
  actor: UserActor,
): Promise<Result> {
  const outcome = await execute(command, input, { actor, via: "import" });
  if (outcome.ok) return outcome.result;
  const fields = outcome.kind === "refused" ? Object.values(outcome.fields).flat() : [];
  throw new Error([...(fields.length > 0 ? fields : [outcome])].map(({ message }) => message).join(" "));
}

function printMapping(header: string[], columns: (string | null)[]): void {
  console.log("Columns:");
  for (const [place, name] of header.entries()) console.log(`  ${name} → ${columns[place] ?? "not imported"}`);
}

function printPlan(
  { rows, created, changed, unchanged, skipped, rejected, withWarnings, ...plan }: Plan,
  existing: "fill" | "overwrite" | "skip",
): void {
  console.log(`${formatCount(rows, "row")}: ${formatNumber(created)} new, ${formatNumber(changed)} changed,`);
  console.log(
    `  ${formatNumber(unchanged)} unchanged, ${formatNumber(skipped)} skipped, ${formatNumber(rejected)} rejected.`,
  );
  printAlsoCreated(plan.alsoCreated);
  if (created + changed === 0)
    console.log(`Nothing would change${unchanged === rows ? `: ${unchangedReasons[existing]}` : ""}.`);
  if (plan.repairs.length > 0) console.log("Fixed:");
  for (const { label, count, samples } of plan.repairs) {
    const [first] = samples;
    console.log(
      `  ${formatNumber(count)} × ${label}${first ? ` (line ${first.line}: ${first.was} → ${first.now})` : ""}`,
    );
  }
  if (rejected + withWarnings > 0)
    console.log(`Problems (${formatNumber(withWarnings)} imported with warnings, ${formatNumber(rejected)} rejected):`);
  for (const { label, count } of plan.problemKinds) console.log(`  ${formatNumber(count)} × ${label}`);
}

const unchangedReasons = {
  fill: "all rows exist already, with no empty fields to fill",
  overwrite: "all rows exist already",
  skip: "existing records are skipped",
};

function printAlsoCreated(made: Record<string, number>): void {
  const also = formatAlsoCreated(made);
  if (also) console.log(`  with ${also}`);
}
