/** What is typed and not yet saved: asked about, kept on the device, put back, and gone at sign-out. */
import type { Page, Request } from "@playwright/test";
import { uniqueIsbn } from "./support/isbn";
import { clientOf, makeAuthor, makeBook, makeUser, unique } from "./support/rows";
import { stateOf } from "./support/state";
import { expect, test } from "./support/test";

test.use({ role: "manager" });

const name = (page: Page) => page.getByLabel("Name", { exact: true });
const add = (page: Page) => page.getByRole("button", { name: "Add author" }).click();
const alert = (page: Page) => page.getByRole("main").getByRole("alert");
const kept = (page: Page) => page.evaluate(() => localStorage.getItem("deckle-drafts") ?? "");

test("leaving asks while something is unsaved, by a link, a search or Back", async ({ page }) => {
  const dialog = page.getByRole("dialog", { name: "Leave without saving?" });
  const typed = unique("Ann");
  await page.goto("/desk/authors");
  await page.getByRole("link", { name: "New author" }).click();
  await name(page).pressSequentially(typed);
  await page.getByRole("link", { name: "Stores" }).click();
  await expect(dialog.getByRole("button", { name: "Stay" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Stores" })).toBeFocused();

  await name(page).click();
  await page.evaluate(() => history.back());
  await dialog.getByRole("button", { name: "Stay" }).click();
  await expect(name(page)).toHaveValue(typed);
  await page.getByRole("link", { name: "Stores" }).click();
  await dialog.getByRole("button", { name: "Leave without saving" }).click();
  await expect(page).toHaveURL("/desk/stores");
  expect(await kept(page)).not.toContain(typed);

  // A name that is being looked for, and was not chosen yet, is something typed too.
  await page.goto("/desk/books/new");
  await page.getByLabel("Add author").fill(typed);
  await page.getByRole("link", { name: "Stores" }).click();
  await dialog.getByRole("button", { name: "Stay" }).click();
  await page.evaluate(() => dispatchEvent(new Event("pagehide")));
  expect(await kept(page)).toContain(typed);
  await page.getByRole("link", { name: "Stores" }).click();
  await dialog.getByRole("button", { name: "Leave without saving" }).click();

  // Typed and taken back, it is as it was.
  await page.goto("/desk/authors/new");
  await name(page).fill(typed);
  await name(page).clear();
  await page.getByRole("link", { name: "Stores" }).click();
  await expect(page).toHaveURL("/desk/stores");
});

test("what was typed is there on coming back, authors and all, until it is saved", async ({ page, admin }) => {
  const [ann, bob, title] = [unique("Ann"), unique("Bob"), unique("Kept")];
  const ids = [await makeAuthor(admin, { name: ann }), await makeAuthor(admin, { name: bob })].map(String);
  const book = await makeBook(admin, {
    title: unique("Old"),
    ...Object.fromEntries(ids.map((id, at) => [`authors.${at}.authorId`, id])),
    "authors.0.role": "author",
    "authors.1.role": "author",
  });
  const path = `/desk/books/${book}/edit`;
  const lines = page.getByRole("group", { name: "Authors" }).getByRole("list").first().getByRole("listitem");
  await page.goto(path);
  await page.getByLabel("Title", { exact: true }).fill(title);
  await page.getByLabel("Format").selectOption("Paperback");
  await page.getByRole("button", { name: `Move ${bob} up` }).click();
  await expect(lines).toContainText([bob, ann]);
  await page.goto("/desk");
  await page.goto(path);
  await expect(page.getByText(/You have an unsaved draft from \d\d:\d\d/)).toBeVisible();
  await page.getByRole("button", { name: "Restore" }).click();
  await expect(page.getByRole("status").filter({ hasText: "It is not saved yet." })).toBeFocused();
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue(title);
  await expect(page.getByLabel("Format")).toHaveValue("paperback");
  await expect(lines).toContainText([bob, ann]);

  // Put back it stays, too, when it cannot be sent.
  await page.route(`**${path}`, (route) => route.abort());
  await page.getByRole("button", { name: "Save" }).click();
  await expect(alert(page)).toBeFocused();
  await page.unroute(`**${path}`);
  await expect(lines).toContainText([bob, ann]);
  await expect(page.getByLabel("Format")).toHaveValue("paperback");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  await page.goto(path);
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue(title);
  await expect(page.getByText("You have an unsaved draft")).toHaveCount(0);
});

test("without a connection nothing is lost, and pressing again saves once", async ({ page, context }) => {
  const typed = unique("Ann");
  await page.goto("/desk/authors/new");
  await name(page).fill(typed);
  await context.setOffline(true);
  await expect(page.getByText("You’re offline. Your changes are kept")).toBeVisible();
  await add(page);
  await expect(alert(page)).toContainText("You're offline, and nothing was saved.");
  await expect(alert(page)).toBeFocused();
  await context.setOffline(false);
  await expect(page.getByText("You’re offline. Your changes are kept")).toHaveCount(0);

  // Saved, and only the answer lost.
  await page.route("**/desk/authors/new", async (route) => {
    await route.fetch();
    await route.abort();
  });
  await add(page);
  await expect(alert(page)).toContainText("Deckle could not be reached.");
  await expect(name(page)).toHaveValue(typed);
  await page.unroute("**/desk/authors/new");
  await add(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(typed);
  await page.goto(`/desk/authors?q=${typed}`);
  await expect(page.getByRole("rowheader")).toHaveText([typed]);
});

test("what is typed while an answer is under way stays", async ({ page, admin }) => {
  const [title, { ten }] = [unique("Emma"), uniqueIsbn()];
  await makeBook(admin, { title: unique("Persuasion"), isbn: ten });
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const isSaving = (request: Request) => request.postData()?.includes(title) ?? false;
  await page.route("**/desk/books/new", async (route) => {
    if (isSaving(route.request())) await held;
    await route.continue();
  });
  await page.goto("/desk/books/new");
  const description = page.getByLabel("Description");
  await page.getByLabel("ISBN").fill(ten);
  await page.getByLabel("Title", { exact: true }).fill(title);
  await description.fill("Typed before");
  const sent = page.waitForRequest(isSaving);
  await page.getByRole("button", { name: "Add book" }).click();
  await sent;
  await description.fill("Typed meanwhile");
  letGo();
  await expect(page.getByLabel("ISBN")).toHaveAccessibleDescription(/Another book has this ISBN/);
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue(title);
  await expect(description).toHaveValue("Typed meanwhile");
});

test("a tab from before an update reloads with what was typed", async ({ page }) => {
  const typed = unique("Ann");
  await page.route("**/desk/authors/new", async (route) => {
    const headers = await route.request().allHeaders();
    const stale = { ...headers, "next-action": "00".repeat(21) };
    await route.continue({ headers: headers["next-action"] ? stale : headers });
  });
  await page.goto("/desk/authors/new");
  await name(page).fill(typed);
  await add(page);
  await expect(alert(page)).toContainText("Deckle was updated");
  await expect(name(page)).toHaveValue(typed);
  await page.unroute("**/desk/authors/new");
  await page.getByRole("button", { name: "Reload this page" }).click();
  await expect(page.getByRole("status").filter({ hasText: "This is your draft from" })).toBeVisible();
  await expect(name(page)).toHaveValue(typed);
  await add(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(typed);
});

test("no password is kept, and nothing at all after signing out", async ({ admin, browser, baseURL }) => {
  const user = await makeUser(admin);
  const context = await browser.newContext({ baseURL, storageState: stateOf(await clientOf(admin, user)) });
  const page = await context.newPage();
  const typed = unique("Private");
  await page.goto("/desk/account");
  await page.getByLabel("New password").fill("my typed secret");
  await page.goto("/desk/authors/new");
  await name(page).fill(typed);
  await expect.poll(() => kept(page)).toContain(typed);
  expect(await kept(page)).not.toContain("secret");
  await page.goto("/desk");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: /Sign in/ })).toBeVisible();
  await expect.poll(() => kept(page)).not.toContain(typed);
  await context.close();
});

test("Back leads to the same place of the same list, after saving too, and so does the way up", async ({ page }) => {
  const [list, name] = ["/desk/books?size=50", unique("Ann")];
  await page.goto(list);
  const row = page.getByRole("rowheader").nth(40).getByRole("link");
  await row.scrollIntoViewIfNeeded();
  const place = await page.evaluate(() => scrollY);
  await row.click();
  const up = page.getByRole("navigation", { name: "Breadcrumb" }).getByRole("link", { name: "Books" });
  await expect(up).toHaveAttribute("href", list);
  // What is saved makes the list one that must be asked for anew.
  await page.getByRole("link", { name: "Authors", exact: true }).click();
  await page.getByRole("link", { name: "New author" }).click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await add(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  for (const back of ["New author", "Authors"]) {
    await page.goBack();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(back);
  }
  await page.goBack();
  await expect(up).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(list);
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(place);
});
