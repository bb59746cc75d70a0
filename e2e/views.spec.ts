import type { Page } from "@playwright/test";
import { makeBook, makeComputer, makeStore, makeView, stockUp, unique } from "./support/rows";
import { changeDatabase } from "./support/run-out";
import { expect, test } from "./support/test";

const beside = (page: Page) => page.getByRole("navigation", { name: "Saved views" });
const columns = (page: Page) => page.getByRole("columnheader");

test.describe("a manager", () => {
  test.use({ role: "manager" });

  test("a view is saved, opened, renamed and deleted", async ({ page, signedIn }) => {
    const manager = await signedIn("manager");
    const [till, name] = [unique("till"), unique("The largest")];
    await makeComputer(manager, { name: till, memory: "8" });
    const list = `/desk/computers?${new URLSearchParams({ q: till })}`;
    await makeView(manager, `${list}&sort=memory`, { name });
    await page.goto(list);
    await columns(page).getByRole("link", { name: "Memory (GB)" }).click();
    await expect(page).toHaveURL(/sort=-memory$/);
    await beside(page).getByRole("link", { name: "Save this view" }).click();
    // The name of another view: what was asked for stays.
    await page.getByLabel("Name").fill(name.toUpperCase());
    await page.getByRole("button", { name: "Save view" }).click();
    await expect(page.getByLabel("Name")).toHaveAccessibleDescription(new RegExp(`See ${name}`));
    const better = unique("Largest first");
    await page.getByLabel("Name").fill(better);
    await page.getByRole("button", { name: "Save view" }).click();
    await expect(page.getByRole("status")).toContainText(/The view “.*” is saved\./);
    await expect(page).toHaveURL(`${list}&sort=-memory`);
    await expect(beside(page).getByRole("link", { name: better })).toHaveAttribute("aria-current", "page");
    await expect(beside(page).getByRole("link", { name: "Save this view" })).toHaveCount(0);

    await page.goto(list);
    await expect(beside(page).locator("[aria-current]")).toHaveCount(0);
    await beside(page).getByRole("link", { name: better }).click();
    await expect(columns(page).filter({ hasText: "Memory (GB)" })).toHaveAttribute("aria-sort", "descending");

    await beside(page).getByRole("link", { name: "All saved views" }).click();
    await page.getByRole("link", { name: `Edit ${better}` }).click();
    const best = unique("Best");
    await page.getByLabel("Name").fill(best);
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("status")).toContainText("Saved.");
    await expect(page.getByRole("link", { name: best, exact: true })).toHaveAttribute("href", `${list}&sort=-memory`);
    await page.getByRole("link", { name: `Delete ${best}` }).click();
    await page.getByRole("button", { name: "Delete" }).click();
    await expect(page.getByRole("status")).toContainText(/The saved view “.*” was deleted/);
    await expect(page.getByRole("link", { name: best, exact: true })).toHaveCount(0);
  });
});

test.describe("a bookseller", () => {
  test.use({ role: "bookseller" });

  test("sees a view that a manager shares, and cannot share one", async ({ page, signedIn }) => {
    const manager = await signedIn("manager");
    const [shared, own] = [unique("For all"), unique("For myself")];
    await makeView(manager, "/desk/authors?sort=-added", { name: shared, shared: "yes" });
    await makeView(manager, "/desk/authors?sort=-added&size=25", { name: own });
    await page.goto("/desk/authors");
    await expect(beside(page).getByRole("link", { name: own })).toHaveCount(0);
    await beside(page).getByRole("link", { name: shared }).click();
    await expect(page).toHaveURL("/desk/authors?sort=-added");
    await page.goto("/desk/views");
    await expect(page.getByRole("listitem").filter({ hasText: shared })).toContainText("For everyone, by manager");
    await expect(page.getByRole("link", { name: `Edit ${shared}` })).toHaveCount(0);
    await page.goto("/desk/views/new?list=authors&sort=-name");
    await expect(page.getByLabel("Name")).toBeVisible();
    await expect(page.getByLabel("Visibility")).toHaveCount(0);
  });

  test("whose form was made to share one is told at the field", async ({ signedIn }) => {
    const answer = await (await signedIn("bookseller")).fill("/desk/views/new?list=authors&sort=-name", "Save view", {
      name: unique("Smuggled"),
      shared: "yes",
    });
    expect(answer.status).toBe(200);
    expect(answer.text).toContain("Only managers and admins can save a view for everyone.");
  });

  test("finds a view of a store’s books beside those of every store", async ({ page, admin }) => {
    const name = unique("Quay");
    const [one, other] = [await makeStore(admin, { name }), await makeStore(admin, { name: unique("Harbour") })];
    const title = unique("Emma");
    const book = await makeBook(admin, { title });
    const query = new URLSearchParams({ q: title, sort: "-price" });
    for (const store of [one, other]) await stockUp(admin, book, store, 2);
    await page.goto(`/desk/stores/${one}?${query}`);
    await beside(page).getByRole("link", { name: "Save this view" }).click();
    const view = unique("Dearest");
    await page.getByLabel("Name").fill(view);
    await page.getByRole("button", { name: "Save view" }).click();
    await expect(page).toHaveURL(`/desk/stores/${one}?${query}`);
    await expect(page.getByRole("status")).toContainText(/The view “.*” is saved\./);
    await page.goto(`/desk/stores/${other}`);
    await beside(page).getByRole("link", { name: view }).click();
    await expect(page).toHaveURL(`/desk/stores/${other}?${query}`);
  });
});

test("a manager sees no view of the users", async ({ admin, signedIn }) => {
  const manager = await signedIn("manager");
  const name = unique("All by address");
  await makeView(admin, "/desk/users?sort=email", { name, shared: "yes" });
  expect((await admin.open("/desk/views")).text).toContain(name);
  expect((await manager.open("/desk/views")).text).not.toContain(name);
  expect((await manager.get("/desk/views/new?list=users&sort=email")).status).toBe(403);
});

test.describe("an admin", () => {
  test.use({ role: "admin" });

  test("is told of a view that asks for what is not there any more", async ({ page, admin }) => {
    const name = unique("Red ones");
    const id = await makeView(admin, "/desk/computers?sort=-memory", { name });
    changeDatabase((database) =>
      database.prepare(`UPDATE "SavedView" SET "query" = 'sort=-colour' WHERE "id" = ?`).run(id),
    );
    await page.goto("/desk/views");
    await expect(page.getByRole("listitem").filter({ hasText: name })).toContainText("no longer exists");
    await page.getByRole("link", { name, exact: true }).click();
    await expect(page.getByRole("status")).toContainText(
      `The saved view “${name}” refers to something that no longer exists`,
    );
  });
});
