import { expect, test } from "./support/test";

test.use({ colorScheme: "light" });

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("the dark theme is chosen, stays, and is given up again", async ({ page }) => {
      const scheme = () => page.locator("html").evaluate((html) => getComputedStyle(html).colorScheme);
      await page.goto("/stores");
      // Without JavaScript the button is a form's; with it, it must have been heard.
      await expect(async () => {
        await page.getByRole("button", { name: "Dark" }).click();
        expect(await scheme()).toBe("dark");
      }).toPass();
      await expect(page).toHaveURL("/stores");
      await page.goto("/");
      // In the page as it is sent: nothing flashes.
      expect(await scheme()).toBe("dark");
      await expect(page.getByRole("button", { name: "Dark" })).toHaveAttribute("aria-pressed", "true");
      await page.getByRole("button", { name: "System" }).click();
      await expect.poll(scheme).toBe("light dark");
    });
  });
}
