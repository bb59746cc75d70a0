/**
 * What has to be done before Deckle can run, each step only if its sources changed since it was last done to the end.
 * Node's own modules only: this runs before anything is installed.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { progress } from "./progress.mjs";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** A step that failed, with what to do about it. */
export class StepError extends Error {}

/** Shows that it is being done, and in the end how long it took. @throws StepFailed that names the step. */
export async function step(name, work) {
  progress.begin(name, work.hint);
  let took = 0;
  const note = await work()
    .catch((error) => {
      throw error instanceof StepError ? new StepError(`${name} failed. ${error.message}`) : error;
    })
    .finally(() => {
      took = progress.end(name);
    });
  progress.print(`✓ ${name}${note ? `: ${note}` : ""} (${(took / 1000).toFixed(1)} s)`);
}

/**
 * Does all that has to be done before the server can run, and returns the server's settings.
 *
 * @param {{ development?: boolean, environment?: Record<string, string> }} options variables beside those that are set
 * @returns {Promise<import("./server/launch.mjs").ServerSettings>}
 * @throws StepFailed
 */
export async function prepare({ development = false, environment: env = {} } = {}) {
  checkNode();
  await step("Packages", install);
  await step("Database clients", generate);
  const { problem, settings, seed, actionsKey } = await readEnvironment(env);
  if (problem) throw new StepError(problem);
  process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ??= actionsKey;
  await step("Migrations", () => run(tsx("scripts/db.ts", "migrate"), { env }));
  if (seed === "demo") await step("Demo data", () => run(tsx("scripts/db.ts", "seed"), { env }));
  if (!development) await step("Build", build);
  return settings;
}

async function readEnvironment(env) {
  const printed = await run(tsx("scripts/environment.ts"), { env });
  // Node may have printed a warning beside it.
  return JSON.parse(printed.split("\n").find((line) => line.startsWith("{")));
}

/** @throws StepFailed on a Node that is too old. */
export function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new StepError(
    `Deckle needs Node 20.19 or newer; this is ${process.versions.node}. Install a newer one from nodejs.org.`,
  );
}

/** Installs what package-lock.json says, with the development tools, whatever NODE_ENV says. */
export function install() {
  // The lockfile contains the dependencies of package.json, whose scripts change more often.
  const sources = digest(["package-lock.json"], process.version + process.arch);
  return unlessDone("node_modules/.deckle-installed", sources, async () => {
    const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ["npm"];
    await run([...npm, "ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"], {
      env: { NODE_ENV: "", npm_config_omit: "" },
      advice:
        "Check that the npm registry can be reached. If better-sqlite3 has to be compiled, python3, make and g++ are needed (on Debian: apt install python3 make g++).",
    });
  });
}

install.hint = "compiling better-sqlite3 takes about two minutes";

/** Generates a Prisma client for each database. */
export function generate() {
  const sources = digest(["prisma/schema.prisma", "prisma/derive.ts", "package-lock.json"]);
  return unlessDone("lib/db/generated/.done", sources, async () => {
    await run(tsx("prisma/derive.ts"));
    for (const schema of ["prisma/schema.prisma", "prisma/schema.postgresql.prisma"]) {
      await run([process.execPath, "node_modules/prisma/build/index.js", "generate", "--schema", schema]);
    }
  });
}

/** Builds the pages for production. */
export function build(environment = {}) {
  const sources = digest([
    ...["app", "components", "lib", "public"],
    ...[
      "next.config.mjs",
      "postcss.config.mjs",
      "tsconfig.json",
      "proxy.ts",
      "instrumentation.ts",
      "package-lock.json",
    ],
    "prisma/schema.prisma",
  ]);
  return unlessDone(".next/deckle-built", sources, () =>
    run([process.execPath, "node_modules/next/dist/bin/next", "build"], {
      env: { NODE_ENV: "production", ...environment },
    }),
  );
}

/** The command line for one of our TypeScript files. */
export function tsx(file, ...words) {
  return [process.execPath, "--import", "tsx", file, ...words];
}

/** Runs a command; shows its output only when it fails, or line by line with `show`. */
export function run([command, ...words], { env = {}, advice = "", show = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, {
      cwd: root,
      env: { ...process.env, ...(show && colours), NEXT_TELEMETRY_DISABLED: "1", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const output = [];
    for (const stream of [child.stdout, child.stderr]) {
      if (show) createInterface(stream).on("line", (line) => progress.print(line));
      else stream.on("data", (chunk) => output.push(chunk));
    }
    child.on("error", (error) => reject(new StepError(`${command} could not be started: ${error.message}. ${advice}`)));
    child.on("close", (code) => {
      const printed = Buffer.concat(output).toString().trim();
      if (code === 0) return resolve(printed);
      const said = show ? "" : `Output:\n${printed}\n`;
      reject(new StepError(`${said}${advice || "Fix this and run the command again; it continues from here."}`));
    });
  });
}

/** The output passes through a pipe, so commands must be told to use colours. */
const colours = process.stdout.isTTY && !process.env.NO_COLOR ? { FORCE_COLOR: "1" } : {};

/** Runs `work` unless the marker file says that it was completed with the same sources. */
async function unlessDone(mark, sources, work) {
  const file = join(root, mark);
  if (existsSync(file) && readFileSync(file, "utf8") === sources) return "up to date";
  rmSync(file, { force: true });
  await work();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, sources);
}

/** A digest of files and folders, without generated files and tests. */
export function digest(paths, salt = "") {
  const hash = createHash("sha256").update(salt);
  for (const path of paths.flatMap(filesIn)) hash.update(path).update(readFileSync(join(root, path)));
  return hash.digest("hex");
}

function filesIn(path) {
  const absolute = join(root, path);
  if (!existsSync(absolute)) return [];
  const entries = readdirSync(dirname(absolute), { withFileTypes: true });
  if (entries.find((entry) => join(dirname(absolute), entry.name) === absolute)?.isFile()) return [path];
  return readdirSync(absolute, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/generated/.test(entry.parentPath) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}
