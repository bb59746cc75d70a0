/**
 * `npm test`: runs all checks from a fresh clone, on databases of their own. `npm run check` (--fast) skips the build
 * and the browser tests. Ends with a summary line.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findBrowser } from "./browser.mjs";
import { progress } from "./progress.mjs";
import { build, checkNode, generate, install, root, run, StepError, step } from "./steps.mjs";

const fast = process.argv.includes("--fast");
const scratch = mkdtempSync(join(tmpdir(), "deckle-test-"));
const total = { passed: 0, failed: 0 };
process.chdir(root);
// Keeps tests away from the configured database, whatever the environment or .env say.
process.env.DATABASE_URL = `file:${join(scratch, "deckle.db")}`;

try {
  checkNode();
  await step("Packages", install);
  await step("Database clients", generate);
  await Promise.all([suite("Unit and integration tests", fast ? fastTests : allTests, vitestCounts), checkSources()]);
  if (!fast) await suite("Browser tests", browserTests, playwrightCounts);
} catch (error) {
  total.failed++;
  progress.print(error instanceof StepError ? `✗ ${error.message}` : String(error?.stack ?? error));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
console.info(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

/** Runs the source checks one after the other, beside the tests, which spend much of their time waiting. */
async function checkSources() {
  await check("Types", async () => {
    await run(node("next/dist/bin/next", "typegen"));
    await run(node("typescript/bin/tsc", "--noEmit"));
  });
  await check("Lint and format", () => run(node("@biomejs/biome/bin/biome", "check", "--error-on-warnings")));
  if (!fast) await check("Build", () => build());
}

async function check(name, work) {
  try {
    await step(name, async () => void (await work()));
    total.passed++;
  } catch (error) {
    total.failed++;
    progress.print(`✗ ${name}\n${error.message}`);
  }
}

/** Runs a suite and adds up its counts; a suite that crashes counts as a failure, too. */
async function suite(name, work, countsOf) {
  const report = join(scratch, `${name}.json`);
  const ended = await step(name, () => work(report)).catch((error) => error);
  if (ended) progress.print(`✗ ${name}: ${ended.message}`);
  try {
    const counts = countsOf(JSON.parse(readFileSync(report, "utf8")));
    total.passed += counts.passed;
    total.failed += counts.failed || (ended ? 1 : 0);
  } catch {
    total.failed++;
  }
}

function fastTests(report) {
  const projects = ["--project", "unit*", "--project", "sqlite*"];
  return run([...vitest(report), ...projects, "--exclude", "**/*.process.test.ts"], { show: true });
}

function allTests(report) {
  return run(vitest(report), { show: true });
}

function vitest(report) {
  return node("vitest/vitest.mjs", "run", "--reporter=default", "--reporter=json", `--outputFile=${report}`);
}

async function browserTests(report) {
  const browser = await findBrowser();
  await run(node("@playwright/test/cli.js", "test", "--reporter=list,json"), {
    show: true,
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report, BROWSER_PATH: browser },
  });
}

function vitestCounts({ numPassedTests, numFailedTests, numFailedTestSuites }) {
  return { passed: numPassedTests, failed: numFailedTests || numFailedTestSuites };
}

function playwrightCounts({ stats }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
}

function node(file, ...words) {
  return [process.execPath, join("node_modules", file), ...words];
}
