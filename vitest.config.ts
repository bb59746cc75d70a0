import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";
import { testEnvironment } from "./lib/testing/environment.ts";
import { postgresSilence } from "./lib/testing/postgresql-databases.ts";

const folders = "{lib,prisma,app,components,scripts}/**";
const databaseTests = `${folders}/*.db.test.ts`;
const processTests = `${folders}/*.process.test.ts`;

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
const everywhere = { env: testEnvironment, testTimeout: 20_000, hookTimeout: 30_000 };
const onDatabase = {
  ...everywhere,
  globalSetup: "lib/testing/each-run.ts",
  setupFiles: "lib/testing/each-file.ts",
};

export default defineConfig({
  test: {
    // More than there are processors on a small machine: much of the time is spent waiting for databases and child processes.
    maxWorkers: Math.max(availableParallelism(), 3),
    // A thread is ready in half of a process's time; each file still has modules and an environment of its own.
    pool: "threads",
    projects: [
      {
        resolve,
        test: {
          ...everywhere,
          name: "unit",
          isolate: false,
          include: [`${folders}/*.test.{ts,tsx}`],
          exclude: [...configDefaults.exclude, databaseTests, processTests],
        },
      },
      { resolve, test: { ...onDatabase, name: "sqlite", include: [databaseTests, processTests] } },
      {
        resolve,
        test: { ...onDatabase, name: "postgresql", include: silence && !requirePostgres ? [] : [databaseTests] },
      },
    ],
  },
});
