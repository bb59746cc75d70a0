import type { Page } from "@playwright/test";
import { uniqueIsbn } from "./support/isbn";
import { choose } from "./support/pick";
import { makeBook, makeStore, stockUp, unique } from "./support/rows";
import { expect, test } from "./support/test";

test.use({ role: "bookseller" });

const rowOf = (page: Page, store: string) =>
  page.getByRole("listitem").filter({ has: page.getByRole("link", { name: store }) });

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("copies are counted on the book's page", async ({ page, admin }) => {
      const name = unique("Quay");
      const [book] = [await makeBook(admin, { title: unique("Emma") }), await makeStore(admin, { name })];
      await page.goto(`/desk/books/${book}`);
      const row = rowOf(page, name);
      const press = (button: string) => row.getByRole("button", { name: button, exact: true }).click();
      const copies = row.getByLabel(`Copies at ${name}`);
      const expectCount = (count: string) => expect(row.getByText(count, { exact: true })).toBeVisible();

      await expectCount("Not stocked");
      await copies.fill("two");
      await press("Add to store");
      await expect(copies).toHaveAccessibleDescription(/whole number from 0/);
      await expect(copies).toHaveValue("two");
      await copies.fill("2");
      await press("Add to store");
      await expect(row.getByRole("status")).toHaveText("Now 2 copies.");
      await press(`+1 at ${name}`);
      await expectCount("3");
      await press(`−1 at ${name}`);
      await expectCount("2");
      await copies.fill("0");
      await copies.press("Enter");
      await expectCount("0");
      await press(`−1 at ${name}`);
      await expect(row.getByRole("alert")).toHaveText(`There are none at ${name}.`);
      await copies.fill("5");
      await press("Set stock");
      await expectCount("5");

      // With a sign it is a difference.
      await copies.fill("+3");
      await press("Set stock");
      await expectCount("8");
      await copies.fill("-9");
      await press("Set stock");
      await expect(row.getByRole("alert")).toHaveText(`There are only 8 at ${name}.`);
      await expect(copies).toHaveValue("-9");
      await copies.fill("1,000");
      await press("Set stock");
      await expect(copies).toHaveAccessibleDescription(/whole number from 0 to 1,000,000, in digits alone/);
      await expect(copies).toHaveValue("1,000");
      // A number that was typed is not thrown away by the button beside it.
      await copies.fill("7");
      await press(`+1 at ${name}`);
      await expect(copies).toHaveAccessibleDescription(/Press “Set stock” to use this number, or clear it first/);
      await expect(copies).toHaveValue("7");
      await copies.clear();
      await press(`+1 at ${name}`);
      await expectCount("9");
      await copies.fill("5");
      await press("Set stock");
      await expectCount("5");

      await row.getByRole("link", { name: "Remove from store" }).click();
      await expect(page.getByRole("main")).toContainText(
        `${name} still stocks this book. Its 5 copies will be removed.`,
      );
      await page.getByRole("link", { name: "Cancel" }).click();
      await expectCount("5");
      await row.getByRole("link", { name: "Remove from store" }).click();
      await page.getByRole("button", { name: "Remove from store" }).click();
      await expect(page.getByRole("status")).toContainText("Removed from");
      await expectCount("Not stocked");
    });
  });
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("a book is added on the store's page", async ({ page, admin }) => {
    const [name, title] = [unique("Quay"), unique("Emma")];
    const { ten, thirteen } = uniqueIsbn();
    const store = await makeStore(admin, { name });
    await makeBook(admin, { title, isbn: ten });
    await page.goto(`/desk/stores/${store}`);
    await page.getByLabel("Search for a book to add").fill(ten);
    await page.getByLabel("Search for a book to add").press("Enter");
    const found = page.getByRole("table", { name: /Books that match/ }).getByRole("row", { name: title });
    await expect(found).toContainText(thirteen);
    await found.getByLabel("Copies").fill("1,000");
    await found.getByRole("button", { name: "Add to store" }).click();
    await expect(found.getByLabel("Copies")).toHaveAccessibleDescription(/whole number from 0/);
    await expect(found.getByLabel("Copies")).toHaveValue("1,000");
    await found.getByLabel("Copies").fill("-2");
    await found.getByRole("button", { name: "Add to store" }).click();
    await expect(found.getByRole("alert")).toHaveText(`There are none at ${name}.`);
    await found.getByLabel("Copies").fill("+3");
    await found.getByLabel("Copies").press("Enter");
    await expect(page.getByRole("status").filter({ hasText: title })).toContainText("3 copies here now.");
    await expect(page.getByLabel("Search for a book to add")).toHaveValue("");
    const here = page.getByRole("table", { name: `Books at ${name}` }).getByRole("row", { name: title });
    await expect(here.getByRole("cell").last()).toHaveText("3");
    await page.getByLabel("Search for a book to add").fill(title);
    await page.getByRole("button", { name: "Find" }).click();
    await expect(found).toContainText("Already stocked (3)");
  });
});

