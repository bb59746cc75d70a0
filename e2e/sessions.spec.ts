/** Sessions: how they begin, how they end, and that nothing typed is lost when one ends too early. */
import type { Browser, Page } from "@playwright/test";
import { Client, messageIn } from "./support/client";
import { clientOf, makeBook, makeInvitedUser, makeStore, makeUser, password, unique } from "./support/rows";
import { letSessionsRunOut } from "./support/run-out";
import { stateOf } from "./support/state";
import { expect, type Role, seededPassword, test } from "./support/test";

const session = "deckle-session";

test.describe("a session that ends while a form is open", () => {
  const note = "Two\nlines, “quoted” & <b>";

  /** A browser in which a new user is signed in. */
  async function signedIn(
    admin: Client,
    browser: Browser,
    baseURL: string | undefined,
    { role, javaScriptEnabled = true }: { role?: Role; javaScriptEnabled?: boolean } = {},
  ) {
    const user = await makeUser(admin, role);
    const storageState = stateOf(await clientOf(admin, user));
    const context = await browser.newContext({ javaScriptEnabled, baseURL, storageState });
    return { user, context, page: await context.newPage() };
  }

  for (const javaScriptEnabled of [true, false]) {
    test(`run out ${javaScriptEnabled ? "with" : "without"} JavaScript: saving asks to sign in, and comes back to the form with its draft`, async ({
      admin,
      browser,
      baseURL,
    }) => {
      const { user, context, page } = await signedIn(admin, browser, baseURL, { javaScriptEnabled });
      const name = unique("Kept author");
      await page.goto("/desk/authors/new");
      await page.getByLabel("Name", { exact: true }).fill(name);
      await page.getByLabel("Note").fill(note);
      letSessionsRunOut(user);

      await page.getByRole("button", { name: "Add author" }).click();
      await expect(page.getByText("Sign in, and your draft will be restored.")).toBeVisible();
      await signIn(page, user.username);

      await expect(page).toHaveURL("/desk/authors/new");
      await expect(page.getByText(/This is your draft from .* It is not saved yet\./)).toBeVisible();
      await expect(page.getByLabel("Name", { exact: true })).toHaveValue(name);
      await expect(page.getByLabel("Note")).toHaveValue(note);
      await page.getByRole("button", { name: "Add author" }).click();
      await expect(page.getByRole("heading", { name })).toBeVisible();

      // Saved once, and then forgotten.
      await page.goto("/desk/authors/new");
      await expect(page.getByLabel("Name", { exact: true })).toHaveValue("");
      await context.close();
    });
  }

  test("run out before something is looked up without JavaScript; the draft is put away in the end", async ({
    admin,
    browser,
    baseURL,
  }) => {
    const { user, context, page } = await signedIn(admin, browser, baseURL, { javaScriptEnabled: false });
    const title = page.getByLabel("Title", { exact: true });
    const find = page.getByLabel("Add author");
    await page.goto("/desk/books/new");
    await title.fill("Half a title");
    letSessionsRunOut(user);

    await page.getByLabel("ISBN").fill("0-306-40615-2");
    await find.fill("Tolkien");
    await page.getByRole("button", { name: "Find author" }).click();
    await signIn(page, user.username);
    await expect(page).toHaveURL("/desk/books/new");
    await expect(title).toHaveValue("Half a title");
    await expect(find).toHaveValue("Tolkien");

    await page.getByRole("button", { name: "Discard draft" }).click();
    await expect(title).toHaveValue("");
    await page.goto("/desk/books/new");
    await expect(title).toHaveValue("");
    await context.close();
  });

  test("run out in the middle of an edit: the draft says where it differs from what is saved", async ({
    admin,
    browser,
    baseURL,
  }) => {
    const { user, context, page } = await signedIn(admin, browser, baseURL, { role: "manager" });
    const name = unique("Till");
    const path = await admin.done("/desk/computers/new", "Add computer", {
      name,
      memory: "8",
      note: "By the door",
    });
    await page.goto(`${path}/edit`);
    await page.getByLabel("Memory (GB)").fill("64");
    await page.getByLabel("Note").clear();
    letSessionsRunOut(user);

    await page.getByRole("button", { name: "Save" }).click();
    await signIn(page, user.username);
    await expect(page).toHaveURL(`${path}/edit`);
    await expect(page.getByLabel("Memory (GB)")).toHaveValue("64");
    const differs = page.getByRole("region", { name: "Draft changes" }).getByRole("listitem");
    await expect(differs).toHaveText(["Memory (GB): 8 64", "Note: By the door not set"]);
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page).toHaveURL(path);
    await expect(page.getByText("64", { exact: true })).toBeVisible();
    await context.close();
  });

  test("ended by an admin: the form stays as it is, to be sent again", async ({ admin, browser, baseURL }) => {
    const { user, context, page } = await signedIn(admin, browser, baseURL);
    const name = unique("Author");
    await page.goto("/desk/authors/new");
    await page.getByLabel("Name", { exact: true }).fill(name);
    await admin.done(`/desk/users/${user.id}`, "Sign out everywhere");
    await page.getByRole("button", { name: "Add author" }).click();
    const alert = page.getByRole("main").getByRole("alert");
    await expect(alert).toContainText("You were signed out, and nothing was saved.");
    const opened = context.waitForEvent("page");
    await alert.getByRole("link", { name: "Sign in (new tab)" }).click();
    const tab = await opened;
    await signIn(tab, user.username);
    await expect(tab).toHaveURL("/desk");
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue(name);
    await page.getByRole("button", { name: "Add author" }).click();
    await expect(page.getByRole("heading", { name })).toBeVisible();
    await context.close();
  });

  test("ended with its cookie, without JavaScript: nothing is promised that is not kept", async ({
    admin,
    browser,
    baseURL,
  }) => {
    const { user, context, page } = await signedIn(admin, browser, baseURL, { javaScriptEnabled: false });
    const name = unique("Author");
    await page.goto("/desk/authors/new");
    await page.getByLabel("Name", { exact: true }).fill(name);
    await context.clearCookies();
    await page.getByRole("button", { name: "Add author" }).click();
    await expect(page.getByRole("status")).toHaveText(
      "You were signed out, and nothing was saved. Sign in and fill in the form again.",
    );
    await signIn(page, user.username);
    await expect(page).toHaveURL("/desk/authors/new");
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue("");
    await expect(page.getByText("draft")).toHaveCount(0);
    await context.close();
  });

  test("a form that no draft comes back to promises none", async ({ admin }) => {
    const user = await makeUser(admin);
    const [book, store] = [
      await makeBook(admin, { title: unique("Emma") }),
      await makeStore(admin, { name: unique("Quay") }),
    ];
    const client = await clientOf(admin, user);
    const form = await client.form(`/desk/books/${book}`, "Add to store", { storeId: String(store) });
    letSessionsRunOut(user);
    const { location } = await client.send(form, "Add to store", { quantity: "7" });
    expect(location).toBe(`/sign-in?next=%2Fdesk%2Fbooks%2F${book}&draft=lost`);
  });

  test("somebody else who signs in there does not get to see what was typed", async ({ admin }) => {
    const [user, other] = [await makeUser(admin), await makeUser(admin)];
    const client = await clientOf(admin, user);
    const form = await client.form("/desk/authors/new", "Add author");
    letSessionsRunOut(user);
    await client.send(form, "Add author", { name: "Private thoughts" });
    await client.signIn(other.username, password);
    expect((await client.open("/desk/authors/new")).text).not.toContain("Private thoughts");
    const back = await clientOf(admin, user);
    expect((await back.open("/desk/authors/new")).text).toContain("Private thoughts");
  });

  test("a password that was being typed is not kept", async ({ admin }) => {
    const user = await makeUser(admin);
    const client = await clientOf(admin, user);
    const form = await client.form("/desk/account", "Change password");
    letSessionsRunOut(user);
    const typed = { currentPassword: "my typed secret", newPassword: "my typed secret" };
    expect((await client.send(form, "Change password", typed)).location).toMatch(/^\/sign-in\?/);
    await client.signIn(user.username, password);
    expect((await client.open("/desk/account")).text).not.toContain("my typed secret");
  });
});

