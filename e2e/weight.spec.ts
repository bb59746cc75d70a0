/** How much the pages make a browser fetch. `npm run page-weight` prints the figures. */
import { fontBudget, scriptBudget, styleBudget, weighed } from "../scripts/page-weight/budgets";
import { emptyPage } from "../scripts/page-weight/empty-page";
import { weighPage } from "../scripts/page-weight/page-weight";
import { stateOf } from "./support/state";
import { expect, test } from "./support/test";

// One after the other: the empty page is built once.
test.describe.configure({ mode: "default" });

for (const part of ["storefront", "desk"] as const) {
  test(`the ${part} is light`, async ({ browser, baseURL, admin }) => {
    const empty = await emptyPage();
    // Nothing at all would mean that it was not measured.
    expect(empty).toBeGreaterThan(100 * 1024);
    for (const path of weighed[part]) {
      const context = await browser.newContext({ baseURL, storageState: part === "desk" ? stateOf(admin) : undefined });
      const { script, style, font } = await weighPage(await context.newPage(), path);
      expect.soft(script - empty, `JavaScript of ${path}`).toBeLessThanOrEqual(scriptBudget[part]);
      expect.soft(style, `style of ${path}`).toBeLessThanOrEqual(styleBudget);
      expect.soft(font, `fonts of ${path}`).toBeLessThanOrEqual(fontBudget);
      await context.close();
    }
  });
}
