/** What `npm run import` does: the same commands as the pages', one after the other. */
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { pipeline } from "node:stream/promises";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import type { UserActor } from "../lib/auth/abilities";
import { type Command, execute } from "../lib/commands/execute";
import { changeImport, createImport, discardImport, planImport, runImport } from "../lib/import/commands";
import type { ImportEntity } from "../lib/import/fields";
import { newUpload, removeUpload } from "../lib/import/files/files";
import { alsoMade } from "../lib/import/labels";
import type { Plan } from "../lib/import/plan/plan";
import { getImport, type ImportView, problemsFile } from "../lib/import/queries";
import { importSettings } from "../lib/import/settings";
import { getJob, type JobView } from "../lib/jobs/queries";
import { recoverJobs } from "../lib/jobs/recover";
import { type Running, runJob } from "../lib/jobs/run";
import { formatCount, formatNumber } from "../lib/values/format";
import { findUser } from "./find-user";

interface Wish {
  file: string;
  as: string;
  entity: ImportEntity;
  map?: string;
  problems?: string;
  isDry: boolean;
}

/** Brings a file in and says what came of it; the code that the process is to end with. @throws Error with a sentence */
export async function importFile({ file, as, entity, map, problems, isDry }: Wish): Promise<number> {
  const user = await findUser(as);
  const actor: UserActor = { kind: "user", id: user.id, username: user.username, role: user.role };
  for (const path of map === undefined ? [file] : [file, map]) await mustBeFile(path);
  const mapping = map === undefined ? undefined : readMapping(await readFile(map, "utf8"));
  const created = await takeIn(actor, entity, file);
  let { version } = created;
  const view = await load(actor, created.id);
  if (mapping) {
    const settings = withMapping(view, mapping);
    ({ version } = await done(changeImport, { id: view.id, version, settings }, actor));
  }
  const planned = await done(planImport, { id: view.id, version, isLarge: true }, actor);
  await finish(actor, planned.jobId, "Dry run");
  const { plan, settings, info } = await load(actor, view.id);
  if (!plan) throw new Error("The dry run did not end.");
  printMapping(info?.header ?? [], settings.columns);
  printPlan(plan, settings.options.existing);
  if (problems !== undefined) {
    const found = await problemsFile(actor, view.id);
    if (found) await pipeline(createReadStream(found.path), createWriteStream(problems, { mode: 0o600 }));
    console.log(`The refused and doubtful rows are in ${problems}.`);
  }
  if (isDry) await done(discardImport, { id: view.id }, actor);
  else await carryOut(actor, { id: view.id, version: planned.version });
  return plan.refused > 0 ? 3 : 0;
}

async function mustBeFile(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new Error(`There is no file ${path}.`);
}

async function carryOut(actor: UserActor, at: { id: number; version: number }): Promise<void> {
  const { jobId } = await done(runImport, at, actor);
  const { tally, pace } = await finish(actor, jobId, "Import");
  const { created = 0, changed = 0, unchanged = 0, skipped = 0, refused = 0, different = 0, ...also } = tally;
  console.log(
    `${formatNumber(created)} added, ${formatNumber(changed)} changed, ${formatNumber(unchanged)} unchanged, ` +
      `${formatNumber(skipped)} skipped, ${formatNumber(refused)} refused; ${formatNumber(Math.round(pace))} rows/s.`,
  );
  printAlso(also);
  if (different === 0) return;
  console.log(`${formatCount(different, "row")} turned out differently from the dry run:`);
  const view = await load(actor, at.id);
  for (const { line, was, now } of view.different) console.log(`  line ${line}: ${was} ${now}`);
}

async function takeIn(actor: UserActor, entity: ImportEntity, file: string) {
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
    return await done(createImport, input, actor);
  } catch (error) {
    await removeUpload(upload);
    throw error;
  }
}

const mappingSchema = z.strictObject({
  columns: z.record(z.string(), z.string().nullable()).optional(),
  options: importSettings.shape.options.partial().optional(),
  read: importSettings.shape.read.optional(),
});

