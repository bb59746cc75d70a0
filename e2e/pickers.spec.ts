/** The pickers by the keyboard alone, and what a bookseller does at a shelf with one thumb. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { Client } from "./support/client";
import { makeAuthor, makeBook, makeComputer, makeStore, stockUp, unique } from "./support/rows";
import { expect, test } from "./support/test";

test.describe("by the keyboard", () => {
  test.use({ role: "manager" });

  test("pickers choose what is meant, and never what was meant before", async ({ page, admin }) => {
    const name = unique("Séraphine");
    await makeAuthor(admin, { name });
    await page.goto("/desk/books/new");
    // Before the page has its scripts it is a select.
    const language = page.getByRole("combobox", { name: "Language" }).and(page.locator("input"));
    const chosen = page.locator("select[name=language]");
    await language.focus();
    // Its own name is enough, the first one stands ready, and Tab takes it along.
    await page.keyboard.type("deutsch");
    await expect(page.getByRole("option", { name: "German" })).toBeVisible();
    await expectNoComplaint(page);
    await page.keyboard.press("Tab");
    await expect(language).toHaveValue("German");
    await expect(chosen).toHaveValue("de");
    await expect(page.getByLabel("Price")).toBeFocused();
    await language.fill("nothing like it");
    await expect(page.getByText("No match for “nothing like it”.").first()).toBeAttached();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    await expect(language).toHaveValue("German");

    const find = page.getByRole("combobox", { name: "Add author" });
    const list = page.getByRole("listbox", { name: "Authors found" });
    const lines = page.getByRole("group", { name: "Authors" }).getByRole("list").getByRole("listitem");
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route("**/api/desk/options?of=authors*", async (route) => {
      const q = new URL(route.request().url()).searchParams.get("q");
      if (q === "nobody") return route.abort();
      if (q === "late") return route.fulfill({ status: 503, json: { error: "Search took too long. Try again." } });
      if (q === "slow") await held;
      await route.continue().catch(() => {});
    });
    const asked = page.waitForRequest(/q=slow/);
    await find.fill("slow");
    await asked;
    await find.fill(name);
    await expect(list.getByRole("option")).toHaveText([name, `Add “${name}” as a new author`]);
    letGo();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(lines).toContainText([name]);
    await expect(find).toBeFocused();
    await expect(find).toHaveValue("");
    // In the empty field it takes nobody away, and Enter does not send the form.
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Enter");
    await expect(lines).toHaveCount(1);
    await find.fill("nobody");
    await expect(page.getByText("The server did not answer.").first()).toBeAttached();
    await expect(list.getByRole("option")).toHaveText(["Add “nobody” as a new author"]);
    await find.fill("late");
    await expect(page.getByText("Search took too long. Try again.").first()).toBeAttached();
    await page.getByRole("button", { name: `Remove ${name}` }).click();
    await expect(find).toBeFocused();
  });

  test("Enter takes the only offer, or whoever is called just so, and nobody else", async ({ page, admin }) => {
    const [name, missing] = [unique("Ursula"), unique("Nobody")];
    await makeAuthor(admin, { name });
    await makeAuthor(admin, { name: `${name} the younger` });
    await page.goto("/desk/books/new");
    const find = page.getByRole("combobox", { name: "Add author" });
    const options = page.getByRole("listbox", { name: "Authors found" }).getByRole("option");
    const lines = linesOf(page);
    await find.fill(missing);
    await expect(options).toHaveText([`Add “${missing}” as a new author`]);
    await page.keyboard.press("Enter");
    await expect(lines).toContainText([`${missing} (new)`]);
    await expect(find).toHaveValue("");

    await find.fill(name.toUpperCase());
    await expect(options).toHaveCount(3);
    await page.keyboard.press("Enter");
    await expect(lines).toContainText([`${missing} (new)`, name]);
    const [begun = ""] = name.split(" ").slice(-1);
    await find.fill(begun);
    await expect(options).toHaveCount(3);
    await page.keyboard.press("Enter");
    await expect(lines).toHaveCount(2);
    await expect(find).toHaveValue(begun);
  });

  test("nobody becomes an author by being typed: the form asks, and is not saved without", async ({ page, admin }) => {
    const name = unique("Nobody");
    await typeAuthor(page, admin, name);
    const find = page.getByLabel("Add author");
    await expect(find).toBeFocused();
    await expect(find).toHaveAccessibleDescription(/is not an author yet/);
    await expect(find).toHaveValue(name);
    await offers(page).getByText(`Add “${name}” as a new author`).click();
    await save(page);
    await expect(page.getByRole("status")).toContainText("Saved.");
    await expect(page.getByRole("main").getByRole("link", { name })).toBeVisible();
  });

  test("a form is not sent without what was typed into a picker", async ({ page, admin }) => {
    const [quay, name] = [unique("Quay"), unique("Till")];
    const store = await makeStore(admin, { name: quay });
    const computer = await makeComputer(admin, { name, memory: "8" });
    await page.goto(`/desk/computers/${computer}/edit`);
    const box = page.getByRole("combobox", { name: "Store" }).and(page.locator("input"));
    await box.fill(quay.slice(0, -2));
    await page.getByLabel("Note").click();
    await page.getByRole("button", { name: "Save" }).click();
    await expect(box).toBeFocused();
    await expect(box).toHaveAccessibleDescription(/is not one of the options/);
    await expect(box).toHaveValue(quay.slice(0, -2));
    // Its name, typed and not chosen, is enough; by the keys that save, too.
    await box.fill(quay.toUpperCase());
    await page.keyboard.press("ControlOrMeta+Enter");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
    await expect(page.getByRole("link", { name: quay })).toHaveAttribute("href", `/desk/stores/${store}`);
  });
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ role: "manager", javaScriptEnabled });

    test("of two authors of one name the form asks which one is meant", async ({ page, admin }) => {
      const name = unique("Ann");
      for (const note of ["one", "another"]) await makeAuthor(admin, { name, note });
      await typeAuthor(page, admin, name);
      const find = page.getByLabel("Add author");
      await expect(find).toHaveAccessibleDescription(/More than one author is called/);
      await expect(find).toHaveValue(name);
      await expect(offers(page)).toHaveText([name, name, `Add “${name}” as a new author`]);
      await offers(page).first().click();
      await expect(linesOf(page)).toContainText([name]);
      await expect(find).toHaveValue("");
      await save(page);
      await expect(page.getByRole("status")).toContainText("Saved.");
    });
  });
}

