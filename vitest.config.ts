import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { testEnvironment } from "./lib/testing/environment.ts";
import { postgresUnavailableReason } from "./lib/testing/postgresql-databases.ts";
import { type TestFile, testFiles } from "./lib/testing/suites.ts";

const silence = await postgresUnavailableReason();
const requirePostgres = process.env.REQUIRE_POSTGRES === "1";
if (silence && !requirePostgres) console.warn(`${silence}: its tests are skipped`);

const resolve = {
  alias: {
    "@/": fileURLToPath(new URL("./", import.meta.url)),
    // It refuses to be loaded anywhere but in Next's server.
    "server-only": fileURLToPath(new URL("./node_modules/server-only/empty.js", import.meta.url)),
  },
};

const files = testFiles();

const MINUTE = 60_000;
const everywhere = {
  env: testEnvironment,
  setupFiles: ["lib/testing/restore.ts"],
  // They end what hangs, on any machine.
  testTimeout: 5 * MINUTE,
  hookTimeout: 5 * MINUTE,
  expect: { poll: { timeout: 4 * MINUTE } },
};
const onDatabase = {
  ...everywhere,
  globalSetup: "lib/testing/global-setup.ts",
  setupFiles: [...everywhere.setupFiles, "lib/testing/setup-file.ts"],
};

/** A project whose files share their modules in each worker, and one beside it for those that replace some. */
function projects(name: string, settings: object, isIn: (file: TestFile) => boolean) {
  return [false, true].flatMap((isolate) => {
    const include = files.filter((file) => isIn(file) && file.isolated === isolate).map(({ path }) => path);
    if (isolate && include.length === 0) return [];
    return { resolve, test: { ...settings, name: isolate ? `${name}-isolated` : name, isolate, include } };
  });
}

export default defineConfig({
  test: {
    // More than there are processors on a small machine: much of the time is spent waiting for databases and child processes.
    maxWorkers: Math.max(availableParallelism(), 3),
    projects: [
      ...projects("unit", everywhere, ({ kind }) => kind === "unit"),
      ...projects("sqlite", onDatabase, ({ kind }) => kind !== "unit"),
      ...projects(
        "postgresql",
        onDatabase,
        ({ kind, onPostgresql }) => kind === "database" && (requirePostgres || (!silence && onPostgresql)),
      ),
    ],
  },
});
