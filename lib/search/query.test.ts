import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseSearch } from "./query";

const whole = (...phrase: string[]) => ({ phrase, beginning: false });
const beginning = (...phrase: string[]) => ({ phrase, beginning: true });

describe("a search", () => {
  test.each([
    ["one word, by its beginning", "Tolk", [beginning("tolk")]],
    ["several words, the last by its beginning", "Émile  ZOLA", [whole("emile"), beginning("zola")]],
    ["a space after the last word", "emma ", [beginning("emma")]],
    ["a phrase", '"War and Peace"', [whole("war", "and", "peace")]],
    ["curly quotes", "“War and Peace” tol", [whole("war", "and", "peace"), beginning("tol")]],
    ["a quote that is not closed yet", 'emma "war an', [whole("emma"), beginning("war", "an")]],
    ["words joined by a mark", "O’Brien catch-22", [whole("o", "brien"), beginning("catch", "22")]],
    [
      "operators",
      "AND b* OR -c ^d :e NOT",
      [..."and b or c d e".split(" ").map((word) => whole(word)), beginning("not")],
    ],
    ["no word at all", '"" *** ’ 👍 \u0000\ud800', []],
    ["Hebrew", "שָׁלוֹם", [beginning("שלום")]],
  ])("reads %s", (_, text, terms) => {
    expect(parseSearch(text)).toEqual(terms);
  });

  test("reads 200 characters, also where folding adds some", () => {
    expect(parseSearch("a".repeat(10_000))).toEqual([beginning("a".repeat(200))]);
    expect(parseSearch("㍿".repeat(200))).toEqual([beginning("株式会社".repeat(50))]);
  });

  test("has at most 8 words, also in phrases", () => {
    expect(parseSearch("a b c d e f g h i")).toEqual([..."abcdefgh"].map((word) => whole(word)));
    expect(parseSearch(`"${"the ".repeat(49)}"`)).toEqual([{ phrase: Array(8).fill("the"), beginning: false }]);
    expect(parseSearch("a-b-c-d-e f-g-h-i-j")).toEqual([
      { phrase: [..."abcde"], beginning: false },
      { phrase: [..."fgh"], beginning: false },
    ]);
  });

  test("accepts any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        for (const term of parseSearch(text))
          expect("phrase" in term && term.phrase.every((word) => word !== "")).toBe(true);
      }),
    );
  });
});
