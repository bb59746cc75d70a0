import type { Page } from "@playwright/test";
import { makeAuthor, unique } from "./support/rows";
import { expect, test } from "./support/test";

test.use({ role: "admin" });

const somebody = () => {
  const username = unique("nora").replace(" ", ".");
  return { username, email: `${username}@example.com` };
};

async function add(page: Page, { username, email }: { username: string; email: string }) {
  await page.getByLabel("Username").fill(username);
  await page.getByLabel("Email").fill(email);
  await page.getByRole("button", { name: "Add user" }).click();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("the users' page adds one, with a one-time link", async ({ page }) => {
      const { username, email } = somebody();
      await page.goto("/desk/users");
      await add(page, { username, email: `  ${email} ` });

      const message = page.getByRole("status").filter({ hasText: "User added successfully!" });
      await expect(message.getByLabel("One-time link")).toHaveValue(
        /^http:\/\/localhost:\d+\/one-time-link\/[\w-]{20,}$/,
      );
      await expect(page.getByLabel("Username")).toHaveValue("");

      await page.getByLabel("Search users").fill(username);
      await page.getByRole("button", { name: "Search", exact: true }).click();
      await expect(page.getByRole("columnheader")).toHaveText([
        "ID",
        "Username",
        "Email",
        "Role",
        "Active",
        "Registered",
      ]);
      await expect(page.getByRole("row", { name: username }).getByRole("cell")).toHaveText([
        "",
        /^\d+$/,
        email,
        "bookseller",
        "Yes",
        /\d{4}$/,
      ]);
    });
  });
}

test("what is taken or malformed is said at its field, and stays there", async ({ page }) => {
  const { username, email } = somebody();
  const fields = { Username: page.getByLabel("Username"), Email: page.getByLabel("Email") };
  const expectWrong = async (name: keyof typeof fields, why: RegExp, typed: { username: string; email: string }) => {
    await expect(fields[name]).toHaveAccessibleDescription(why);
    await expect(fields[name]).toHaveAttribute("aria-invalid", "true");
    await expect(fields.Username).toHaveValue(typed.username);
    await expect(fields.Email).toHaveValue(typed.email);
  };
  await page.goto("/desk/users");
  for (const [name, why, typed] of [
    ["Username", /taken/, { username: "ADMIN", email }],
    ["Email", /taken/, { username, email: "Admin@Example.COM" }],
    ["Email", /not an email address/, { username, email: "nora@shop@home" }],
    ["Username", /can’t contain @/, { username: email, email }],
    ["Username", /Enter a username/, { username: "\u200b ", email }],
    ["Email", /The limit is 120/, { username, email: `${"n".repeat(130)}@example.com` }],
  ] as const) {
    await add(page, typed);
    await expectWrong(name, why, typed);
  }
  await add(page, { username: "Manager", email });
  await expectWrong("Username", /taken/, { username: "Manager", email });
  await page.getByRole("link", { name: "See manager" }).click();
  await page.getByRole("button", { name: "Leave without saving" }).click();
  await expect(page.getByRole("heading", { name: "manager" })).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("the link is shown once", async ({ page }) => {
    const message = page.getByText("User added successfully!");
    await page.goto("/desk/users");
    await add(page, somebody());
    await expect(message).toBeVisible();
    await page.getByRole("button", { name: "Dismiss" }).click();
    await expect(message).toBeHidden();
    await add(page, somebody());
    await expect(message).toBeVisible();
    await page.reload();
    await expect(page.getByRole("table", { name: "Users" })).toBeVisible();
    await expect(message).toBeHidden();
  });
});

test("a user is edited, shut out, let in again and deleted", async ({ page }) => {
  const { username, email } = somebody();
  await page.goto("/desk/users");
  await add(page, { username, email });
  await expect(page.getByText("User added successfully!")).toBeVisible();
  await page.goto(`/desk/users?q=${username}`);
  await page.getByRole("link", { name: username }).click();

  await page.getByRole("link", { name: "Edit" }).click();
  await page.getByLabel("Email").fill(`new.${email}`);
  await page.getByLabel("Role").selectOption("Manager");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status")).toContainText("Saved.");
  await expect(page.getByRole("definition").filter({ hasText: `new.${email}` })).toBeVisible();
  await expect(page.getByRole("definition").filter({ hasText: "manager" })).toBeVisible();

  await page.getByRole("button", { name: "Deactivate" }).click();
  await expect(page.getByRole("status")).toContainText("User deactivated");
  await page.getByRole("button", { name: "Reactivate" }).click();
  await expect(page.getByRole("status")).toContainText("User reactivated");
  await page.getByRole("button", { name: "New one-time link" }).click();
  await expect(page.getByLabel("One-time link")).toHaveValue(/one-time-link/);

  await page.getByRole("link", { name: "Delete" }).click();
  await expect(page.getByRole("main")).toContainText(
    `The user ${username} (new.${email}) will be deleted, with their sessions`,
  );
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("status")).toContainText(/User “.*” deleted/);
  await page.goto(`/desk/users?q=${username}`);
  await expect(page.getByRole("heading", { name: "No user matches" })).toBeVisible();
});

test("a user who has done something is not deleted", async ({ admin, signedIn }) => {
  await makeAuthor(await signedIn("manager"), { name: unique("Ursula") });
  const { text } = await admin.open("/desk/users?q=manager@example.com");
  const page = await admin.open(`/desk/users/${/href="\/desk\/users\/(\d+)"/.exec(text)?.[1]}/delete`);
  expect(page.text).toMatch(/manager has made \d+ changes?, .*Deactivate them instead/s);
  expect(page.text).not.toMatch(/<button[^>]*>Delete</);
});
