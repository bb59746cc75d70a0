/** npm run page-weight: the bytes that each page makes a browser download, with their budgets. */
import { chromium } from "@playwright/test";
import { stateOf } from "../e2e/support/state";
import { findBrowser } from "./browser.mjs";
import { startDemoServer } from "./demo-database";
import { scriptBudget, weighed } from "./page-weight/budgets";
import { emptyPage } from "./page-weight/empty-page";
import { weighPage } from "./page-weight/page-weight";

const empty = await emptyPage();
const shop = await startDemoServer();
const browser = await chromium.launch({ executablePath: await findBrowser(), args: ["--no-sandbox"] });
const admin = await shop.signedIn("admin");
const kb = (bytes: number) => (bytes / 1024).toFixed(1);

console.info(`The framework's empty page has ${kb(empty)} KB of JavaScript. All sizes in KB, compressed with gzip.`);
for (const part of ["storefront", "desk"] as const) {
  const storageState = part === "desk" ? stateOf(admin) : undefined;
  const rows = [];
  for (const path of weighed[part]) {
    const context = await browser.newContext({ baseURL: shop.origin, storageState });
    const { html, script, style, font } = await weighPage(await context.newPage(), path);
    const over = script - empty;
    const verdict = over <= scriptBudget[part] ? "" : "over the limit";
    rows.push({
      page: path,
      html: kb(html),
      script: kb(script),
      over: kb(over),
      style: kb(style),
      font: kb(font),
      verdict,
    });
    await context.close();
  }
  console.info(`\nThe ${part}: at most ${kb(scriptBudget[part])} KB of JavaScript beyond the empty page`);
  console.table(rows);
}
await browser.close();
await shop.stop();
process.exit();
