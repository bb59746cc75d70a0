/** npm run screenshots [-- FOLDER]: eight pages, light and dark, on a wide screen and on a phone. */
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { chromium } from "@playwright/test";
import { stateOf } from "../e2e/support/state";
import { findBrowser } from "./browser.mjs";
import { startDemoServer } from "./demo-database";

const pages = [
  { name: "storefront", path: "/" },
  { name: "storefront-book", path: "/books/972" },
  { name: "storefront-search", path: "/search?q=king" },
  { name: "storefront-store", path: "/stores/1" },
  { name: "desk", path: "/desk" },
  { name: "desk-books", path: "/desk/books" },
  { name: "desk-book", path: "/desk/books/972" },
  { name: "desk-edit", path: "/desk/books/972/edit" },
];

const screens = {
  wide: { viewport: { width: 1280, height: 860 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
};

const folder = resolve(process.argv[2] ?? "screenshots");
mkdirSync(folder, { recursive: true });
const shop = await startDemoServer();
const storageState = stateOf(await shop.signedIn("admin"));
const browser = await chromium.launch({ executablePath: await findBrowser(), args: ["--no-sandbox"] });

for (const [screen, shape] of Object.entries(screens)) {
  for (const colorScheme of ["light", "dark"] as const) {
    const context = await browser.newContext({
      baseURL: shop.origin,
      storageState,
      colorScheme,
      locale: "en-GB",
      ...shape,
    });
    const page = await context.newPage();
    for (const { name, path } of pages) {
      await page.goto(path, { waitUntil: "networkidle" });
      await page.screenshot({ path: join(folder, `${name}-${screen}-${colorScheme}.png`) });
    }
    await context.close();
  }
}
console.info(`${pages.length * 4} screenshots are in ${folder}`);
await browser.close();
await shop.stop();
process.exit();
