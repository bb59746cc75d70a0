import fc from "fast-check";
import { expect, test } from "vitest";
import { couldBeSamePerson, duplicateKey, initialsKey } from "./duplicate-key";

test.each([
  ["C.S. Lewis", "Lewis, C. S.", "C. S. Lewis", "CS Lewis", "lewis c s", "C S LEWIS", "Lewis C.S."],
  ["Émile Zola", "Zola, Emile", "EMILE ZOLA"],
  ["Flann O'Brien", "O’Brien, Flann", "Flann OBrien"],
  ["Jean-Paul Sartre", "Sartre, Jean Paul"],
  ["J.R.R. Tolkien", "JRR Tolkien", "Tolkien, J. R. R."],
  ["Henry James III", "James, Henry, III"],
])("%s is written in other ways", (...names) => {
  expect(new Set(names.map((name) => duplicateKey(name))).size).toBe(1);
});

test.each([
  ["Al Gore", "A. L. Gore"],
  ["Bo Li", "Li, B. O."],
  ["Henry James II", "Henry James"],
  ["AL GORE", "A. L. Gore"],
  ["C. S. Lewis", "C. Lewis"],
])("%s is not %s", (one, other) => {
  expect(duplicateKey(one)).not.toBe(duplicateKey(other));
});

test("a name without words has no key, so that no two of them are alike", () => {
  expect(["", "–", "?!", "'"].map((name) => duplicateKey(name))).toEqual(["", "", "", ""]);
});

const word = fc.stringMatching(/^[A-Z][a-z]{2,8}$/);
const names = fc.array(word, { minLength: 1, maxLength: 4 });

test("case, accents, order and punctuation do not matter", () => {
  fc.assert(
    fc.property(
      names,
      fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
      fc.constantFrom(" ", "-", ". ", ", "),
      (words, order, between) => {
        const key = duplicateKey(words.join(" "));
        const shuffled = words.map((word, at) => ({ word, at: order[at] ?? 0 })).sort((a, b) => a.at - b.at);
        expect(duplicateKey(shuffled.map(({ word }) => word).join(between))).toBe(key);
        expect(duplicateKey(words.join(" ").toUpperCase())).toBe(key);
        expect(duplicateKey(words.join(" ").replace(/[aeiou]/g, "$&\u0301"))).toBe(key);
        expect(duplicateKey(`${words.at(-1)}, ${words.slice(0, -1).join(" ")}`)).toBe(key);
      },
    ),
  );
});

test("initials may be written together, with points and without", () => {
  const initials = fc.array(fc.constantFrom(..."ABCDEFGHKLMNOP"), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(initials, word, (letters, surname) => {
      const spaced = `${letters.join(". ")}. ${surname}`;
      const ways = [
        `${letters.join(".")}. ${surname}`,
        `${letters.join(" ")} ${surname}`,
        `${surname}, ${letters.join(".")}.`,
      ];
      const together = letters.join("");
      if (!/^(II|III|IV|VI|VII|JR|SR)$/.test(together)) ways.push(`${together} ${surname}`);
      for (const way of ways) expect(duplicateKey(way)).toBe(duplicateKey(spaced));
      expect(initialsKey(spaced)).toBe(`${surname.toLowerCase()} ${letters.join(" ").toLowerCase()}`);
    }),
  );
});

test("initials may stand for names, and names for no others", () => {
  expect(initialsKey("Clive S. Lewis")).toBe(initialsKey("Lewis, C.S."));
  expect(initialsKey("Lewis, CS")).toBe("lewis c s");
  expect(initialsKey("Homer")).toBeUndefined();
  expect(couldBeSamePerson("Clive S. Lewis", "C. S. Lewis")).toBe(true);
  expect(couldBeSamePerson("Clive S. Lewis", "Charles S. Lewis")).toBe(false);
  expect(couldBeSamePerson("C. S. Lewis", "Lewis, C.S.")).toBe(false);
});

test("a name that is folded already gives the same", () => {
  expect(duplicateKey("Émile Zola", "emile zola")).toBe(duplicateKey("Émile Zola"));
  expect(duplicateKey("CS Lewis", "cs lewis")).toBe("c lewis s");
});
