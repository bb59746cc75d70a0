/** What somebody did is taken back by the history, and what was deleted comes back. */
import { makeAuthor, makeBook, makeStore, stockUp, unique } from "./support/rows";
import { expect, test } from "./support/test";

test.use({ role: "manager" });

test("an edit is undone, redone, and undone again; each says what it will do", async ({ page, admin }) => {
  const title = unique("Emma");
  const id = await makeBook(admin, { title, price: "8.99" });
  await admin.done(`/desk/books/${id}/edit`, "Save", { title: `${title}!`, price: "9.99" });

  await page.goto(`/desk/books/${id}/history`);
  await page.getByRole("listitem").filter({ hasText: "changed the book" }).getByRole("link").last().click();
  await page.getByRole("link", { name: "Undo…" }).click();
  await expect(page.getByRole("main")).toContainText("1 book will be reverted.");
  await expect(page.getByRole("deletion")).toHaveText([`${title}!`, "£9.99"]);
  await expect(page.getByRole("insertion")).toHaveText([title, "£8.99"]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Undo: Edit a book");
  await expect(page.getByRole("status").filter({ hasText: "1 reverted" })).toBeVisible();

  await page.getByRole("link", { name: "Redo…" }).click();
  await page.getByRole("button", { name: "Redo" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Redo: Edit a book");
  expect((await admin.open(`/desk/books/${id}`)).text).toContain("£9.99");
  await page.getByRole("link", { name: "Undo…" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Undo: Edit a book");
  const { text } = await admin.open(`/desk/books/${id}`);
  expect(text).toContain("£8.99");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("a deleted book comes back from its history, with its author and its place in a store", async ({
    page,
    admin,
  }) => {
    const [title, name, store] = [unique("Persuasion"), unique("Jane Austen"), unique("Store")];
    const author = await makeAuthor(admin, { name });
    const id = await makeBook(admin, { title, "authors.0.authorId": String(author) });
    await stockUp(admin, id, await makeStore(admin, { name: store }), 0);

    await page.goto(`/desk/books/${id}/delete`);
    await page.getByRole("button", { name: "Delete" }).click();
    await expect(page.getByRole("status").filter({ hasText: "was deleted" })).toBeVisible();

    await page.goto(`/desk/books/${id}/history`);
    await page.getByRole("link", { name: "Restore…" }).click();
    await expect(page.getByRole("main")).toContainText("1 book and 1 stock record will be restored.");
    await page.getByRole("button", { name: "Restore" }).click();
    await expect(page).toHaveURL(new RegExp(`/desk/books/${id}$`));
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    await expect(page.getByRole("status").filter({ hasText: "Restored." })).toBeVisible();
    await expect(page.getByRole("main")).toContainText(name);
    await expect(page.getByRole("main")).toContainText(store);

    await page.getByRole("link", { name: "View changes" }).click();
    await expect(page.getByRole("main")).toContainText(`manager restored the book ${title}`);
    await page.getByRole("main").getByRole("link", { name: title }).first().click();
    await expect(page).toHaveURL(new RegExp(`/desk/books/${id}$`));
  });

  test("what was changed since is left alone and named; what was undone says so", async ({ page, admin }) => {
    const title = unique("Emma");
    const id = await makeBook(admin, { title, price: "8.99" });
    await admin.done(`/desk/books/${id}/edit`, "Save", { title, price: "9.99" });
    await admin.done(`/desk/books/${id}/edit`, "Save", { title, price: "10.99" });
    const sets = async () => {
      const { text } = await admin.open(`/desk/books/${id}/history`);
      return [...new Set([...text.matchAll(/href="(\/desk\/history\/\d+)"/g)].map(([, href]) => String(href)))];
    };
    const [second, first] = await sets();

    await page.goto(`${first}/undo`);
    await expect(page.getByRole("main")).toContainText(`The book ${title}. Can’t undo: changed since.`);
    await expect(page.getByRole("button", { name: "Undo" })).toHaveCount(0);
    await page.getByRole("link", { name: "See that change" }).click();
    await expect(page).toHaveURL(new RegExp(`${second}$`));

    await page.getByRole("link", { name: "Undo…" }).click();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.goto(`${second}`);
    await expect(page.getByRole("definition").filter({ hasText: "by manager" })).toBeVisible();
    await page.goto(`${second}/undo`);
    await expect(page.getByRole("main")).toContainText("Already undone.");
    // With the later one out of the way, the earlier one can be undone.
    await page.goto(`${first}/undo`);
    await page.getByRole("button", { name: "Undo" }).click();
    expect((await admin.open(`/desk/books/${id}`)).text).toContain("£8.99");
  });
});