test.describe("a token that somebody got hold of", () => {
  const planted = { username: "planted-name", role: "admin", id: "1" };

  /** Two users, and the form of the second as the first, an admin, has it open. */
  async function openForm(admin: Client) {
    const [owner, target] = [await makeUser(admin, "admin"), await makeUser(admin)];
    const thief = await clientOf(admin, owner);
    const path = `/desk/users/${target.id}/edit`;
    return { owner, target, thief, path, form: await thief.form(path, "Save") };
  }

  test("plants nothing in its owner's forms once they have signed out", async ({ admin }) => {
    const { owner, target, thief, path, form } = await openForm(admin);
    await admin.done(`/desk/users/${owner.id}`, "Sign out everywhere");
    expect((await thief.send(form, "Save", planted)).location).toMatch(/&draft=lost$/);
    thief.cookies.clear();
    expect((await thief.send(form, "Save", planted)).location).toMatch(/&draft=lost$/);
    const back = await (await clientOf(admin, owner)).form(path, "Save");
    expect(Object.fromEntries(back.fields)).toMatchObject({ username: target.username, role: "bookseller" });
  });

  test("changes no role by a draft, and no other row, and is seen, where their session has run out", async ({
    admin,
  }) => {
    const { owner, target, thief, path, form } = await openForm(admin);
    letSessionsRunOut(owner);
    expect((await thief.send(form, "Save", planted)).location).toMatch(/&draft=saved$/);
    const client = await clientOf(admin, owner);
    const fields = Object.fromEntries((await client.form(path, "Save")).fields);
    expect(fields).toMatchObject({ username: planted.username, role: "bookseller", id: String(target.id) });
    const { text } = await client.open(path);
    expect(text).toContain("Drafts never include roles and permissions");
    expect(text).toContain(`<del>${target.username}</del> <ins>${planted.username}</ins>`);
  });
});

