import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { scratchFolder } from "./lib/testing/scratch-folder";

// Each worker loads this file again; the environment passes on the values of the first load.
process.env.E2E_FOLDER ??= newFolder();
process.env.E2E_PASSWORD ??= "quiet otter paper lamp";
process.env.E2E_PORT ??= "3217";

const MINUTE = 60_000;
const url = `http://localhost:${process.env.E2E_PORT}`;

function newFolder(): string {
  const folder = mkdtempSync(join(scratchFolder, "deckle-e2e-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  fullyParallel: true,
  // One more than the cores of a small machine: each waits for the server, or for its browser, half of the time.
  workers: 3,
  forbidOnly: true,
  // Only end tests that hang, on any machine.
  timeout: 10 * MINUTE,
  expect: { timeout: MINUTE },
  use: {
    baseURL: url,
    locale: "en-GB",
    actionTimeout: MINUTE,
    navigationTimeout: MINUTE,
    // Recording traces takes a fifth of the total time.
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.BROWSER_PATH || undefined,
      args: ["--no-sandbox", "--disable-background-networking", "--disable-gpu"],
    },
  },
  // Starts like `npm start`, on a separate database.
  webServer: {
    command: "node scripts/start.mjs",
    url: `${url}/api/ready`,
    timeout: 10 * MINUTE,
    gracefulShutdown: { signal: "SIGTERM", timeout: MINUTE },
    env: {
      DATABASE_URL: `file:${join(process.env.E2E_FOLDER, "deckle.db")}`,
      PORT: process.env.E2E_PORT,
      HOST: "127.0.0.1",
      PUBLIC_URL: "",
      SEED: "demo",
      DEMO_PASSWORD: process.env.E2E_PASSWORD,
      LOG_LEVEL: "warn",
      TIME_LIMIT_FACTOR: "60",
    },
  },
});
