/** Rows that were written down twice become one. */
import { makeAuthor, makeBook, makeStore, stockUp, unique } from "./support/rows";
import { expect, test } from "./support/test";

test.use({ role: "manager" });

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("possible duplicates are offered, and made one; the old address leads to the new page", async ({
    page,
    admin,
    visitor,
  }) => {
    const surname = unique("Lewis").replace(" ", "");
    const [stays, other] = [`C.S. ${surname}`, `${surname}, C. S.`];
    const ids = [await makeAuthor(admin, { name: stays }), await makeAuthor(admin, { name: other, note: "Ask Ann" })];
    const title = unique("Perelandra");
    await makeBook(admin, { title, "authors.0.authorId": String(ids[0]) });
    await page.goto(`/desk/authors/${ids[1]}`);
    await expect(page.getByRole("main")).toContainText("1 other author looks like this one.");
    await page.getByRole("link", { name: "Merge them" }).click();

    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Merge 2 authors");
    await expect(page.getByRole("group", { name: "Keep which record" }).getByLabel(stays)).toBeChecked();
    await page.getByRole("group", { name: "Name", exact: true }).getByLabel(other).check();
    await expect(page.getByRole("group", { name: "Note" }).getByLabel("Ask Ann")).toBeChecked();
    await page.getByRole("button", { name: "Merge 2 authors" }).click();
    await expect(page.getByRole("status")).toContainText("2 authors merged into");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(other);
    await expect(page).toHaveURL(`/desk/authors/${ids[0]}`);
    await expect(page.getByRole("main")).toContainText("Ask Ann");
    await expect(page.getByRole("table")).toContainText(title);

    for (const [client, path] of [
      [admin, "/desk/authors"],
      [visitor, "/authors"],
    ] as const) {
      const answer = await client.get(`${path}/${ids[1]}`);
      expect([answer.status, answer.location]).toEqual([308, `${path}/${ids[0]}`]);
    }
    await page.getByRole("link", { name: "View changes" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Merge authors");
  });
});

test("the copies of books that are merged are added up, and what somebody changed meanwhile is looked at again", async ({
  page,
  admin,
  visitor,
}) => {
  const title = unique("Emma");
  const [one, two] = [await makeBook(admin, { title }), await makeBook(admin, { title: `${title}!`, price: "9.99" })];
  const store = await makeStore(admin, { name: unique("Store") });
  await stockUp(admin, one, store, 2);
  await stockUp(admin, two, store, 3);
  await page.goto("/desk/books/duplicates");
  await page.goto(`/desk/books/merge?id=${one}&id=${two}`);
  await admin.done(`/desk/books/${one}/edit`, "Save", { series: "Classics" });
  await page.getByRole("button", { name: "Merge 2 books" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "has changed since" })).toBeVisible();
  await expect(page.getByRole("group", { name: "Series" })).toContainText("Classics");
  await page.getByRole("button", { name: "Merge 2 books" }).click();
  await expect(page.getByRole("status")).toContainText("2 books merged into");
  await expect(page.locator("#stock")).toContainText("5");
  const answer = await visitor.get(`/books/${one}`);
  expect([answer.status, answer.location]).toEqual([308, `/books/${two}`]);
});

test("books that are likely the same stand together", async ({ page, admin }) => {
  const title = unique("Middlemarch");
  const author = String(await makeAuthor(admin, { name: unique("George") }));
  await makeBook(admin, { title: `The ${title}`, "authors.0.authorId": author });
  await makeBook(admin, { title: `${title}.`, "authors.0.authorId": author });
  await page.goto("/desk/books/duplicates");
  const group = page.getByRole("main").locator(".entries > li").filter({ hasText: title });
  await expect(group).toContainText(`The ${title}`);
  await group.getByRole("link", { name: "Merge" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Merge 2 books");
});
