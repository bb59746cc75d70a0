import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { testEnvironment } from "./lib/testing/environment.ts";
import { postgresSilence } from "./lib/testing/postgresql-databases.ts";
import { type TestFile, testFiles } from "./lib/testing/suites.ts";

const silence = await postgresSilence();
const requirePostgres = process.env.REQUIRE_POSTGRES === "1";
if (silence && !requirePostgres) console.warn(`${silence}: its tests are skipped`);

const resolve = {
  alias: {
    "@/": fileURLToPath(new URL("./", import.meta.url)),
    // It refuses to be loaded anywhere but in Next's server.
    "server-only": fileURLToPath(new URL("./node_modules/server-only/empty.js", import.meta.url)),
  },
};

const MINUTE = 60_000;

const files = testFiles();

/** A project whose files share their modules in each worker, and one beside it for those that replace some. */
function projects(name: string, databases: object, isIn: (file: TestFile) => boolean) {
  return [false, true].map((isolate) => ({
    resolve,
    test: {
      name: isolate ? `${name}-isolated` : name,
      env: testEnvironment,
      // They end what hangs, on any machine.
      testTimeout: 5 * MINUTE,
      hookTimeout: 5 * MINUTE,
      expect: { poll: { timeout: 4 * MINUTE } },
      isolate,
      ...databases,
      include: files.filter((file) => isIn(file) && file.isolated === isolate).map(({ path }) => path),
    },
  }));
}

const onDatabase = { globalSetup: "lib/testing/each-run.ts", setupFiles: "lib/testing/each-file.ts" };

export default defineConfig({
  test: {
    // More than there are processors on a small machine: much of the time is spent waiting for databases and child processes.
    maxWorkers: Math.max(availableParallelism(), 3),
    projects: [
      ...projects("unit", {}, ({ kind }) => kind === "unit"),
      ...projects("sqlite", onDatabase, ({ kind }) => kind !== "unit"),
      ...projects(
        "postgresql",
        onDatabase,
        ({ kind, onPostgresql }) => kind === "database" && (requirePostgres || (!silence && onPostgresql)),
      ),
    ],
  },
});