test("a difference that is typed is added to what is there by then, and has its own name in the history", async ({
  page,
  admin,
}) => {
  const name = unique("Quay");
  const [book, store] = [await makeBook(admin, { title: unique("Emma") }), await makeStore(admin, { name })];
  await stockUp(admin, book, store, 1);
  await page.goto(`/desk/books/${book}`);
  // Meanwhile, at another till.
  await admin.fill(`/desk/books/${book}`, "Set stock", { quantity: "20" }, { storeId: String(store) });
  const copies = rowOf(page, name).getByLabel(`Copies at ${name}`);
  await copies.fill("+5");
  await copies.press("Enter");
  await expect(rowOf(page, name).getByRole("status")).toHaveText("Now 25 copies.");
  const { text } = await admin.open(`/desk/books/${book}/history`);
  expect(text).toContain("25");
  expect(text).toContain("20");
});

test("copies of several books that were found are typed first, and then added one after the other", async ({
  page,
  admin,
}) => {
  const [name, series] = [unique("Quay"), unique("Oz")];
  const store = await makeStore(admin, { name });
  for (const title of ["First", "Second"]) await makeBook(admin, { title: `${title} ${series}` });
  await page.goto(`/desk/stores/${store}?add=${encodeURIComponent(series)}`);
  const row = (title: string) =>
    page.getByRole("table", { name: /Books that match/ }).getByRole("row", { name: `${title} ${series}` });
  await row("First").getByLabel("Copies").fill("3");
  await row("Second").getByLabel("Copies").fill("4");
  await row("First").getByRole("button", { name: "Add to store" }).click();
  await expect(row("First")).toContainText("Already stocked (3)");
  await expect(row("Second").getByLabel("Copies")).toBeFocused();
  await expect(row("Second").getByLabel("Copies")).toHaveValue("4");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "Second" })).toContainText("4 copies here now.");
  await expect(page.getByLabel("Search for a book to add")).toHaveValue("");
});

test("the store that a device is in comes first", async ({ page, admin }) => {
  const name = unique("Zuyder Quay");
  const book = await makeBook(admin, { title: unique("Emma") });
  await makeStore(admin, { name });
  await page.goto("/desk");
  await choose(page, "My store", name);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: name })).toBeVisible();
  await page.goto(`/desk/books/${book}`);
  await expect(page.getByRole("main").getByRole("listitem").filter({ hasText: "Not stocked" }).first()).toContainText(
    `${name} Your store`,
  );
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 375, height: 740 }, hasTouch: true, isMobile: true });

  test("the button stays under the finger that presses it again", async ({ page, admin }) => {
    // First in the list, so that a store that another test adds does not move it.
    const name = unique("0 Quay");
    const [book, store] = [await makeBook(admin, { title: unique("Emma") }), await makeStore(admin, { name })];
    await stockUp(admin, book, store, 1);
    await page.goto(`/desk/books/${book}`);
    const more = rowOf(page, name).getByRole("button", { name: `+1 at ${name}` });
    await more.scrollIntoViewIfNeeded();
    const before = await more.boundingBox();
    await more.tap();
    await expect(rowOf(page, name).getByRole("status")).toHaveText("Now 2 copies.");
    expect(await more.boundingBox()).toEqual(before);
  });
});
