import type { Page } from "@playwright/test";
import type { Client } from "./support/client";
import { makeAuthor, makeBook, unique } from "./support/rows";
import { expect, test } from "./support/test";

test.use({ role: "bookseller" });

const titles = (page: Page) => page.getByRole("rowheader");
const form = (page: Page) => page.getByRole("region", { name: "Filter" });
const condition = (page: Page, place: number) => form(page).getByRole("group", { name: "Condition" }).nth(place);
const select = (page: Page, place: number, name: string) => condition(page, place).getByLabel(name, { exact: true });
const press = (page: Page, name: string) => form(page).getByRole("button", { name, exact: true }).first().click();
const apply = (page: Page) => form(page).getByRole("button", { name: "Apply" }).last().click();

/** Three books that one search finds, and nothing else. */
async function threeBooks(admin: Client) {
  const mark = unique("Mark").split(" ").at(-1) ?? "";
  const author = unique("Author");
  const id = await makeAuthor(admin, { name: author });
  const by = { "authors.0.authorId": String(id) };
  await makeBook(admin, { title: `Alba ${mark}`, language: "en", format: "hardback", year: "1990", ...by });
  await makeBook(admin, { title: `Brisa ${mark}`, language: "en", format: "paperback", year: "1937" });
  await makeBook(admin, { title: `Cielo ${mark}`, language: "es", format: "hardback", year: "1901" });
  const inOrder = (page: Page, ...names: string[]) =>
    expect(titles(page)).toHaveText(names.map((name) => `${name} ${mark}`));
  return { mark, author, inOrder, list: `/desk/books?q=${mark}&sort=title` };
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    /** Chooses in a select; without JavaScript the form then has to be asked for. */
    async function choose(page: Page, place: number, name: string, option: string) {
      await select(page, place, name).selectOption(option);
      const update = condition(page, place).getByRole("button", { name: /^(Update|Continue)$/ });
      if (!javaScriptEnabled && name !== "Value") await update.click();
    }

    test("a filter is built, read back, changed and cleared", async ({ page, admin }) => {
      const { inOrder, list } = await threeBooks(admin);
      await page.goto(list);
      await inOrder(page, "Alba", "Brisa", "Cielo");
      await page.getByRole("link", { name: "Filter", exact: true }).click();
      await expect(select(page, 0, "Field")).toBeFocused();
      await choose(page, 0, "Field", "Language");
      await choose(page, 0, "Value", "English");
      await press(page, "Add group");
      await expect(select(page, 1, "Field")).toBeFocused();
      await choose(page, 1, "Field", "Format");
      await choose(page, 1, "Value", "Hardback");
      await form(page).getByRole("group", { name: "Group 2" }).getByRole("button", { name: "Add condition" }).click();
      await choose(page, 2, "Field", "Published");
      await choose(page, 2, "Comparison", "is before");
      await select(page, 2, "Value").fill("1900");
      await inOrder(page, "Alba", "Brisa", "Cielo");
      await apply(page);
      await inOrder(page, "Alba");
      await expect(page).toHaveURL(/where=language%3D%3Den%3B%28format%3D%3Dhardback%2Cpublished%3C1900%29/);
      await expect(page).not.toHaveURL(/intent=|f\.0/);
      const said = page.getByText("Filter: ").locator("..");
      await expect(said).toContainText("language is English and (format is hardback or published before 1900)");

      await page.getByRole("link", { name: "Edit filter" }).click();
      await press(page, "Remove condition 2.2");
      await expect(condition(page, 2)).toHaveCount(0);
      await form(page)
        .getByRole("group", { name: "Group 2" })
        .getByLabel("Match or not")
        .first()
        .selectOption("do not match");
      await apply(page);
      await inOrder(page, "Brisa");
      await page.getByRole("link", { name: "Clear filter" }).click();
      await inOrder(page, "Alba", "Brisa", "Cielo");
    });
  });
}

test("what a condition lacks is said at it, and nothing is lost", async ({ page, admin }) => {
  const { inOrder, list } = await threeBooks(admin);
  await page.goto(list);
  await page.getByRole("link", { name: "Filter", exact: true }).click();
  await select(page, 0, "Field").selectOption("Published");
  await select(page, 0, "Comparison").selectOption("is between");
  await select(page, 0, "From").fill("1930");
  await select(page, 0, "From").press("Enter");
  await expect(select(page, 0, "From")).toHaveAccessibleDescription("Enter both values or remove this condition.");
  await expect(select(page, 0, "From")).toHaveValue("1930");
  await expect(select(page, 0, "From")).toBeFocused();
  await inOrder(page, "Alba", "Brisa", "Cielo");
  await select(page, 0, "To").fill("long ago");
  await select(page, 0, "To").press("Enter");
  await expect(select(page, 0, "To")).toHaveAccessibleDescription(/a year such as 1937/);
  await expect(select(page, 0, "To")).toHaveValue("long ago");
  await select(page, 0, "To").fill("1940");
  await select(page, 0, "To").press("Enter");
  await inOrder(page, "Brisa");
});

