import type { Page } from "@playwright/test";
import { expect } from "./test";

/** Chooses as a person does: types and takes what is offered; without JavaScript it is a select. */
export async function choose(page: Page, label: string, option: string, javaScriptEnabled = true): Promise<void> {
  if (!javaScriptEnabled) return void (await page.getByLabel(label).selectOption(option));
  const box = page.getByRole("combobox", { name: label });
  await box.and(page.locator("input")).fill(option);
  await page.getByRole("listbox", { name: "Options" }).getByRole("option", { name: option }).first().click();
  await expect(box).toHaveValue(option);
  await expect(box).toHaveAttribute("aria-expanded", "false");
}
