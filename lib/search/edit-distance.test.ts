import { expect, test } from "vitest";
import { editDistance } from "./edit-distance";

test.each([
  ["tolkien", "tolkien", 0],
  ["tolkein", "tolkien", 1],
  ["dostoyevsky", "dostoevsky", 1],
  ["dostoyevsky", "dostoevskii", 3],
  ["", "ab", 2],
  ["ab", "", 2],
  ["ab", "ba", 1],
  ["ca", "abc", 3],
  ["😀a", "😀", 1],
])("%s and %s are %d apart", (one, other, far) => {
  expect(editDistance(one, other, 9)).toBe(far);
  expect(editDistance(other, one, 9)).toBe(far);
});

test("stops at its limit", () => {
  expect(editDistance("kitten", "sitting", 2)).toBe(3);
  expect(editDistance("kitten", "sitting", 3)).toBe(3);
  expect(editDistance("abcdef", "uvwxyz", 2)).toBe(3);
  expect(editDistance("a", "abcdef", 2)).toBe(3);
});
