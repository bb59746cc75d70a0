import { expect, test } from "vitest";
import { escapeLike, searchWords } from "./words";

test("the words of a search are folded, and at most eight", () => {
  expect(searchWords("  Żółć\tSTRASSE ")).toEqual(["zolc", "strasse"]);
  expect(searchWords("\u0000 \u200b")).toEqual([]);
  expect(searchWords("a b c d e f g h i j")).toHaveLength(8);
});

test("what LIKE takes for a pattern is escaped", () => {
  expect(escapeLike("100%_!a")).toBe("100!%!_!!a");
});
