import { decoded } from "./support/forms";
import { clientOf, makeBook, makePick, makeUser, unique } from "./support/rows";
import { expect, test } from "./support/test";

test.describe("a bookseller", () => {
  test.use({ role: "bookseller" });

  test("recommends a book, and customers read it", async ({ page, admin }) => {
    const title = unique("Picked");
    await makeBook(admin, { title });
    await page.goto("/desk/picks");
    await page.getByRole("link", { name: "New staff pick" }).click();
    await page.getByRole("combobox", { name: "Book", exact: true }).fill(title);
    await page.getByRole("option", { name: title }).click();
    await page.getByLabel("Text").fill("Read it on a train.");
    await page.getByLabel("Published").selectOption("Yes");
    await page.getByLabel("Featured order").fill("1");
    await page.getByRole("button", { name: "Add staff pick" }).click();
    await expect(page.getByRole("status")).toContainText("Your staff pick was added.");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);

    for (const path of ["/", "/picks"]) {
      await page.goto(path);
      const pick = page.getByRole("listitem").filter({ hasText: title }).filter({ hasText: "Read it on a train." });
      await expect(pick).toContainText("Lena Marsh");
    }
    await page.getByRole("link", { name: title }).first().click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    await expect(page.getByRole("heading", { name: "Staff picks" })).toBeVisible();
    await expect(page.getByRole("figure").filter({ hasText: "Read it on a train." })).toBeVisible();
  });

  test("does not lose a book that was found by its name, when the form comes back", async ({ page, signedIn }) => {
    // One of the oldest: the form offers the newest by itself.
    const { text } = await (await signedIn("bookseller")).open("/desk/books?sort=added");
    const [, id = "", title = ""] = /<th[^>]*>.*?<a href="\/desk\/books\/(\d+)"[^>]*>(.*?)<\/a>/s.exec(text) ?? [];
    await makePick(await signedIn("bookseller"), { bookId: id, text: "Once." }).catch(() => {});
    await page.goto("/desk/picks/new");
    const book = page.getByRole("combobox", { name: "Book", exact: true });
    const chosen = page.locator("select[name=bookId]");
    await page.getByLabel("Text").fill("Twice.");
    // Typed and not chosen, it is asked about: another book may be called so.
    await book.fill(decoded(title));
    await page.keyboard.press("ControlOrMeta+Enter");
    await expect(book).toHaveAccessibleDescription(/is not one of the options/);
    await page
      .getByRole("option", { name: decoded(title) })
      .first()
      .click();
    await expect(chosen).toHaveValue(id);
    await page.getByRole("button", { name: "Add staff pick" }).click();
    await expect(page.getByText("This book already has a staff pick")).toBeVisible();
    await expect(book).toHaveValue(decoded(title));
    await expect(chosen).toHaveValue(id);

    // Nor when it is put back after the page was left.
    await page.evaluate(() => dispatchEvent(new Event("pagehide")));
    page.on("dialog", (dialog) => dialog.accept());
    await page.goto("/desk");
    await page.goto("/desk/picks/new");
    await page.getByRole("button", { name: "Restore" }).click();
    await expect(book).toHaveValue(decoded(title));
    await expect(chosen).toHaveValue(id);
  });

  test("cannot change what somebody else recommends", async ({ admin, signedIn }) => {
    const bookId = String(await makeBook(admin, { title: unique("Picked") }));
    const path = `/desk/picks/${await makePick(admin, { bookId, text: "Mine." })}`;
    const { text } = await (await signedIn("bookseller")).open(path);
    expect(text).toContain("Mine.");
    for (const href of [`${path}/edit`, `${path}/delete`]) {
      expect(text).not.toContain(`href="${href}"`);
      expect((await admin.open(path)).text).toContain(`href="${href}"`);
    }
  });
});

test.describe("a manager", () => {
  test.use({ role: "manager" });

  test("deletes what somebody recommends, and brings it back", async ({ page, admin }) => {
    const user = await makeUser(admin);
    const title = unique("Picked");
    const bookId = String(await makeBook(admin, { title }));
    const id = await makePick(await clientOf(admin, user), { bookId, text: "Mine." });
    await page.goto(`/desk/picks/${id}`);
    await page.getByRole("link", { name: "Delete" }).click();
    await page.getByRole("button", { name: "Delete" }).click();
    await expect(page.getByRole("status")).toContainText("The staff pick was deleted.");
    await page.goto(`/desk/picks/${id}/history`);
    await page.getByRole("link", { name: "Restore…" }).click();
    await page.getByRole("button", { name: "Restore" }).click();
    await expect(page).toHaveURL(new RegExp(`/desk/picks/${id}$`));
    await expect(page.getByRole("definition").filter({ hasText: user.username })).toBeVisible();
  });
});
