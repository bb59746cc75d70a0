/** Finds a browser for the tests: Playwright's own, an installed one, or one that it installs. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { run, StepError } from "./steps.mjs";

/** The headless shell first: it runs the same tests in two thirds of the time. */
const NAMES = [
  ...["chromium-headless-shell", "chrome-headless-shell"],
  ...["google-chrome-stable", "google-chrome", "chromium", "chromium-browser"],
];

const INSTALLED = [
  ...NAMES.map((name) => () => which(name)),
  () => "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The path of a browser. @throws StepFailed when there is none and none can be installed. */
export async function findBrowser() {
  const { chromium } = await import("@playwright/test");
  const find = () =>
    [() => process.env.BROWSER_PATH, () => chromium.executablePath(), ...INSTALLED]
      .map((look) => look())
      .find((path) => path && existsSync(path));
  const found = find();
  if (found) return found;
  const ways = [
    () => run([process.execPath, "node_modules/@playwright/test/cli.js", "install", "chromium"]),
    () =>
      run([
        "sh",
        "-c",
        "apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium-headless-shell fonts-liberation",
      ]),
  ];
  for (const way of ways) {
    await way().catch(() => {});
    const installed = find();
    if (installed) return installed;
  }
  throw new StepError(
    "The browser tests need Chrome or Chromium, and it could not be installed. Install one (on Debian: apt install chromium-headless-shell), or set BROWSER_PATH.",
  );
}

function which(name) {
  try {
    return execFileSync("sh", ["-c", `command -v ${name}`])
      .toString()
      .trim();
  } catch {
    return undefined;
  }
}
