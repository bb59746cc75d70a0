import { uniqueIsbn } from "./support/isbn";
import { makeBook, makeStore, stockUp, unique } from "./support/rows";
import { expect, test } from "./support/test";

const authors = (...names: string[]) =>
  Object.fromEntries(names.map((name, at) => [`authors.${at}.name`, name])) as Record<string, string>;

test("where a book is to be had", async ({ page, admin }) => {
  const [title, name] = [unique("Persuasion"), unique("Quay")];
  const book = await makeBook(admin, { title, price: "8.99" });
  const harbour = Number((await admin.open("/stores")).text.match(/\/stores\/(\d+)"[^>]*>Harbour Street/)?.[1]);
  await page.goto(`/books/${book}`);
  await expect(page.getByRole("main")).toContainText("Not in stock at the moment");
  await stockUp(admin, book, harbour, 3);
  await stockUp(admin, book, await makeStore(admin, { name, city: "Saltmouth" }), 1);
  await page.reload();
  const places = page.getByRole("region", { name: "Where to find it" }).getByRole("listitem");
  await expect(places).toContainText(["3 copies at Harbour Street", `1 copy at ${name}`]);
  await expect(page.getByRole("main")).toContainText("£8.99");
  await page.getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  await expect(page.getByRole("main").getByRole("link", { name: title })).toBeVisible();
  await page.getByRole("navigation", { name: "Shop" }).getByRole("link", { name: "Stores" }).click();
  await expect(page.getByRole("main").getByRole("listitem").filter({ hasText: "Harbour Street" })).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: "Old Mill Lane" })).toHaveCount(0);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("a book is found by its title, its author and its ISBN, and leads to its author", async ({ page, admin }) => {
    const [title, author] = [unique("Gabriela"), unique("Amádo")];
    const { ten, thirteen } = uniqueIsbn();
    const book = await makeBook(admin, { title, isbn: ten, ...authors(author, unique("Zélia")) });
    const search = async (text: string) => {
      await page.getByLabel("Search books").last().fill(text);
      await page.getByLabel("Search books").last().press("Enter");
    };
    const found = page.getByRole("main").getByRole("heading", { level: 2 }).getByRole("link", { name: title });
    await page.goto("/");
    await expect(page.getByRole("region", { name: "New titles" }).getByRole("listitem")).toHaveCount(10);
    await search(title.toUpperCase());
    await expect(found).toBeVisible();
    await search(author.replace("á", "a").split(" ").reverse().join(" "));
    await expect(found).toBeVisible();
    await expect(page.getByRole("region", { name: "Authors" }).getByRole("link", { name: author })).toBeVisible();
    for (const isbn of [ten, thirteen.replaceAll("-", "")]) {
      await page.goto("/");
      await search(isbn);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
      await expect(page).toHaveURL(`/books/${book}`);
    }
    await expect(page.getByRole("definition").filter({ hasText: thirteen })).toBeVisible();
    await page.getByRole("link", { name: author }).first().click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(author);
    await expect(page.getByRole("main").getByRole("listitem")).toHaveCount(1);
    await expect(page.getByRole("main").getByRole("listitem")).toContainText(title);
  });
});

test("an ISBN that no book has, a mistyped one, and what nothing matches", async ({ visitor, signedIn }) => {
  const { thirteen } = uniqueIsbn();
  const mistyped = `${thirteen.slice(0, -1)}${(Number(thirteen.at(-1)) + 1) % 10}`;
  const unknown = await visitor.open(`/search?q=${thirteen}`);
  expect(unknown.text).toContain(`No book in our catalogue has the ISBN ${thirteen}.`);
  expect(unknown.text).not.toContain("Add this book");
  expect((await visitor.open(`/search?q=${mistyped}`)).text).toContain("probably mistyped");
  const bookseller = await signedIn("bookseller");
  expect((await bookseller.open(`/desk/books?q=${thirteen}`)).text).toContain("Add a book with");
  expect((await bookseller.open(`/desk/books?q=${mistyped}`)).text).toContain("The check digit is wrong");
  const { text } = await visitor.open(`/search?q=${encodeURIComponent("<b>\"nothing\u0000 100%_' OR 1=1 --")}`);
  expect(text).toContain("No books found");
  expect(text).toContain("&lt;b&gt;&quot;nothing");
});

test.describe("at the desk", () => {
  test.use({ role: "bookseller" });

  test("an unknown ISBN is offered to be added, filled in already", async ({ page }) => {
    const { ten, thirteen } = uniqueIsbn();
    await page.goto(`/search?q=${ten}`);
    await page.getByRole("link", { name: "Add this book" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("New book");
    await expect(page.getByLabel("ISBN")).toHaveValue(thirteen.replaceAll("-", ""));
  });
});

test("the books are browsed, in several orders", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("navigation", { name: "Shop" }).getByRole("link", { name: "Books" }).click();
  const titles = page.getByRole("main").getByRole("heading", { level: 2 });
  await expect(titles).toHaveCount(50);
  const first = await titles.allTextContents();
  await page.getByRole("link", { name: "Next" }).click();
  await expect(page.getByRole("navigation", { name: "Pagination" })).toContainText("Books 51–100 of 1,");
  await expect(titles).toHaveCount(50);
  expect(first).not.toContain(await titles.first().textContent());
  await page.getByRole("navigation", { name: "Sort by" }).getByRole("link", { name: "Year" }).click();
  await expect(page.getByRole("navigation", { name: "Pagination" })).toContainText("Books 1–50");
  await expect(page.getByRole("link", { name: "Year" })).toHaveAttribute("aria-current", "true");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test("nothing is wider than the screen", async ({ page, admin }) => {
    const long = `Donaudampfschifffahrtsgesellschaft${"x".repeat(60)}`;
    const book = await makeBook(admin, { title: unique(long), subtitle: long, ...authors(unique(long)) });
    await stockUp(admin, book, await makeStore(admin, { name: unique(long), address: long }), 2);
    for (const path of [`/books/${book}`, `/search?q=${long}`, "/stores"]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect(content, path).toBeLessThanOrEqual(Number(screen));
    }
  });
});
