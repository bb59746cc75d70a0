import type { Page } from "@playwright/test";
import { makeBook, unique } from "./support/rows";
import { expect, test } from "./support/test";

test.use({ role: "bookseller" });

const titles = (page: Page) => page.getByRole("rowheader");
const pager = (page: Page) => page.getByRole("navigation", { name: "Pagination" });
const head = (page: Page, name: string) => page.getByRole("columnheader", { name });

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a list is searched with the keyboard alone, and sorted both ways", async ({ page, admin }) => {
      const mark = unique("Mark").split(" ").at(-1) ?? "";
      for (const [title, year] of [
        ["Émile", "1762"],
        ["emma", "1815"],
        ["Zadig", ""],
        ["Éloise", "1761"],
      ]) {
        await makeBook(admin, { title: `${title} ${mark}`, year: year ?? "" });
      }
      const inOrder = (...names: string[]) => expect(titles(page)).toHaveText(names.map((name) => `${name} ${mark}`));
      await page.goto("/desk/books");
      await page.getByLabel("Search books").focus();
      await page.keyboard.type(mark);
      await page.keyboard.press("Enter");
      await inOrder("Éloise", "Émile", "emma", "Zadig");
      await expect(pager(page)).toContainText("Books 1–4 of 4");
      await expect(page.getByRole("navigation", { name: "Sort by" }).locator("[aria-current]")).toHaveText(
        "Best match",
      );
      await head(page, "Title").getByRole("link").click();
      await expect(head(page, "Title")).toHaveAttribute("aria-sort", "ascending");
      await inOrder("Éloise", "Émile", "emma", "Zadig");
      await head(page, "Title").getByRole("link").click();
      await inOrder("Zadig", "emma", "Émile", "Éloise");
      await expect(head(page, "Title")).toHaveAttribute("aria-sort", "descending");
      await head(page, "Published").getByRole("link").click();
      await inOrder("emma", "Émile", "Éloise", "Zadig");
      await head(page, "Published").getByRole("link").click();
      await inOrder("Éloise", "Émile", "emma", "Zadig");

      // Searched again, it begins with the best match.
      await page.getByLabel("Search books").fill(`  ${mark}  EM `);
      await page.getByLabel("Search books").press("Enter");
      await inOrder("Émile", "emma");
      await expect(head(page, "Published")).not.toHaveAttribute("aria-sort");
      await page.getByLabel("Search books").press("Tab");
      await expect(page.getByRole("button", { name: "Search", exact: true })).toBeFocused();
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await expect(page.getByLabel("Search books")).toHaveValue("");
      await expect(pager(page)).toContainText(/of 1,\d{3}/);
    });
  });
}

test("a list is paged through, there and back", async ({ page }) => {
  await page.goto("/desk/books?sort=-published");
  await pager(page).getByRole("link", { name: "25" }).click();
  await expect(pager(page)).toContainText("Books 1–25 of 1,");
  const first = await titles(page).allTextContents();
  expect(first).toHaveLength(25);
  await expect(pager(page).getByRole("link", { name: "Previous" })).toHaveCount(0);
  await pager(page).getByRole("link", { name: "Next" }).click();
  await expect(pager(page)).toContainText("Books 26–50 of 1,");
  await pager(page).getByRole("link", { name: "Next" }).click();
  await expect(pager(page)).toContainText("Books 51–75 of 1,");
  await pager(page).getByRole("link", { name: "Previous" }).click();
  await expect(pager(page)).toContainText("Books 26–50 of 1,");
  await pager(page).getByRole("link", { name: "Previous" }).click();
  await expect(pager(page)).toContainText("Books 1–25 of 1,");
  await expect(titles(page)).toHaveText(first);
});

test("what makes no sense in an address is the list as it begins", async ({ signedIn }) => {
  const bookseller = await signedIn("bookseller");
  for (const query of [
    "cursor=nonsense&sort=price;--&size=9999999",
    "sort=__proto__&at[]=1&size=-1",
    "q=%00%E2%80%8B&cursor=%7B%7D",
  ]) {
    const { text } = await bookseller.open(`/desk/books?${query}`);
    expect(text, query).toMatch(/<th[^>]*aria-sort="ascending"[^>]*>.*?Title/s);
  }
});
