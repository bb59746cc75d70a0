import { expect, it } from "vitest";
import { isbnBeginning } from "./list";

it.each([
  ["9780306406157", "9780306406157"],
  ["0-306-40615-2", "9780306406157"],
  ["978-0-306-4", "97803064"],
  ["0-306-4", "97803064"],
  ["ISBN 030640", "978030640"],
  ["030640615", "978030640615"],
  ["97803064061", "97803064061"],
  ["1984", undefined],
  ["9780306406158", undefined],
  ["03064061531", undefined],
  ["Emma", undefined],
  ["", undefined],
])("takes %j for an ISBN that begins with %j", (query, beginning) => {
  expect(isbnBeginning(query)).toBe(beginning);
});
