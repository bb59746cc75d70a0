import { makeBook, makeComputer, makeStore, stockUp, unique } from "./support/rows";
import { expect, test } from "./support/test";

test.use({ role: "manager" });

test("a store is added, shown, edited and deleted", async ({ page }) => {
  const name = unique("Quay");
  await page.goto("/desk/stores");
  await page.getByRole("link", { name: "New store" }).click();
  await page.getByLabel("Name").fill("harbour street");
  await page.getByLabel("Address").fill("1 Quay\nUpstairs");
  await page.getByLabel("Opening hours").fill("Mon–Fri 9:00–18:00, Sat 10–16");
  await page.getByRole("button", { name: "Add store" }).click();
  await expect(page.getByLabel("Name")).toHaveAccessibleDescription(/See Harbour Street/);
  await expect(page.getByLabel("Address")).toHaveValue("1 Quay\nUpstairs");
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Add store" }).click();

  await expect(page.getByRole("status")).toContainText("was added");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  await expect(page.getByRole("definition").filter({ hasText: "Monday" })).toContainText("Saturday");

  await page.getByRole("link", { name: "Edit" }).click();
  await page.getByLabel("City").fill("Saltmouth");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status")).toContainText("Saved.");
  await page.goto(`/desk/stores?q=${name}`);
  await expect(page.getByRole("row", { name }).getByRole("cell")).toHaveText(["", "Saltmouth", "", "Yes"]);

  await page.getByRole("link", { name }).click();
  await page.getByRole("link", { name: "Delete" }).click();
  await expect(page.getByRole("main")).toContainText(`${name} has no stock and no computers.`);
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("status")).toContainText(/The store “.*” was deleted/);
});

test("a closed store keeps its stock and disappears from the storefront", async ({ page, admin, visitor }) => {
  const [name, title] = [unique("Quay"), unique("Persuasion")];
  const [store, book] = [await makeStore(admin, { name }), await makeBook(admin, { title })];
  await stockUp(admin, book, store, 4);
  const expectInWindow = async (there: boolean) => {
    const own = await visitor.get(`/stores/${store}`);
    expect([own.status, own.text.includes(title)]).toEqual([there ? 200 : 404, there]);
    expect((await visitor.open(`/books/${book}`)).text.includes(`/stores/${store}"`)).toBe(there);
    expect((await visitor.open("/stores")).text.includes(`/stores/${store}"`)).toBe(there);
  };
  await expectInWindow(true);
  await page.goto(`/desk/stores/${store}`);
  await page.getByRole("button", { name: "Close store" }).click();
  await expect(page.getByRole("status")).toContainText("Store closed");
  await expect(page.getByRole("row", { name: title }).getByRole("cell").last()).toHaveText("4");
  await expectInWindow(false);
  await page.goto(`/desk/stores/${store}`);
  await page.getByRole("button", { name: "Reopen store" }).click();
  await expect(page.getByRole("status")).toContainText("Store reopened");
  await expectInWindow(true);
});

test("a store that has something is closed instead of deleted", async ({ page, admin }) => {
  const [name, title, till] = [unique("Quay"), unique("Emma"), unique("Till")];
  const [store, book] = [await makeStore(admin, { name }), await makeBook(admin, { title })];
  await page.goto(`/desk/stores/${store}/delete`);
  await stockUp(admin, book, store, 2);
  await makeComputer(admin, { name: till, memory: "8", storeId: String(store) });
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("alert").filter({ hasText: name })).toContainText(
    "1 title in stock (2 copies) and 1 computer. Close it instead",
  );
  await page.reload();
  await expect(page.getByRole("main")).toContainText(`${name} has 1 title in stock (2 copies) and 1 computer`);
  await expect(page.getByRole("main").getByRole("listitem")).toContainText([title, till]);
  await expect(page.getByRole("button", { name: "Delete" })).toHaveCount(0);
});
