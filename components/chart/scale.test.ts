import { describe, expect, test } from "vitest";
import { barLength, maxOf } from "./scale";

describe("the length of a bar", () => {
  test.each([
    ["nothing is drawn for nothing", 0, 10, 0],
    ["nothing, where all values are 0", 0, 0, 0],
    ["the largest value fills its room", 7, 7, 100],
    ["a third", 1, 3, 33.3],
    ["a huge value", 5_000_000_000, 5_000_000_000, 100],
    ["what is little beside the largest is seen still", 1, 5_000_000_000, 0.6],
    ["the scale is no shorter than a bar", 12, 10, 100],
    ["what is no number is not drawn", Number.NaN, 10, 0],
    ["nor what is less than nothing", -3, 10, 0],
  ])("%s", (_what, value, largest, expected) => {
    expect(barLength(value, largest)).toBe(expected);
  });

  test("is measured by the largest of all values, of which there may be none or a great many", () => {
    expect(maxOf([])).toBe(0);
    expect(maxOf([0, 0])).toBe(0);
    expect(maxOf(Array.from({ length: 200_000 }, (_, value) => value))).toBe(199_999);
  });
});
