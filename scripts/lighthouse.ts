/**
 * npm run lighthouse: runs Lighthouse on the production build, as on a phone. Downloaded on demand, as it is larger
 * than all other packages together. Version 12 is the last that runs on Node 20.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findBrowser } from "./browser.mjs";
import { startDemoServer } from "./demo-database";
import { run } from "./steps.mjs";

const pages = {
  storefront: ["/", "/books", "/books/1", "/authors/1", "/stores", "/stores/1", "/search?q=king"],
  desk: [
    "/desk",
    "/desk/books",
    "/desk/books/1",
    "/desk/books/1/edit",
    "/desk/stores/1",
    "/desk/users",
    "/desk/account",
  ],
};

/** The minimum scores of each part. */
const minimums = {
  storefront: { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 },
  desk: { accessibility: 100 },
};

const folder = mkdtempSync(join(tmpdir(), "deckle-lighthouse-"));
const browser = await findBrowser();
const shop = await startDemoServer();
const admin = await shop.signedIn("admin");
const cookie = `deckle-session=${admin.cookies.get("deckle-session")?.value}`;

for (const part of ["storefront", "desk"] as const) {
  const rows = [];
  for (const path of pages[part]) {
    const scores = await runLighthouse(
      shop.origin + path,
      Object.keys(minimums[part]),
      part === "desk" ? { cookie } : {},
    );
    const low = Object.entries(minimums[part]).filter(([name, score]) => Number(scores[name]) < score);
    if (low.length > 0) process.exitCode = 1;
    rows.push({ page: path, ...scores, verdict: low.map(([name, score]) => `${name} below ${score}`).join(", ") });
  }
  console.table(rows);
}
rmSync(folder, { recursive: true });
await shop.stop();
process.exit();

async function runLighthouse(
  url: string,
  categories: string[],
  headers: Record<string, string>,
): Promise<Record<string, number>> {
  const report = join(folder, "report.json");
  await run(
    [
      "npx",
      ...["--yes", "lighthouse@12.8.2", url, "--quiet", "--output=json", `--output-path=${report}`],
      `--only-categories=${categories.join(",")}`,
      `--extra-headers=${JSON.stringify(headers)}`,
      "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-background-networking",
    ],
    {
      env: { CHROME_PATH: browser },
      advice: "Lighthouse is downloaded from the npm registry: check that it can be reached.",
    },
  );
  const { categories: scored } = JSON.parse(readFileSync(report, "utf8"));
  return Object.fromEntries(categories.map((name) => [name, Math.round(scored[name].score * 100)]));
}