test.describe("without JavaScript", () => {
  test.use({ role: "manager", javaScriptEnabled: false });
  test("the one author who is called as was typed is added, chosen or not", async ({ page, admin }) => {
    const name = unique("Ursula");
    await makeAuthor(admin, { name });
    await makeAuthor(admin, { name: `${name} the younger` });
    await typeAuthor(page, admin, ` ${name.toLowerCase()} `);
    await expect(page.getByRole("status")).toContainText("Saved.");
    await expect(page.getByRole("main").getByRole("link", { name, exact: true })).toBeVisible();
  });

  test("what was typed in vain is cleared, and the book saved without it", async ({ page, admin }) => {
    await typeAuthor(page, admin, unique("Nobody"));
    const find = page.getByLabel("Add author");
    await expect(find).toHaveAccessibleDescription(/is not an author yet/);
    await find.clear();
    await save(page);
    await expect(page.getByRole("status")).toContainText("Saved.");
  });
});

/** Types a name among a new book's authors, leaves the field, and saves. */
async function typeAuthor(page: Page, admin: Client, typed: string): Promise<void> {
  const book = await makeBook(admin, { title: unique("Tehanu") });
  await page.goto(`/desk/books/${book}/edit`);
  await page.getByLabel("Add author").fill(typed);
  await page.keyboard.press("Tab");
  await save(page);
}

const save = (page: Page) => page.getByRole("button", { name: "Save" }).click();
const offers = (page: Page) => page.getByRole("list", { name: "Authors found" }).getByRole("button");
const linesOf = (page: Page) =>
  page.getByRole("group", { name: "Authors" }).getByRole("list").first().getByRole("listitem");

test.describe("on a phone", () => {
  test.use({ role: "bookseller", viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test("a book is found and its stock changed with one thumb", async ({ page, admin }) => {
    const [title, quay] = [unique("Emma"), unique("Quay")];
    const [book, store] = [await makeBook(admin, { title }), await makeStore(admin, { name: quay })];
    await stockUp(admin, book, store, 2);
    await page.goto(`/desk/books?q=${title}`);
    const box = page.getByLabel("Search books").last();
    await expect(box).toHaveAttribute("inputmode", "search");
    await expect(box).toHaveAttribute("enterkeyhint", "search");
    await expectLarge(page);
    await page.getByRole("main").getByRole("link", { name: title }).tap();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    await expectLarge(page);
    await page.getByRole("button", { name: `+1 at ${quay}` }).tap();
    const row = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: quay }) });
    await expect(row.getByText("3", { exact: true })).toBeVisible();
    await expect(row.getByLabel(`Copies at ${quay}`)).toHaveAttribute("inputmode", "numeric");
    await row.getByRole("link", { name: quay }).tap();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(quay);
    await expectLarge(page);
  });
});

/** Everything to press is at least 44 px in both directions. Words within a sentence are not meant. */
async function expectLarge(page: Page): Promise<void> {
  const small = await page.getByRole("main").evaluate((main) =>
    [...main.querySelectorAll<HTMLElement>("a, button, input, select, textarea, summary")]
      .filter((part) => part.checkVisibility() && !part.closest(".sr-only, [aria-hidden], p"))
      .map((part) => ({ part, place: (part.closest("label") ?? part).getBoundingClientRect() }))
      .filter(({ place }) => place.width > 1 && (place.width < 43.5 || place.height < 43.5))
      .map(({ part, place }) => `${part.outerHTML.slice(0, 80)} ${place.width} × ${place.height}`),
  );
  expect(small, page.url()).toEqual([]);
}

async function expectNoComplaint(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
}
