/** The same done to many rows of a list at once. */
import { makeAuthor, makeBook, makeComputer, makeStore, stockUp, unique } from "./support/rows";
import { expect, test } from "./support/test";

test.use({ role: "manager" });

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a field of the books that are ticked is set, after a look at what comes of it", async ({ page, admin }) => {
      const word = unique("Zenobia").split(" ")[1] ?? "";
      for (const name of ["one", "two", "three"])
        await makeBook(admin, { title: `${word} ${name}`, publisher: "Faber" });
      await page.goto(`/desk/books?q=${word}&sort=title`);
      await page.getByLabel(`Select ${word} one`).check();
      await page.getByLabel(`Select ${word} two`).check();
      if (javaScriptEnabled) await expect(page.getByText("2 selected")).toBeVisible();
      await page.getByRole("button", { name: "Edit selected" }).click();

      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Edit 2 books");
      await page.getByRole("combobox", { name: "Field" }).selectOption("Publisher");
      await page.getByRole("button", { name: "Continue" }).click();
      await page.getByRole("button", { name: "Preview" }).click();
      await expect(page.getByRole("textbox", { name: "Publisher" })).toHaveAccessibleDescription(
        /Enter a value or clear the field/,
      );
      await page.getByRole("textbox", { name: "Publisher" }).fill("Virago");
      await page.getByRole("button", { name: "Preview" }).click();

      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Set “Publisher” of 2 books to “Virago”?");
      await expect(page.getByRole("row", { name: `${word} one Faber Virago` })).toBeVisible();
      await page.getByRole("button", { name: "Change 2 books" }).click();
      await expect(page.getByRole("status")).toContainText("2 books were changed.");
      await page.getByRole("link", { name: "View changes" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Bulk edit");
      await expect(page.getByRole("main")).toContainText("Virago");
    });
  });
}

test("where other rows match by then, nothing is done, and the new preview shown", async ({ page, admin }) => {
  const word = unique("Zenobia").split(" ")[1] ?? "";
  await makeComputer(admin, { name: `${word} one`, memory: "8" });
  await page.goto(`/desk/computers/bulk-edit?all=yes&q=${word}&action=set&field=memory&value=16`);
  await makeComputer(admin, { name: `${word} two`, memory: "8" });
  await page.getByRole("button", { name: "Change 1 computer" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "2 rows match now; the preview showed 1." })).toBeVisible();
  await page.getByRole("button", { name: "Change 2 computers" }).click();
  await expect(page.getByRole("status")).toContainText("2 computers were changed.");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("of all that match, those in stock are left alone and named, and the others deleted", async ({
    page,
    admin,
  }) => {
    const word = unique("Zenobia").split(" ")[1] ?? "";
    const kept = await makeBook(admin, { title: `${word} kept` });
    await stockUp(admin, kept, await makeStore(admin, { name: unique("Store") }), 2);
    // More than a page, so that all of them can be asked for.
    for (let at = 0; at < 25; at++) await makeBook(admin, { title: `${word} ${at}` });
    await page.goto(`/desk/books?q=${word}&size=25`);
    await page.getByRole("link", { name: "Select all 26 results" }).click();
    await page.getByRole("button", { name: "Delete 26 books" }).click();
    await expect(page.getByRole("main")).toContainText("It is in stock: 1 book");
    await expect(page.getByRole("link", { name: `${word} kept` })).toBeVisible();
    await page.getByRole("button", { name: "Delete 25 books" }).click();
    await expect(page.getByRole("status")).toContainText("25 books were deleted. 1 was skipped.");
    await page.goto(`/desk/books?q=${word}`);
    await expect(page.getByRole("table").getByRole("rowheader")).toHaveText([`${word} kept`]);
  });
});

test.describe("a bookseller", () => {
  test.use({ role: "bookseller" });

  test("takes back what they did to many", async ({ page, admin }) => {
    const word = unique("Zenobia").split(" ")[1] ?? "";
    const book = await makeBook(admin, { title: `${word} one`, publisher: "Faber" });
    await page.goto(`/desk/books/bulk-edit?id=${book}&action=set&field=publisher&value=Virago`);
    await page.getByRole("button", { name: "Change 1 book" }).click();
    await expect(page.getByRole("status")).toContainText("1 book was changed.");
    await page.getByRole("link", { name: "Undo…" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Undo “Bulk edit”?");
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByRole("status")).toContainText("Undone: 1 reverted.");
    await page.goto(`/desk/books/${book}`);
    await expect(page.getByRole("main")).toContainText("Faber");
  });
});

test("the box in the head chooses the page, by the keyboard, and says so", async ({ page, admin }) => {
  const word = unique("Zenobia").split(" ")[1] ?? "";
  for (const name of ["one", "two"]) await makeAuthor(admin, { name: `${word} ${name}` });
  await page.goto(`/desk/authors?q=${word}`);
  const all = page.getByLabel("Select all on this page");
  await all.focus();
  await page.keyboard.press("Space");
  await expect(page.getByText("2 selected")).toBeVisible();
  await page.getByLabel(`Select ${word} one`).focus();
  await page.keyboard.press("Space");
  await expect(page.getByText("1 selected")).toBeVisible();
  expect(await all.evaluate((box: HTMLInputElement) => box.indeterminate)).toBe(true);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Edit 1 author");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("books of a store are taken off its list", async ({ page, admin }) => {
    const [name, title] = [unique("Store"), unique("Book")];
    const store = await makeStore(admin, { name });
    await stockUp(admin, await makeBook(admin, { title }), store, 3);
    await page.goto(`/desk/stores/${store}`);
    await page.getByLabel(`Select ${title}`).tap();
    await page.getByRole("button", { name: "Edit selected" }).tap();
    await expect(page.locator("select[name=from]")).toHaveValue(String(store));
    await page.getByLabel("Include titles with stock").check();
    const take = page.locator("form").filter({ hasText: "Include titles with stock" });
    await take.getByRole("button", { name: "Preview" }).tap();
    await expect(page.getByRole("definition").first()).toHaveText("1");
    await expect(page.getByRole("main")).toContainText("Copies removed");
    await page.getByRole("button", { name: "Remove 1 book" }).tap();
    await expect(page.getByRole("status")).toContainText("1 book was removed from the store.");
    await page.goto(`/desk/stores/${store}`);
    await expect(page.getByRole("heading", { name: "No stock yet" })).toBeVisible();
  });
});

test("a bookseller edits many books, but deletes none, and has no boxes where there is nothing to do", async ({
  admin,
  signedIn,
}) => {
  const bookseller = await signedIn("bookseller");
  const path = `/desk/books/bulk-edit?id=${await makeBook(admin, { title: unique("Book") })}`;
  const { text } = await bookseller.open(path);
  expect(text).toMatch(/<select[^>]*name="field"/);
  expect(text).not.toMatch(/<h2[^>]*>Delete/);
  expect((await admin.open(path)).text).toMatch(/<h2[^>]*>Delete/);
  expect((await bookseller.get(`${path}&action=delete`)).status).toBe(403);
  expect((await bookseller.open("/desk/stores")).text).not.toContain('type="checkbox"');
});
