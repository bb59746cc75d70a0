import type { Page } from "@playwright/test";
import { uniqueIsbn } from "./support/isbn";
import { choose } from "./support/pick";
import { makeAuthor, makeBook, makeStore, stockUp, unique } from "./support/rows";
import { expect, test } from "./support/test";

test.use({ role: "manager" });

const fields = (page: Page) => ({
  isbn: page.getByLabel("ISBN"),
  title: page.getByLabel("Title", { exact: true }),
  find: page.getByLabel("Add author"),
  lines: page.getByRole("group", { name: "Authors" }).getByRole("list").first().getByRole("listitem"),
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    /** Typing finds; without JavaScript the button does. */
    async function pick(page: Page, typed: string, choice: string) {
      await fields(page).find.fill(typed);
      if (!javaScriptEnabled) await page.getByRole("button", { name: "Find author" }).click();
      const [list, item] = javaScriptEnabled ? (["listbox", "option"] as const) : (["list", "button"] as const);
      await page.getByRole(list, { name: "Authors found" }).getByRole(item, { name: choice, exact: true }).click();
      await expect(fields(page).find).toHaveValue("");
    }

    test("a book is added with its authors in order", async ({ page, admin }) => {
      const title = `${unique("Good <b>Omens</b>")} & “more”`;
      const [known, missing, translator] = [unique("Terry"), unique("Neil"), unique("Séamus")];
      const { ten, thirteen } = uniqueIsbn();
      await makeAuthor(admin, { name: known });
      await makeAuthor(admin, { name: translator });
      await page.goto("/desk/books");
      await page.getByRole("link", { name: "New book" }).click();

      // A scanner types the number and presses Enter.
      await fields(page).isbn.pressSequentially(ten);
      await page.keyboard.press("Enter");
      if (javaScriptEnabled) await expect(fields(page).title).toBeFocused();
      else await expect(page.getByRole("status")).toContainText("Nothing is saved yet.");
      await expect(fields(page).isbn).toHaveValue(ten);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("New book");

      await fields(page).title.fill(title);
      await pick(page, translator.toLowerCase().replace("é", "e"), translator);
      await page.getByLabel(`Role of ${translator}`).selectOption("Translator");
      await pick(page, missing, `Add “${missing}” as a new author`);
      await pick(page, known, known);
      await page.getByRole("button", { name: `Move ${known} up` }).click();
      await page.getByRole("button", { name: `Move ${translator} down` }).click();
      await page.getByRole("button", { name: `Move ${translator} down` }).click();
      await expect(fields(page).lines).toContainText([known, `${missing} (new)`, translator]);
      await expect(page.getByLabel(`Role of ${translator}`)).toHaveValue("translator");
      await expect(fields(page).title).toHaveValue(title);
      await page.getByLabel("Price").fill("12.5");
      await choose(page, "Language", "English", javaScriptEnabled);
      await page.getByRole("button", { name: "Add book" }).click();

      await expect(page.getByRole("status")).toContainText("was added.");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
      const shown = page.getByRole("definition");
      const authors = page.getByRole("main").getByRole("list").filter({ hasText: missing }).getByRole("listitem");
      await expect(shown.filter({ hasText: thirteen })).toBeVisible();
      await expect(authors).toHaveText([known, missing, `${translator}, translator`]);
      await expect(shown.filter({ hasText: "£12.50" })).toBeVisible();

      // Picked in the order of the title page, they stay in that order.
      await page.getByRole("link", { name: "Edit" }).click();
      await expect(fields(page).isbn).toHaveValue(thirteen);
      await expect(fields(page).lines).toContainText([known, missing, translator]);
      await page.getByRole("button", { name: `Remove ${known}` }).click();
      await page.getByRole("button", { name: `Move ${translator} up` }).click();
      await page.getByLabel("Year published").fill("750 BCE");
      await page.getByRole("button", { name: "Save" }).click();
      await expect(page.getByRole("status")).toContainText("Saved.");
      await expect(authors).toHaveText([`${translator}, translator`, missing]);
      await expect(shown.filter({ hasText: "750 BCE" })).toBeVisible();
    });
  });
}

test("a mistyped ISBN, and one that is there already, are said at the field", async ({ page, admin }) => {
  const title = unique("Emma");
  const { ten, thirteen } = uniqueIsbn();
  const book = await makeBook(admin, { title, isbn: ten });
  const wrong = thirteen.slice(0, -1) + ((Number(thirteen.at(-1)) + 1) % 10);
  await page.goto("/desk/books/new");
  await fields(page).isbn.fill(wrong);
  await fields(page).title.fill("Another");
  await page.getByLabel("Year published").fill("last year");
  await page.getByLabel("Price").fill("twelve");
  // Held down as long as people hold it: what is marked meanwhile must not move the button away.
  await page.getByRole("button", { name: "Add book" }).click({ delay: 150 });
  await expect(fields(page).isbn).toHaveAccessibleDescription(/one digit is probably mistyped/);
  await expect(fields(page).isbn).toHaveValue(wrong);
  await expect(page.getByLabel("Year published")).toHaveAccessibleDescription(/year/);
  await expect(page.getByLabel("Price")).toHaveValue("twelve");
  await page.getByLabel("Year published").clear();
  await page.getByLabel("Price").clear();

  await fields(page).isbn.fill(thirteen.replaceAll("-", " "));
  await fields(page).isbn.press("Enter");
  await expect(page.getByText("A book with this ISBN already exists")).toBeVisible();
  await page.getByRole("button", { name: "Add book" }).click();
  await expect(fields(page).isbn).toHaveAccessibleDescription(/Another book has this ISBN/);
  await page.getByRole("link", { name: title }).click();
  await page.getByRole("button", { name: "Leave without saving" }).click();
  await expect(page).toHaveURL(`/desk/books/${book}`);
  await page.goto(`/desk/books/${book}/edit`);
  await expect(fields(page).title).toHaveValue(title);
  await fields(page).isbn.press("Enter");
  await expect(page.getByText("A book with this ISBN already exists")).toHaveCount(0);
});

test("a book is deleted once no store has copies of it", async ({ page, admin }) => {
  const title = unique("Emma");
  const book = await makeBook(admin, { title });
  const [shop, name] = [await makeStore(admin, { name: unique("Quay") }), unique("Mill")];
  const mill = await makeStore(admin, { name });
  await stockUp(admin, book, shop, 0);
  await page.goto(`/desk/books/${book}/delete`);
  await stockUp(admin, book, mill, 2);
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("main")).toContainText(/is in stock.*2 copies/);
  await expect(page.getByRole("main").getByRole("link", { name })).toBeVisible();
  await page.goto(`/desk/books/${book}/delete`);
  await expect(page.getByRole("main").getByRole("listitem").last()).toHaveText(`${name}: 2 copies`);
  await expect(page.getByRole("button", { name: "Delete" })).toHaveCount(0);

  await admin.fill(`/desk/books/${book}`, "Set stock", { quantity: "0" }, { storeId: String(mill) });
  await page.goto(`/desk/books/${book}`);
  await page.getByRole("link", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("status").filter({ hasText: /The book “.*” was deleted/ })).toBeVisible();
  await page.getByLabel("Search books").fill(title);
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await expect(page.getByRole("heading", { name: "No book matches" })).toBeVisible();
});
