import { makeInvitedUser, makeUser } from "./support/rows";
import { expect, test } from "./support/test";

test.use({ role: "admin" });

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("an admin erases a person, whose name is nowhere afterwards", async ({ page, admin }) => {
    const { id, username, email } = await makeUser(admin);
    await admin.done(`/desk/users/${id}/edit`, "Save", { username: `${username}-later` });
    await page.goto(`/desk/users/${id}`);
    await page.getByRole("link", { name: "Erase personal data" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Erase personal data of ${username}-later?`);
    await expect(page.getByText("This cannot be undone.")).toBeVisible();

    await page.getByLabel("Username").fill(username);
    await page.getByRole("button", { name: "Erase personal data" }).click();
    await expect(page.getByText("This is not the username of this user.").first()).toBeVisible();
    await page.getByLabel("Username").fill(`${username}-later`);
    await page.getByRole("button", { name: "Erase personal data" }).click();

    await expect(page.getByText(`Personal data erased. The user is now called erased-${id}.`)).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`erased-${id}`);
    await expect(page.getByText("No", { exact: true })).toBeVisible();
    for (const name of ["Edit", "Reactivate", "New one-time link", "Erase personal data"]) {
      await expect(page.getByRole("link", { name, exact: true })).toHaveCount(0);
      await expect(page.getByRole("button", { name, exact: true })).toHaveCount(0);
    }
    const pages = [`/desk/users/${id}`, `/desk/users/${id}/history`, "/desk/history", `/desk/users?q=erased-${id}`];
    for (const path of pages) {
      const { text } = await admin.open(path);
      expect(text).toContain(`erased-${id}`);
      expect(text).not.toContain(username);
      expect(text).not.toContain(email);
    }
    await page.goto(`/desk/users?q=${username}`);
    await expect(page.getByText("No user matches")).toBeVisible();
    await page.goto(`/desk/users/${id}/erase`);
    await expect(page.getByText(`erased-${id} was already erased`)).toBeVisible();
  });
});

test("somebody who was deleted is erased from the page of their history", async ({ admin }) => {
  const { id, username } = await makeInvitedUser(admin);
  await admin.done(`/desk/users/${id}/delete`, "Delete", {});
  const history = `/desk/users/${id}/history`;
  expect((await admin.open(history)).text).toContain(`/desk/users/${id}/erase`);
  await admin.done(`/desk/users/${id}/erase`, "Erase personal data", { username });
  const { text } = await admin.open(history);
  expect(text).toContain(`erased-${id}`);
  expect(text).not.toContain(username);
  expect(text).not.toContain(`/desk/users/${id}/erase`);
});

test("nobody erases themselves", async ({ admin }) => {
  const { text } = await admin.open("/desk/users?q=admin");
  const id = /href="\/desk\/users\/(\d+)"[^>]*>admin</.exec(text)?.[1];
  const page = await admin.open(`/desk/users/${id}/erase`);
  expect(page.text).toContain("You can’t erase yourself.");
  expect(page.text).not.toMatch(/<button[^>]*>Erase/);
});
