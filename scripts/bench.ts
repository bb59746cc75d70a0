/** npm run bench: measures the pages with a thousand to a million books. */
import { writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { type Case, cases, findSampleRows, groupings, light, type SampleRows } from "./bench/cases";
import { exportSpeeds } from "./bench/export";
import { imported, othersDuring } from "./bench/import";
import { benchFolder, type Loaded, load } from "./bench/load";
import { detail, grouping, memory, type Page, speeds } from "./bench/measure";
import { printTables, printTargets, type Result, type Target, targets } from "./bench/report";
import { Server } from "./bench/server";
import { build, generate, root, step } from "./steps.mjs";

const names = [...Object.keys(cases), "group", "memory", "export", "import"];

const usage = `Usage: npm run bench -- [--sizes 1000,100000,1000000] [--cases NAMES] [--seconds 5]
  --sizes    numbers of books, in ascending order
  --cases    some of ${names.join(", ")}; default: all
  --seconds  seconds per case and size`;

class UsageError extends Error {}

const REQUESTS = 10_000;

// Ends its servers, however it exits.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(1));

try {
  await bench(readArguments());
} catch (error) {
  console.error(error instanceof UsageError ? `${error.message}\n${usage}` : error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

function readArguments() {
  const values = parse();
  const sizes = values.sizes.split(",").map(Number);
  const wanted = values.cases?.split(",") ?? names;
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new UsageError(`Unknown case: ${unknown}.`);
  if (!sizes.every((size) => Number.isInteger(size) && size >= 1000))
    throw new UsageError("Sizes must be whole numbers of at least 1000.");
  if (!(Number(values.seconds) > 0)) throw new UsageError(`Invalid number of seconds: ${values.seconds}.`);
  return { sizes, wanted, seconds: Number(values.seconds) };
}

function parse() {
  const options = {
    sizes: { type: "string", default: "1000,100000,1000000" },
    cases: { type: "string" },
    seconds: { type: "string", default: "5" },
  } as const;
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

async function bench({ sizes, wanted, seconds }: ReturnType<typeof readArguments>): Promise<void> {
  process.chdir(root);
  await step("Database clients", generate);
  await step("Build", build);
  const loaded: Loaded[] = [];
  for (const books of sizes) {
    await step(`${books.toLocaleString("en-GB")} books`, async () => void loaded.push(await load(books)));
  }
  const subjects: Subject[] = [];
  try {
    for (const { file, books } of loaded) {
      const server = await Server.start(file);
      subjects.push({ books, file, server, samples: await findSampleRows(file, server, books) });
    }
    const measured = await measure(subjects, wanted, seconds);
    const result = { date: new Date().toISOString(), machine: machine(), loaded, ...measured };
    const reached = targets(result);
    printTables(result);
    printTargets(reached);
    save({ ...result, targets: reached });
  } finally {
    for (const { server } of subjects) await server.stop();
  }
}

/** A database with its server. */
interface Subject {
  books: number;
  file: string;
  server: Server;
  samples: SampleRows;
}

async function measure(subjects: Subject[], wanted: string[], seconds: number) {
  const chosen = Object.entries(cases).filter(([name]) => wanted.includes(name));
  const timed = [];
  for (const [name, one] of chosen) {
    const pages = subjects.map((subject) => ({ books: subject.books, ...pageOf(one, subject) }));
    timed.push({ name, title: one.title, sizes: await speeds(pages, seconds) });
    console.info(`✓ ${one.title}`);
  }
  const grouped = wanted.includes("group") ? await groups(subjects, seconds) : [];
  const held = wanted.includes("memory") ? await memoryHeld(subjects) : undefined;
  const exported = wanted.includes("export") ? await exports(subjects) : [];
  const brought = wanted.includes("import") ? await imports(subjects) : { sizes: [], others: [] };
  // Last, as recording queries slows everything down.
  for (const { server } of subjects) await server.ask("watch");
  const measured: Result["cases"] = [];
  for (const { name, title, sizes } of timed) {
    const whole = [];
    for (const { server, ...size } of sizes) whole.push({ ...size, ...(await detail({ server, ...size })) });
    measured.push({ name, title, sizes: whole });
  }
  return { cases: measured, groupings: grouped, memory: held, exports: exported, imports: brought };
}

/** Of the larger sizes; what others notice of the smallest of these. */
async function imports(subjects: Subject[]): Promise<Result["imports"]> {
  const sizes = subjects.map(({ books }) => books);
  const large = sizes.filter((size, place) => size >= 100_000 || place === sizes.length - 1);
  const measured: Result["imports"]["sizes"] = [];
  for (const books of large) {
    measured.push(await imported(books));
    console.info(`✓ Import of ${books.toLocaleString("en-GB")} books`);
  }
  const [first] = large;
  const others = first === undefined ? [] : [await othersDuring(first)];
  console.info("✓ Other requests during an import");
  return { sizes: measured, others };
}

function pageOf({ path, leadsTo }: Case, { server, samples }: Pick<Subject, "server" | "samples">): Page {
  return { server, path: path(samples), leadsTo: leadsTo?.(samples) };
}

async function groups(subjects: Subject[], seconds: number): Promise<Result["groupings"]> {
  const measured: Result["groupings"] = [];
  for (const [title, path] of Object.entries(groupings)) {
    for (const { books, server } of subjects) {
      measured.push({ title, books, ...(await grouping({ server, path }, { server, path: light }, seconds)) });
    }
    console.info(`✓ Books ${title}`);
  }
  return measured;
}

/** The memory of a fresh server after rendering all pages of the largest database. */
async function memoryHeld(subjects: Subject[]): Promise<Result["memory"]> {
  const largest = subjects.at(-1);
  if (!largest) return undefined;
  const server = await Server.start(largest.file);
  try {
    const pages = Object.values(cases).map((one) => pageOf(one, { ...largest, server }));
    const [first, second] = await memory(server, pages, REQUESTS);
    console.info("✓ Memory");
    return { requests: REQUESTS, first, second };
  } finally {
    await server.stop();
  }
}

/** Exports all books of the largest database from a fresh server. */
async function exports(subjects: Subject[]): Promise<Result["exports"]> {
  const largest = subjects.at(-1);
  if (!largest) return [];
  const { books, file } = largest;
  const server = await Server.start(file);
  try {
    const measured = await exportSpeeds(server, books);
    console.info("✓ Exports");
    return measured.map((one) => ({ books, ...one }));
  } finally {
    await server.stop();
  }
}

function machine(): Result["machine"] {
  const [cpu] = cpus();
  return { processor: cpu?.model ?? "", cores: cpus().length, memory: totalmem(), node: process.version };
}

function save(result: Result & { targets: Target[] }): void {
  const file = join(benchFolder, "result.json");
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
  console.info(`\nResults written to ${relative(root, file)}`);
}
