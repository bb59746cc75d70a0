/** What stands where a page cannot be made, or is not to be seen: what happened, and the way back. */
import Database from "better-sqlite3";
import { Server } from "./support/server";
import { stateOf } from "./support/state";
import { expect, test } from "./support/test";

test.describe("says what is wrong, and leads back", () => {
  test("404 in the shop window, and for an address that never was", async ({ page }) => {
    expect((await page.goto("/books/999999999"))?.status()).toBe(404);
    await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
    await page.getByRole("link", { name: "Browse books" }).click();
    await expect(page).toHaveURL("/books");
    expect((await page.goto("/no-such-page"))?.status()).toBe(404);
    await page.getByRole("link", { name: "To the start" }).click();
    await expect(page).toHaveURL("/");
  });

  test.describe("to a bookseller", () => {
    test.use({ role: "bookseller" });

    test("403", async ({ page }) => {
      expect((await page.goto("/desk/users"))?.status()).toBe(403);
      await expect(page.getByRole("heading", { name: "This page is not for your role" })).toBeVisible();
      await page.getByRole("link", { name: "To the desk" }).click();
      await expect(page).toHaveURL("/desk");
    });
  });

  test.describe("without JavaScript", () => {
    test.use({ javaScriptEnabled: false, role: "bookseller" });

    test("404 and 403", async ({ signedIn }) => {
      const bookseller = await signedIn("bookseller");
      for (const [path, status, title, link] of [
        ["/books/999999999", 404, "Page not found", "To the start"],
        ["/desk/books/999999999", 404, "Page not found", "To the start"],
        ["/no-such-page", 404, "Page not found", "To the start"],
        ["/desk/users", 403, "This page is not for your role", "To the desk"],
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
      await expect(page.getByRole("link", { name: "To the desk" })).toBeVisible();
    });
  });

  test("500, by a number that is in the log, and with no detail", async ({ browser }) => {
    const server = await Server.onFreePort();
    try {
      await server.migrate();
      await server.start();
      const context = await browser.newContext({ storageState: stateOf(await server.setUp()) });
      const database = new Database(server.databaseFile);
      database.exec('DROP TABLE "Computer"');
      database.close();
      const page = await context.newPage();
      const answer = await page.goto(`${server.origin}/desk/computers`);
      expect(answer?.status()).toBe(500);
      await expect(page.getByRole("heading", { name: "Something went wrong" })).toBeVisible();
      const said = String(await page.getByRole("main").textContent());
      const number = await page.getByRole("main").locator("code").textContent();
      expect(server.output).toContain(`"digest":"${number}"`);
      const sent = String(await answer?.text());
      expect(said + sent).not.toMatch(/no such table|sql|prisma|node_modules|\.ts\b/i);

      // Without JavaScript it is the request's own number.
      const [, requestId = "none"] = /<noscript>.*<code>([^<]+)<\/code>.*<\/noscript>/s.exec(sent) ?? [];
      expect(requestId).toBe(answer?.headers()["x-request-id"]);
      expect(server.output).toContain(`"requestId":"${requestId}"`);
      await context.close();
    } finally {
      await server.remove();
    }
  });
});
