import fc from "fast-check";
import { expect, test } from "vitest";
import { diffWords } from "./word-diff";

const words = fc.array(fc.constantFrom("the", "cat", "sat", "on", "a", "mat", " ", "\n", "  ", "é"), { maxLength: 40 });
const text = fc.oneof(
  words.map((all) => all.join(" ")),
  fc.string(),
);
const only = (segments: ReturnType<typeof diffWords>, kind: string) =>
  segments.filter((segment) => segment.kind === "same" || segment.kind === kind);
const joined = (segments: { text: string }[]) => segments.map((segment) => segment.text).join("");

test("what is gone and what is new make up both texts again", () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const segments = diffWords(before, after);
      expect(joined(only(segments, "removed"))).toBe(before);
      expect(joined(only(segments, "added"))).toBe(after);
      expect(segments.every((segment, index) => segment.kind !== segments[index + 1]?.kind)).toBe(true);
    }),
  );
});

test("only what differs is marked", () => {
  expect(diffWords("The cat sat on the mat.", "The old cat sat on a mat.")).toEqual([
    { kind: "same", text: "The " },
    { kind: "added", text: "old " },
    { kind: "same", text: "cat sat on " },
    { kind: "removed", text: "the " },
    { kind: "added", text: "a " },
    { kind: "same", text: "mat." },
  ]);
  expect(diffWords("same", "same")).toEqual([{ kind: "same", text: "same" }]);
  expect(diffWords("", "")).toEqual([]);
});

test("texts that differ in everything are not compared word by word", () => {
  // Word by word, the one in the middle would be found to be the same.
  const [before, after] = ["a", "b"].map(
    (letter) => `same ${`${letter} `.repeat(2_500)}middle ${`${letter} `.repeat(2_500)}`,
  );
  expect(diffWords(before ?? "", after ?? "").map(({ kind }) => kind)).toEqual(["same", "removed", "added"]);
});
