/** The palette and the keys of the desk. What fires when is tested in full by components/keys/shortcut.test.ts. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { makeAuthor, makeBook, unique } from "./support/rows";
import { expect, test } from "./support/test";

test.use({ role: "bookseller", reducedMotion: "reduce" });

const palette = (page: Page) => page.getByRole("dialog", { name: "Search or jump to" });
const field = (page: Page) => palette(page).getByRole("combobox", { name: "Search or jump to" });
const button = (page: Page) => page.getByRole("button", { name: "Search or jump to…" });
const keys = (page: Page) => page.getByRole("dialog", { name: "Keyboard shortcuts" });
const option = (page: Page, name: string | RegExp) => palette(page).getByRole("option", { name });

test("the palette goes to a page, a record and what can be done with it, by the keyboard alone", async ({
  page,
  signedIn,
}) => {
  const title = unique("Émile");
  const [, word = ""] = title.split(" ");
  const book = await makeBook(await signedIn("bookseller"), { title });
  await open(page, "/desk");
  // What is typed while it is being loaded is not lost, and means nothing to the page.
  let loaded = () => {};
  const loading = new Promise<void>((resolve) => {
    loaded = resolve;
  });
  await page.route("**/_next/static/chunks/**", async (route) => {
    await loading;
    await route.continue();
  });
  await page.keyboard.press("Control+k");
  await page.keyboard.type(word.slice(0, -2));
  loaded();
  await expect(field(page)).toHaveValue(word.slice(0, -2));
  await expect(field(page)).toBeFocused();
  await expect(option(page, title)).toHaveAttribute("data-highlighted", "");
  await expect(palette(page).getByRole("status")).toHaveText("1 result");
  await expectUsable(page);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/desk/books/${book}`);
  await expect(page.getByRole("main")).toBeFocused();

  await page.keyboard.press("Control+k");
  await expect(option(page, "Users")).toHaveCount(0);
  await page.keyboard.type("edi");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/desk/books/${book}/edit`);

  // What is not saved is asked for, as by any link.
  await page.getByLabel("Subtitle").pressSequentially("On Education");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("computers");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Leave without saving" }).click();
  await expect(page).toHaveURL("/desk/computers");

  await button(page).focus();
  const tooSlow = { status: 503, json: { error: "Search took too long. Try again." } };
  await page.route("**/api/desk/palette?**", (route) => route.abort());
  await page.route("**/api/desk/palette?q=two+words", (route) => route.fulfill(tooSlow));
  await page.keyboard.press("Enter");
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("emile");
  await expect(palette(page).getByRole("status")).toContainText("The search failed");
  await field(page).fill("two words");
  await expect(palette(page).getByRole("status")).toHaveText("Search took too long. Try again.");
  await page.keyboard.press("Escape");
  await expect(palette(page)).toHaveCount(0);
  await expect(button(page)).toBeFocused();
});

test("single keys search, add, edit and show themselves, unless somebody types or they are switched off", async ({
  page,
  signedIn,
}) => {
  const author = await makeAuthor(await signedIn("bookseller"), { name: unique("Ada") });
  await open(page, "/desk/authors");
  await page.keyboard.press("/");
  const search = page.locator("main input[type=search]");
  await expect(search).toBeFocused();
  await page.keyboard.type("n/?e");
  await expect(search).toHaveValue("n/?e");
  await search.blur();
  await page.keyboard.press("n");
  await expect(page).toHaveURL("/desk/authors/new");

  await open(page, `/desk/authors/${author}`);
  await page.keyboard.press("?");
  await expect(keys(page)).toBeVisible();
  await expectUsable(page);
  await page.keyboard.press("e");
  await keys(page).getByRole("checkbox", { name: "Single-key shortcuts" }).uncheck();
  await page.keyboard.press("Escape");
  await expect(keys(page)).toHaveCount(0);
  await page.keyboard.press("e");
  await page.keyboard.press("?");
  await page.keyboard.press("Control+k");
  await expect(palette(page)).toBeVisible();
  await page.keyboard.press("Control+k");
  await expect(palette(page)).toHaveCount(0);
  await expect(keys(page)).toHaveCount(0);
  await expect(page).toHaveURL(`/desk/authors/${author}`);

  await page.goto("/desk/account");
  await page.getByRole("checkbox", { name: "Single-key shortcuts" }).check();
  await open(page, `/desk/authors/${author}`);
  await page.keyboard.press("e");
  await expect(page).toHaveURL(`/desk/authors/${author}/edit`);
  const name = page.getByLabel("Name", { exact: true });
  const better = unique("Ada");
  await name.fill(better);
  await name.press("Control+Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(better);
});

/** Opens a page, as far as that it listens for keys: what opens the palette is a link until then. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(button(page)).toBeVisible();
}

async function expectUsable(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include("[role=dialog]").analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join("  ")}`)).toEqual(
    [],
  );
}