function readMapping(text: string): z.output<typeof mappingSchema> {
  const parsed = mappingSchema.safeParse(parsedJson(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`The mapping is not right at ${issue?.path.join(".")}: ${issue?.message}`);
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`The mapping is no JSON: ${(error as Error).message}.`);
  }
}

function withMapping({ settings, info }: ImportView, { columns = {}, options, read }: z.output<typeof mappingSchema>) {
  const header = info?.header ?? [];
  const unknown = Object.keys(columns).find((name) => !header.includes(name));
  if (unknown !== undefined) throw new Error(`The file has no column ${unknown}.`);
  const chosen = new Set(Object.values(columns));
  return {
    ...settings,
    read: { ...settings.read, ...read },
    columns: settings.columns.map((field, place) => {
      const name = header[place] ?? "";
      // What was given to another column is not this one's any more.
      if (Object.hasOwn(columns, name)) return columns[name] ?? null;
      return chosen.has(field) ? null : field;
    }),
    options: { ...settings.options, ...options },
  };
}

/** Carries a job out and shows how far it is. Ended from outside it is stopped, as by its button. */
async function finish(actor: UserActor, id: number, what: string): Promise<JobView> {
  const running: Running = {};
  const leave = () => {
    running.leaving = "stopped";
  };
  process.once("SIGINT", leave);
  process.once("SIGTERM", leave);
  const shown = setInterval(() => void show(actor, id, what), 1_000);
  try {
    for (;;) {
      await runJob(id, running);
      const job = await getJob(actor, id);
      if (job?.phase === "done") return job;
      // Or the server's own process has taken it up.
      const goesOn = job?.phase === "running" || job?.phase === "waiting" || job?.phase === "interrupted";
      if (!goesOn || running.leaving) {
        throw new Error(
          job?.message ?? `${what} was left behind row ${job?.done}. See /desk/import, where it can go on.`,
        );
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

async function show(actor: UserActor, id: number, what: string): Promise<void> {
  const job = await getJob(actor, id);
  if (!job || !process.stderr.isTTY) return;
  process.stderr.write(`\r${what}: ${formatNumber(job.done)} rows, ${formatNumber(Math.round(job.pace))} a second  `);
}

async function load(actor: UserActor, id: number): Promise<ImportView> {
  const view = await getImport(actor, id);
  if (!view) throw new Error("The import is not there any more.");
  if (view.unreadable !== undefined) throw new Error(view.unreadable);
  return view;
}

/** What a command gave. @throws Error with its sentences */
async function done<Schema extends z.ZodType, Result>(
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
  for (const [place, name] of header.entries()) console.log(`  ${name} → ${columns[place] ?? "left out"}`);
}

function printPlan(
  { rows, created, changed, unchanged, skipped, refused, doubtful, ...plan }: Plan,
  existing: "fill" | "overwrite" | "skip",
): void {
  console.log(`${formatCount(rows, "row")}: ${formatNumber(created)} new, ${formatNumber(changed)} changed,`);
  console.log(
    `  ${formatNumber(unchanged)} unchanged, ${formatNumber(skipped)} skipped, ${formatNumber(refused)} refused.`,
  );
  printAlso(plan.alsoCreated);
  if (created + changed === 0) console.log(`Nothing would change${unchanged === rows ? `: ${why[existing]}` : ""}.`);
  if (plan.repairs.length > 0) console.log("Repairs:");
  for (const { label, count, samples } of plan.repairs) {
    const [first] = samples;
    console.log(
      `  ${formatNumber(count)} × ${label}${first ? ` (line ${first.line}: ${first.was} → ${first.now})` : ""}`,
    );
  }
  if (refused + doubtful > 0)
    console.log(`To be looked at (${formatNumber(doubtful)} go in, ${formatNumber(refused)} do not):`);
  for (const { label, count } of plan.problemKinds) console.log(`  ${formatNumber(count)} × ${label}`);
}

const why = {
  fill: "all of this is here already, with nothing empty to be filled in",
  overwrite: "all of this is here already",
  skip: "what is here already is left as it is",
};

function printAlso(made: Record<string, number>): void {
  const also = alsoMade(made);
  if (also) console.log(`  with ${also}`);
}