test("a user who is deactivated is out at once, and cannot come back", async ({ admin, visitor }) => {
  const user = await makeUser(admin, "manager");
  const client = await clientOf(admin, user);
  const form = await client.form("/desk/stores/new", "Add store");
  await admin.done(`/desk/users/${user.id}`, "Deactivate");
  expect((await client.get("/desk")).location).toBe("/sign-in?next=%2Fdesk");
  expect((await client.send(form, "Add store", { name: unique("Never") })).location).toMatch(/^\/sign-in\?/);
  const refused = await visitor.fill("/sign-in", "Sign in", { login: user.username, password });
  expect(messageIn(refused.text)).toContain("Wrong username or password.");

  await admin.done(`/desk/users/${user.id}`, "Reactivate");
  // What ended stays ended.
  expect((await client.get("/desk")).status).toBe(307);
  await visitor.signIn(user.username, password);
  await visitor.open("/desk");
});

test.describe("a one-time link", () => {
  test("lets its user choose a password and sign in, and is used up", async ({ admin, page }) => {
    const user = await makeInvitedUser(admin);
    await page.goto(user.link);
    await expect(page.getByRole("heading", { name: `Choose a password, ${user.username}` })).toBeVisible();
    await page.getByLabel("New password").fill("too short");
    await page.getByRole("button", { name: "Save password" }).click();
    await expect(page.getByText("A password has at least 12 characters.")).toBeVisible();
    await page.getByLabel("New password").fill(password);
    await page.getByRole("button", { name: "Save password" }).click();
    await expect(page.getByText(`Password saved, ${user.username}.`)).toBeVisible();
    await signIn(page, user.username);
    await expect(page.getByRole("heading", { name: "Dashboard", exact: true })).toBeVisible();

    await page.goto(user.link);
    await expect(page.getByText("It was already used or has expired.")).toBeVisible();
  });
});

test("password fields hide what is typed, and a password manager knows what they are", async ({ admin, visitor }) => {
  const pages: [Client, string, string[]][] = [
    [visitor, "/sign-in", ["current-password"]],
    [admin, "/desk/account", ["current-password", "new-password"]],
  ];
  for (const [client, path, kinds] of pages) {
    const inputs = (await client.open(path)).text.match(/<input\b[^>]*name="[a-zA-Z]*password"[^>]*>/gi) ?? [];
    expect(inputs.map((input) => /type="(\w+)"/.exec(input)?.[1])).toEqual(kinds.map(() => "password"));
    expect(inputs.map((input) => /autocomplete="([\w-]+)"/i.exec(input)?.[1])).toEqual(kinds);
  }
});

