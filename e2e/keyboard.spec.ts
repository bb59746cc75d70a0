/** Everything that is done every day, by keyboard alone, and where the focus is after each step. */
import type { Locator, Page } from "@playwright/test";
import { makeAuthor, makeStore, unique } from "./support/rows";
import { expect, seededPassword, test } from "./support/test";

test("a book is added, found, edited, stocked and deleted without a mouse", async ({ page, admin }) => {
  const [title, first, second] = [unique("Keyboard"), unique("Ada"), unique("Bea")];
  const store = unique("Store");
  await makeAuthor(admin, { name: first });
  await makeAuthor(admin, { name: second });
  await makeStore(admin, { name: store });
  const keys = page.keyboard;
  const main = page.getByRole("main");

  await page.goto("/sign-in");
  await tabTo(page, page.getByLabel("Username or email"));
  await keys.type("manager");
  await keys.press("Tab");
  await keys.type(seededPassword());
  await keys.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Dashboard" })).toBeVisible();
  // The focus is at the beginning of the new page, and the first thing there leads past the links.
  await keys.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await keys.press("Enter");
  await expect(main).toBeFocused();

  await tabTo(page, page.getByRole("link", { name: "Books", exact: true }), "Shift+Tab");
  await keys.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Books" })).toBeVisible();
  await expect(main).toBeFocused();
  await keys.press("n");
  await expect(page.getByRole("heading", { level: 1, name: "New book" })).toBeVisible();
  await expect(main).toBeFocused();

  await tabTo(page, page.getByLabel("Title", { exact: true }));
  await keys.type(title);
  const find = page.getByLabel("Add author");
  for (const name of [first, second]) {
    if (name === first) await tabTo(page, find);
    await keys.type(name);
    await expect(page.getByRole("option", { name, exact: true })).toBeVisible();
    await keys.press("ArrowDown");
    await keys.press("Enter");
    await expect(page.getByLabel(`Role of ${name}`)).toBeVisible();
    await expect(find).toBeFocused();
  }
  await keys.press("Control+Enter");
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(main.getByRole("listitem").filter({ hasText: first })).toBeVisible();
  await expect(main).toBeFocused();

  await tabTo(page, page.getByRole("link", { name: "Books", exact: true }).last());
  await keys.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Books" })).toBeVisible();
  await keys.press("/");
  await expect(page.getByLabel("Search books")).toBeFocused();
  await keys.type(title);
  await keys.press("Enter");
  await expect(page.getByRole("rowheader")).toHaveText([title]);
  await tabTo(page, page.getByRole("link", { name: title, exact: true }));
  await keys.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(main).toBeFocused();

  await keys.press("e");
  await expect(page.getByRole("heading", { level: 1, name: `Edit ${title}` })).toBeVisible();
  await tabTo(page, page.getByLabel("Subtitle"));
  await keys.type("A Novel");
  await keys.press("Control+Enter");
  await expect(main.getByText("A Novel")).toBeVisible();
  await expect(main).toBeFocused();

  const count = page.getByLabel(`Copies at ${store}`);
  await tabTo(page, count);
  await keys.type("3");
  await keys.press("Enter");
  await expect(page.getByRole("button", { name: `+1 at ${store}` })).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: `−1 at ${store}` }));
  for (const left of ["2", "1", "0"]) {
    await keys.press("Enter");
    await expect(main.getByRole("listitem").filter({ hasText: store }).getByText(left, { exact: true })).toBeVisible();
    await expect(page.getByRole("button", { name: `−1 at ${store}` })).toBeFocused();
  }

  await tabTo(page, page.getByRole("link", { name: "Delete" }), "Shift+Tab");
  await keys.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: `Delete ${title}` })).toBeVisible();
  await expect(main).toBeFocused();
  await tabTo(page, page.getByRole("button", { name: "Delete" }));
  await keys.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: title })).toContainText("deleted");
  await expect(page.getByRole("heading", { level: 1, name: "Books" })).toBeVisible();
  await expect(main).toBeFocused();
});

/** Presses the key until the focus is there. */
async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  for (let steps = 0; steps < 200; steps++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${target} is not reached with ${key}`);
}
