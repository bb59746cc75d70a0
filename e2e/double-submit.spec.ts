import type { Client } from "./support/client";
import { makeBook, makeStore, stockUp, unique } from "./support/rows";
import { expect, test } from "./support/test";

test.use({ role: "bookseller" });

async function expectAuthors(client: Client, search: string, names: string[]) {
  const { text } = await client.open(`/desk/authors?q=${search}`);
  expect([...text.matchAll(/<th[^>]*scope="row"[^>]*><a[^>]*>([^<]*)/g)].map(([, name]) => name)).toEqual(names);
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a double click adds one row", async ({ page, admin }) => {
      const name = unique("Twice");
      await page.goto("/desk/authors/new");
      await page.getByLabel("Name", { exact: true }).fill(name);
      await page.getByRole("button", { name: "Add author" }).dblclick();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
      await expectAuthors(admin, name, [name]);
    });

    test("Back, changed and saved again is another row, and a new edit of the same row", async ({ page, admin }) => {
      const [name, other] = [unique("Back"), unique("Other")];
      const field = page.getByLabel("Name", { exact: true });
      const save = async (typed: string, button: string) => {
        await field.fill(typed);
        await page.getByRole("button", { name: button }).click();
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(typed);
      };
      await page.goto("/desk/authors/new");
      await save(name, "Add author");
      await page.goBack();
      await save(other, "Add author");
      await expectAuthors(admin, name, [name]);
      await expectAuthors(admin, other, [other]);

      await page.getByRole("link", { name: "Edit" }).click();
      await save(`${other} II`, "Save");
      await page.goBack();
      await expect(field).toHaveValue(`${other} II`);
      await save(`${other} III`, "Save");
      await expectAuthors(admin, other, [`${other} III`]);
    });
  });
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the answer to a button reloaded does not press it again", async ({ page, admin }) => {
    const name = unique("Quay");
    const [book, store] = [await makeBook(admin, { title: unique("Emma") }), await makeStore(admin, { name })];
    await stockUp(admin, book, store, 1);
    await page.goto(`/desk/books/${book}`);
    const row = page.getByRole("listitem").filter({ has: page.getByRole("link", { name }) });
    await row.getByRole("button", { name: `+1 at ${name}` }).click();
    await expect(row.getByRole("status")).toHaveText("Now 2 copies.");
    const again = page.waitForRequest((request) => request.method() === "POST");
    await page.reload();
    await again;
    await expect(row.getByText("2", { exact: true })).toBeVisible();
    // Pressed again it counts again.
    await row.getByRole("button", { name: `+1 at ${name}` }).click();
    await expect(row.getByText("3", { exact: true })).toBeVisible();
  });
});

test("one form, sent by ten at once, makes one row and has one answer", async ({ admin, signedIn }) => {
  const name = unique("Ten");
  const bookseller = await signedIn("bookseller");
  const form = await bookseller.form("/desk/authors/new", "Add author");
  const answers = await Promise.all(Array.from({ length: 10 }, () => bookseller.send(form, "Add author", { name })));
  expect(new Set(answers.map(({ status, location }) => `${status} ${location}`)).size).toBe(1);
  expect(answers[0]?.location).toMatch(/^\/desk\/authors\/\d+$/);
  await expectAuthors(admin, name, [name]);
});
