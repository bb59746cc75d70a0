import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { testEnvironment } from "./lib/testing/environment.ts";
import { postgresUnavailableReason } from "./lib/testing/postgresql-databases.ts";
import { type TestFile, testFiles } from "./lib/testing/suites.ts";

const unavailable = await postgresUnavailableReason();
const requirePostgres = process.env.REQUIRE_POSTGRES === "1";
if (unavailable && !requirePostgres) console.warn(`${unavailable}: its tests are skipped`);

const resolve = {
  alias: {
    "@/": fileURLToPath(new URL("./", import.meta.url)),
    // Throws when it is loaded outside of Next's server.
    "server-only": fileURLToPath(new URL("./node_modules/server-only/empty.js", import.meta.url)),
  },
};

const files = testFiles();

const MINUTE = 60_000;
const unitSettings = {
  env: testEnvironment,
  setupFiles: ["lib/testing/restore.ts"],
  // Only ends tests that hang, on any machine.
  testTimeout: 5 * MINUTE,
  hookTimeout: 5 * MINUTE,
  expect: { poll: { timeout: 4 * MINUTE } },
};
const databaseSettings = {
  ...unitSettings,
  globalSetup: "lib/testing/global-setup.ts",
  setupFiles: [...unitSettings.setupFiles, "lib/testing/setup-file.ts"],
};

/** A project whose files share modules within a worker, and an isolated one for files that replace modules. */
function projects(name: string, settings: object, isIn: (file: TestFile) => boolean) {
  return [false, true].flatMap((isolate) => {
    const include = files.filter((file) => isIn(file) && file.isolated === isolate).map(({ path }) => path);
    if (isolate && include.length === 0) return [];
    return { resolve, test: { ...settings, name: isolate ? `${name}-isolated` : name, isolate, include } };
  });
}

export default defineConfig({
  test: {
    // More than the processors of a small machine, since tests often wait for databases and child processes.
    maxWorkers: Math.max(availableParallelism(), 3),
    projects: [
      ...projects("unit", unitSettings, ({ kind }) => kind === "unit"),
      ...projects("sqlite", databaseSettings, ({ kind }) => kind !== "unit"),
      ...projects(
        "postgresql",
        databaseSettings,
        ({ kind, onPostgresql }) => kind === "database" && (requirePostgres || (!unavailable && onPostgresql)),
      ),
    ],
  },
});
