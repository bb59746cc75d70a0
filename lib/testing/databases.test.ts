import { expect, test } from "vitest";
import { isLeftover, isOfRun, nameBeside, templateName } from "./databases";

const hour = 60 * 60_000;
// No process has it: Linux ends at 4194304.
const nobody = 99999999;

test("a database is left behind when its process is gone, after a while", () => {
  const template = templateName();
  expect(isLeftover(template)).toBe(false);
  expect(isLeftover(template, Date.now() + hour)).toBe(false);
  expect(isLeftover(`deckle_test_${Date.now() - hour}_${nobody}`)).toBe(true);
  expect(isLeftover(nameBeside(`deckle_test_${Date.now() - hour}_${nobody}`))).toBe(true);
  expect(isLeftover(`deckle_test_${Date.now()}_${nobody}`)).toBe(false);
  expect(isLeftover("deckle")).toBe(false);
});

test("a run knows its own databases", () => {
  const template = templateName();
  expect(isOfRun(template, template)).toBe(true);
  expect(isOfRun(nameBeside(template), template)).toBe(true);
  expect(isOfRun(`${template}0`, template)).toBe(false);
});
