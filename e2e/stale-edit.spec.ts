import type { Page } from "@playwright/test";
import { makeAuthor, makeBook, unique } from "./support/rows";
import { expect, test } from "./support/test";

test.use({ role: "bookseller" });

const title = (page: Page) => page.getByLabel("Title", { exact: true });
const save = (page: Page) => page.getByRole("button", { name: "Save" }).click();
const alert = (page: Page) => page.getByRole("main").getByRole("alert");
const choice = (page: Page, field: string) =>
  page.getByRole("region", { name: "Changed meanwhile" }).getByRole("group", { name: field });

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("what both changed is for the second to decide; the rest of both is kept", async ({ page, signedIn }) => {
      const manager = await signedIn("manager");
      const [old, mine, theirs] = [unique("Old"), unique("Mine"), unique("Theirs")];
      const book = await makeBook(manager, { title: old, subtitle: "As it was", publisher: "Nobody", series: "Tales" });
      const path = `/desk/books/${book}/edit`;
      await page.goto(path);
      await title(page).fill(mine);
      await page.getByLabel("Series", { exact: true }).fill("My series");
      await page.getByLabel("Description").fill("Typed at length.\nLine two.");
      await page.getByLabel("Format").selectOption("Paperback");
      await manager.done(path, "Save", {
        title: theirs,
        series: "Their series",
        publisher: "Knopf",
        format: "hardback",
      });
      await save(page);

      await expect(alert(page)).toContainText(/manager changed this book on \d+ \w+ \d{4}.* Nothing was saved/);
      await expect(choice(page, "Title")).toContainText(mine);
      await expect(choice(page, "Title").getByLabel("Use theirs")).not.toBeChecked();
      await expect(choice(page, "Title")).toContainText(theirs);
      await expect(choice(page, "Format").getByLabel("Use theirs: Hardback")).toBeVisible();
      await expect(choice(page, "Publisher")).toHaveCount(0);
      await expect(page.getByLabel("Publisher")).toHaveValue("Knopf");
      await expect(title(page)).toHaveValue(mine);
      await choice(page, "Title").getByLabel("Keep mine").check();
      await choice(page, "Series").getByLabel("Use theirs").check();
      await choice(page, "Format").getByLabel("Use theirs").check();
      await save(page);

      await expect(page.getByRole("status")).toContainText("Saved.");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(mine);
      await page.goto(path);
      await expect(page.getByLabel("Series", { exact: true })).toHaveValue("Their series");
      await expect(page.getByLabel("Format")).toHaveValue("hardback");
      await expect(page.getByLabel("Publisher")).toHaveValue("Knopf");
      await expect(page.getByLabel("Subtitle")).toHaveValue("As it was");
      await expect(page.getByLabel("Description")).toHaveValue("Typed at length.\nLine two.");
    });
  });
}

test("the authors are taken from either, and a second change asks again", async ({ page, signedIn }) => {
  const manager = await signedIn("manager");
  const [ann, bob, mine] = [unique("Ann"), unique("Bob"), unique("Cleo")];
  const ids = [await makeAuthor(manager, { name: ann }), await makeAuthor(manager, { name: bob })].map(String);
  const [first = "", second = ""] = ids;
  const book = await makeBook(manager, {
    title: unique("Old"),
    "authors.0.authorId": first,
    "authors.0.role": "author",
  });
  const path = `/desk/books/${book}/edit`;
  await page.goto(path);
  await page.getByLabel("Add author").fill(mine);
  await page.getByRole("option", { name: `Add “${mine}” as a new author` }).click();
  await expect(page.getByLabel(`Role of ${mine}`)).toBeVisible();
  await manager.done(path, "Save", { "authors.1.authorId": second, "authors.1.role": "translator" });
  await save(page);
  await expect(choice(page, "Authors")).toContainText(mine);
  await expect(choice(page, "Authors")).toContainText(bob);
  await manager.done(path, "Save", { subtitle: "Once more" });
  await choice(page, "Authors").getByLabel("Use theirs").check();
  await save(page);

  await expect(alert(page)).toContainText("manager changed this book");
  await expect(page.getByLabel("Subtitle")).toHaveValue("Once more");
  await save(page);
  await expect(page.getByRole("status")).toContainText("Saved.");
  await expect(page.getByRole("main").getByRole("list").filter({ hasText: ann }).getByRole("listitem")).toHaveText([
    ann,
    `${bob}, translator`,
  ]);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("of a row deleted meanwhile that is said, and what was typed stays", async ({ page, signedIn }) => {
    const manager = await signedIn("manager");
    const name = unique("Old");
    const author = await makeAuthor(manager, { name });
    await page.goto(`/desk/authors/${author}/edit`);
    await page.getByLabel("Note").fill("Typed at length.");
    await manager.done(`/desk/authors/${author}/delete`, "Delete");
    await save(page);
    await expect(alert(page)).toContainText(/manager deleted this author on .* your changes are still in the form/);
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue(name);
    await expect(page.getByLabel("Note")).toHaveValue("Typed at length.");
  });
});
