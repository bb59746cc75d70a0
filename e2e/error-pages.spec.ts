/** What stands where a page cannot be made, or is not to be seen: what happened, and the way back. */
import { expect, test } from "./support/test";

test.describe("says what is wrong, and leads back", () => {
  test("404 on the storefront and for an unknown URL", async ({ page }) => {
    expect((await page.goto("/books/999999999"))?.status()).toBe(404);
    await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
    await page.getByRole("link", { name: "Browse books" }).click();
    await expect(page).toHaveURL("/books");
    expect((await page.goto("/no-such-page"))?.status()).toBe(404);
    await page.getByRole("link", { name: "Home" }).click();
    await expect(page).toHaveURL("/");
  });

  test.describe("to a bookseller", () => {
    test.use({ role: "bookseller" });

    test("403", async ({ page }) => {
      expect((await page.goto("/desk/users"))?.status()).toBe(403);
      await expect(page.getByRole("heading", { name: "You don’t have permission to see this page" })).toBeVisible();
      await page.getByRole("link", { name: "Back to dashboard" }).click();
      await expect(page).toHaveURL("/desk");
    });
  });

  test.describe("without JavaScript", () => {
    test.use({ javaScriptEnabled: false, role: "bookseller" });

    test("404 and 403", async ({ signedIn }) => {
      const bookseller = await signedIn("bookseller");
      for (const [path, status, title, link] of [
        ["/books/999999999", 404, "Page not found", "Home"],
        ["/desk/books/999999999", 404, "Page not found", "Home"],
        ["/no-such-page", 404, "Page not found", "Home"],
        ["/desk/users", 403, "You don’t have permission to see this page", "Back to dashboard"],
      ] as const) {
        const answer = await bookseller.get(path);
        expect(answer.status, path).toBe(status);
        expect(answer.text, path).toMatch(new RegExp(`<h1[^>]*>${title}`));
        expect(answer.text, path).toMatch(new RegExp(`<a[^>]*>${link}`));
      }
    });

    test("409, a form from before an update", async ({ page }) => {
      await page.route("**/desk/authors/new", async (route) => {
        const sent = route.request().postData() ?? undefined;
        await route.continue({ postData: sent?.replaceAll(/"id":"[\da-f]{42}"/g, `"id":"${"00".repeat(21)}"`) });
      });
      await page.goto("/desk/authors/new");
      await page.getByLabel("Name", { exact: true }).fill("Too Late");
      await page.getByRole("button", { name: "Add author" }).click();
      await expect(page.getByRole("heading", { name: "Deckle has been updated" })).toBeVisible();
      await expect(page.getByRole("link", { name: "Back to dashboard" })).toBeVisible();
    });
  });
});