test("an author is found by name", async ({ page, admin }) => {
  const { inOrder, list, author } = await threeBooks(admin);
  const other = `${author} Senior`;
  await makeAuthor(admin, { name: other });
  await page.goto(list);
  await page.getByRole("link", { name: "Filter", exact: true }).click();
  await select(page, 0, "Field").selectOption("Author");
  const [first = "", last = ""] = author.split(" ");
  await select(page, 0, "Name").fill(`${last} zzz`);
  await select(page, 0, "Name").press("Enter");
  await expect(condition(page, 0)).toContainText(`No match for “${last} zzz”.`);
  // Part of two names: one is chosen.
  await select(page, 0, "Name").fill(last.slice(0, -1));
  await select(page, 0, "Name").press("Enter");
  await expect(condition(page, 0)).toContainText("Several match");
  await select(page, 0, "Results").selectOption(author);
  await apply(page);
  await inOrder(page, "Alba");
  await expect(page.getByText(`is by ${first} ${last}`)).toBeVisible();
  // A whole name is that one.
  await page.getByRole("link", { name: "Edit filter" }).click();
  await select(page, 0, "Results").selectOption("Other…");
  await select(page, 0, "Name").fill(other);
  await select(page, 0, "Name").press("Enter");
  await expect(page.getByText(`is by ${other}`)).toBeVisible();
  await expect(page.getByRole("heading", { name: "No books match the filter" })).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("rows are counted by groups, and a group leads to its rows", async ({ page, admin }) => {
    const { inOrder, list, mark } = await threeBooks(admin);
    await page.goto(`${list}&where=published>1900`);
    await page.getByRole("navigation", { name: "Group by" }).getByRole("link", { name: "Language" }).click();
    await expect(page.getByRole("row")).toHaveText(["LanguageBooks", "English2", "Spanish1"]);
    await expect(page.getByRole("table", { name: "Books by language" })).toBeVisible();
    await page.getByRole("link", { name: "English" }).click();
    await inOrder(page, "Alba", "Brisa");
    await expect(page).toHaveURL(/where=published%3E1900%3Blanguage%3D%3Den/);
    await expect(page.getByLabel("Search books")).toHaveValue(mark);
  });
});

test("a filter is built with the keyboard alone", async ({ page, admin }) => {
  const { inOrder, list } = await threeBooks(admin);
  await page.goto(list);
  await page.getByRole("link", { name: "Filter", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(select(page, 0, "Field")).toBeFocused();
  await page.keyboard.type("Pub");
  await expect(select(page, 0, "Field")).toHaveValue("publisher");
  await page.keyboard.press("ArrowDown");
  await expect(select(page, 0, "Field")).toHaveValue("published");
  await page.keyboard.press("Tab");
  await page.keyboard.type("is after");
  await page.keyboard.press("Tab");
  await page.keyboard.type("1930");
  await page.keyboard.press("Enter");
  await inOrder(page, "Alba", "Brisa");
  await expect(page.getByText("published after 1930")).toBeVisible();
});

test.describe("an address that cannot be answered as it is", () => {
  test("has a filter that cannot be read", async ({ page }) => {
    await page.goto("/desk/books?where=language%3D%3Den%3B%3Bformat%3D%3Dhardback");
    const alert = page.getByRole("alert").filter({ hasText: "This filter isn’t valid" });
    await expect(alert).toContainText("At character 14, “;”: Expected a condition");
    await expect(titles(page)).toHaveCount(0);
    await expect(page.getByRole("heading", { name: "No results" })).toBeVisible();
    await alert.getByRole("link", { name: "Clear filter" }).click();
    await expect(page).toHaveURL(/\/desk\/books/);
    await expect(titles(page)).not.toHaveCount(0);
  });

  test("asks for a field that there is not", async ({ page }) => {
    await page.goto("/desk/books?where=language%3D%3Den%3Bcolour%3D%3Dred");
    await expect(select(page, 1, "Field")).toHaveAccessibleDescription(/^Unknown field “colour”/);
    await expect(titles(page)).toHaveCount(0);
    await page.getByRole("button", { name: "Remove condition 2" }).click();
    await apply(page);
    await expect(page.getByText("language is English")).toBeVisible();
    await expect(titles(page)).not.toHaveCount(0);
  });

  test("is of a place that is gone", async ({ signedIn }) => {
    const { text } = await (await signedIn("bookseller")).open("/desk/books?cursor=nonsense");
    expect(text).toContain("no longer available");
    expect(text).toContain('scope="row"');
  });

  test("has a word that is spelt nearly so", async ({ admin }) => {
    const word = unique("Word").split(" ").at(-1) ?? "";
    await makeBook(admin, { title: `A ${word}` });
    const { text } = await admin.open(`/desk/books?q=${word.slice(0, 4)}${word.slice(5)}`);
    expect(text).toContain(`Showing results for “${word}”.`);
    expect(text).toContain(`>A ${word}<`);
  });
});

test("a list in an order that is no column's", async ({ page }) => {
  await page.goto("/desk/books");
  const orders = page.getByRole("navigation", { name: "Sort by" });
  await orders.getByRole("link", { name: "Newest first" }).click();
  await expect(page).toHaveURL(/sort=-published%2Ctitle/);
  await expect(orders.locator("[aria-current]")).toHaveText("Newest first");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true });

  test("nothing is wider than the screen", async ({ page }) => {
    const where = encodeURIComponent("language==en;(format=in=(hardback,paperback),published=between=(1900,1950))");
    for (const query of [`intent=edit&where=${where}`, "group=store"]) {
      await page.goto(`/desk/books?${query}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), query).toBeLessThanOrEqual(320);
    }
  });
});
