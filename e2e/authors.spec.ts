import { makeAuthor, unique } from "./support/rows";
import { expect, test } from "./support/test";

test.use({ role: "manager" });

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("an author is added, shown, edited and deleted", async ({ page }) => {
    const name = unique("Ursula");
    const family = name.split(" ").at(-1);
    const email = `${family}@example.com`;
    await page.goto("/desk/authors");
    await page.getByRole("link", { name: "New author" }).click();
    await page.getByLabel("Name", { exact: true }).fill(name);
    await page.getByLabel("Email").fill("nowhere");
    await page.getByRole("button", { name: "Add author" }).click();
    await expect(page.getByLabel("Email")).toHaveAccessibleDescription(/not an email address/);
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue(name);
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Note").fill("Sends <b>postcards</b>.\n\nAnswers letters.");
    await page.getByRole("button", { name: "Add author" }).click();

    await expect(page.getByRole("status")).toContainText("was added.");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
    await expect(page.getByRole("definition").filter({ hasText: "Sends <b>postcards</b>." })).toBeVisible();
    await expect(page.getByRole("definition").filter({ hasText: `${family}, Ursula` })).toBeVisible();

    await page.getByRole("link", { name: "Edit" }).click();
    await expect(page.getByLabel("Note")).toHaveValue("Sends <b>postcards</b>.\n\nAnswers letters.");
    await page.getByLabel("Sort name").fill(`Le Guin, ${family}`);
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("status")).toContainText("Saved.");
    await expect(page.getByRole("definition").filter({ hasText: `Le Guin, ${family}` })).toBeVisible();

    await page.getByRole("link", { name: "Delete" }).click();
    await expect(page.getByRole("main")).toContainText(`${name} has no books.`);
    await page.getByRole("link", { name: "Cancel" }).click();
    await page.getByRole("link", { name: "Delete" }).click();
    await page.getByRole("button", { name: "Delete" }).click();
    await expect(page.getByRole("status")).toContainText(/The author “.*” was deleted/);
    await page.getByLabel("Search authors").fill(name);
    await page.getByRole("button", { name: "Search", exact: true }).click();
    await expect(page.getByRole("heading", { name: "No author matches" })).toBeVisible();
  });
});

test("an author whom books name stays, with their books", async ({ page, admin }) => {
  const [name, title] = [unique("Tove"), unique("Moominland")];
  const author = await makeAuthor(admin, { name });
  await page.goto(`/desk/authors/${author}`);
  await page.getByRole("link", { name: "Add a book by this author" }).click();
  await page.getByLabel("Title", { exact: true }).fill(title);
  await page.getByRole("button", { name: "Add book" }).click();
  await expect(page.getByRole("status")).toContainText("was added.");

  await page.getByRole("link", { name }).click();
  await expect(page.getByRole("table", { name: `Books by ${name}` })).toContainText(title);
  await page.getByRole("link", { name: "Delete" }).click();
  await expect(page.getByRole("main")).toContainText(`Can’t delete: ${name} has 1 book.`);
  await expect(page.getByRole("button", { name: "Delete" })).toHaveCount(0);
  await page.getByRole("link", { name: title }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
});
