import { choose } from "./support/pick";
import { unique } from "./support/rows";
import { expect, test } from "./support/test";

test.use({ role: "manager" });

test("a computer is added, shown, edited and deleted", async ({ page }) => {
  const name = unique("Till");
  const serial = unique("SN").replace(" ", "-");
  await page.goto("/desk/computers");
  await page.getByRole("link", { name: "New computer" }).click();
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Memory (GB)").fill("0");
  await choose(page, "Store", "Harbour Street");
  await page.getByLabel("Serial number").fill(serial);
  await page.getByRole("button", { name: "Add computer" }).click();
  await expect(page.getByLabel("Memory (GB)")).toHaveAccessibleDescription(/whole gigabytes, from 1/);
  await expect(page.getByLabel("Store")).toHaveValue("Harbour Street");
  await page.getByLabel("Memory (GB)").fill("8");
  await page.getByRole("button", { name: "Add computer" }).click();

  await expect(page.getByRole("status")).toContainText("was added.");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  await expect(page.getByRole("definition").filter({ hasText: serial })).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: "Harbour Street" })).toBeVisible();

  await page.getByRole("link", { name: "Edit" }).click();
  await page.getByLabel("Memory (GB)").fill("16");
  await choose(page, "Store", "No store");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status")).toContainText("Saved.");
  await page.getByRole("navigation", { name: "Desk" }).getByRole("link", { name: "Computers" }).click();
  await page.getByLabel("Search computers").fill(serial);
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await expect(page.getByRole("row", { name }).getByRole("cell")).toHaveText(["", "16", "", serial]);

  await page.getByRole("link", { name }).click();
  await page.getByRole("link", { name: "Delete" }).click();
  await expect(page.getByRole("main")).toContainText("Nothing depends on this computer.");
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("status")).toContainText(/The computer “.*” was deleted/);
  await page.goto(`/desk/computers?q=${serial}`);
  await expect(page.getByRole("heading", { name: "No computer matches" })).toBeVisible();
});
