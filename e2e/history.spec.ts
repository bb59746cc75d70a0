import { makeBook, unique } from "./support/rows";
import { expect, test } from "./support/test";

test.describe("without JavaScript", () => {
  test.use({ role: "manager", javaScriptEnabled: false });

  test("a manager sees who changed what, and a bookseller does not", async ({ page, signedIn }) => {
    const bookseller = await signedIn("bookseller");
    const title = unique("Persuasion");
    const id = await makeBook(bookseller, { title, price: "8.99" });
    await bookseller.done(`/desk/books/${id}/edit`, "Save", { title: `${title}!`, price: "9.99" });

    await page.goto("/desk");
    await page.getByRole("link", { name: "All changes" }).click();
    await page.getByRole("link", { name: `Changed the book ${title}!` }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Edit a book");
    await expect(page.getByRole("definition").filter({ hasText: /^bookseller$/ })).toBeVisible();
    await expect(page.getByRole("deletion")).toHaveText([title, "£8.99"]);
    await expect(page.getByRole("insertion")).toHaveText([`${title}!`, "£9.99"]);

    await page
      .getByRole("main")
      .getByRole("link", { name: `${title}!` })
      .click();
    await page.getByRole("link", { name: "Delete" }).click();
    await page.getByRole("button", { name: "Delete" }).click();
    await page.goto("/desk/history");
    await page.getByRole("link", { name: `Deleted the book ${title}!` }).click();
    await page
      .getByRole("main")
      .getByRole("link", { name: `${title}!` })
      .click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`History of ${title}!`);
    await expect(page).toHaveTitle(new RegExp(`^${title}! · History · `));
    await expect(page.getByRole("status")).toContainText("This book was deleted.");
    await expect(page.getByRole("listitem").filter({ hasText: "bookseller added the book" })).toBeVisible();

    for (const path of ["/desk/history", `/desk/books/${id}/history`]) {
      expect((await bookseller.get(path)).status).toBe(403);
    }
    expect((await bookseller.open("/desk")).text).not.toContain('href="/desk/history"');
  });

  test("what happened to a book that is gone is found by its title", async ({ page, signedIn }) => {
    const manager = await signedIn("manager");
    const title = unique("Lady Susan");
    const id = await makeBook(manager, { title });
    await manager.done(`/desk/books/${id}/delete`, "Delete");
    await page.goto("/desk/history");
    await page.getByRole("searchbox", { name: "Search by title, name or ISBN" }).fill(title);
    await page.getByRole("button", { name: "Search", exact: true }).click();
    await page.getByRole("link", { name: `${title} (book, deleted)` }).click();
    await expect(page.getByRole("table").getByRole("rowheader")).toHaveText([
      `Deleted the book ${title}`,
      `Added the book ${title}`,
    ]);
    await page.goto(`/desk/history/search?q=${unique("No such book")}`);
    await expect(page.getByRole("heading", { name: /^Nothing that is or was here is called/ })).toBeVisible();
  });
});