test("a password that was changed signs out everywhere else", async ({ admin, visitor }) => {
  const user = await makeUser(admin);
  const [here, there] = [await clientOf(admin, user), await clientOf(admin, user)];
  const form = { currentPassword: password, newPassword: "eleven tin drums roll" };
  await here.done("/desk/account", "Change password", form);
  await here.open("/desk");
  expect((await there.get("/desk")).location).toBe("/sign-in?next=%2Fdesk");
  const refused = await visitor.fill("/sign-in", "Sign in", { login: user.username, password });
  expect(refused.status).toBe(200);
  await visitor.signIn(user.username, form.newPassword);
});

test.describe("signing in", () => {
  test("takes nobody's word for who they are", async ({ visitor }) => {
    for (const value of ["", "x", "0", "' OR 1=1 --", "a".repeat(4000)]) {
      visitor.cookies.set(session, { value, path: "/" });
      expect((await visitor.get("/desk")).location).toBe("/sign-in?next=%2Fdesk");
    }
  });

  test("gives a cookie that no script reads and no other site sends", async ({ visitor }) => {
    const form = await visitor.form("/sign-in", "Sign in");
    const answer = await visitor.send(form, "Sign in", { login: "bookseller", password: seededPassword() });
    const [line = ""] = answer.headers.getSetCookie().filter((cookie) => cookie.startsWith(session));
    expect(line).toMatch(/; HttpOnly/i);
    expect(line).toMatch(/; SameSite=Lax/i);
    expect(line).toMatch(/; Path=\/(;|$)/i);
    // Plain http here; behind a proxy it is https, and then it is Secure. A client's own word for it does not count.
    expect(line).not.toMatch(/Secure|Domain=/i);
    const claimed = await visitor.post("/sign-in", new FormData(), {
      origin: visitor.origin,
      "x-forwarded-proto": "https",
    });
    expect(claimed.headers.getSetCookie().join()).not.toMatch(/Secure/i);
  });

  test("goes on to where one wanted to go", async ({ page }) => {
    await page.goto("/desk/books?q=earth&sort=-year");
    await expect(page).toHaveURL(/\/sign-in\?next=/);
    await signIn(page, "bookseller", seededPassword());
    await expect(page).toHaveURL("/desk/books?q=earth&sort=-year");
  });

  const foreign = ["//evil.example", "/\\evil.example", "https://evil.example", "/desk/..//evil.example"];

  test("goes on to no other site", async ({ visitor, signedIn }) => {
    const known = await signedIn("bookseller");
    for (const next of foreign) {
      const path = `/sign-in?next=${encodeURIComponent(next)}`;
      const values = { login: "bookseller", password: seededPassword() };
      const to = await new Client(visitor.origin).done(path, "Sign in", { ...values, _next: next });
      expect(to, next).toMatch(/^\/(?![/\\])/);
      const led = await known.get(path);
      expect(led.status).toBe(307);
      expect(led.headers.get("location"), next).toMatch(/^\/(?![/\\])/);
    }
  });
});

test("signing out ends the session, not only the cookie", async ({ admin, browser, baseURL }) => {
  const user = await makeUser(admin);
  const client = await clientOf(admin, user);
  const context = await browser.newContext({ baseURL, storageState: stateOf(client) });
  const page = await context.newPage();
  await page.goto("/desk");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/sign-in");
  expect((await context.cookies()).map(({ name }) => name)).not.toContain(session);
  // Nothing of the desk is left in the browser for whoever goes back.
  await page.goBack();
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Sign in/);
  await page.goto("/desk");
  await expect(page).toHaveURL(/\/sign-in/);
  expect((await client.get("/desk")).status).toBe(307);
  await context.close();
});

async function signIn(page: Page, login: string, secret = password): Promise<void> {
  await page.getByLabel("Username or email").fill(login);
  await page.getByLabel("Password").fill(secret);
  await page.getByRole("button", { name: "Sign in" }).click();
}
