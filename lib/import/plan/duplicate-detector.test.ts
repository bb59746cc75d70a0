import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DuplicateDetector, HashedLineIndex, MatchedRecords } from "./duplicate-detector";

it("keeps the first line of each text, however many there are", () => {
  const lines = new HashedLineIndex();
  for (let line = 1; line <= 50_000; line++) expect(lines.add(`text ${line}`, line)).toBe(true);
  for (let line = 1; line <= 50_000; line += 7) expect(lines.get(`text ${line}`)).toBe(line);
  expect(lines.add("text 7", 99)).toBe(false);
  expect([lines.get("text 7"), lines.get("text 0")]).toEqual([7, undefined]);
});

it("is a map from texts to lines", () => {
  const word = fc.string({ maxLength: 3 });
  fc.assert(
    fc.property(fc.array(word), (words) => {
      const [lines, map] = [new HashedLineIndex(), new Map<string, number>()];
      for (const [place, one] of words.entries()) {
        expect(lines.add(one, place + 1)).toBe(!map.has(one));
        if (!map.has(one)) map.set(one, place + 1);
      }
      for (const one of words) expect(lines.get(one)).toBe(map.get(one));
    }),
  );
});

describe("twins", () => {
  const book = (title: string, isbn: string | null) => [
    ...(isbn === null ? [] : [{ text: `isbn ${isbn}`, distinguisher: null }]),
    { text: title, distinguisher: isbn },
  ];

  it("are the same where they have a key in common", () => {
    const detector = new DuplicateDetector();
    expect(detector.check(book("emma", "1"), 2)).toBeUndefined();
    expect(detector.check(book("emma, again", "1"), 3)).toEqual({ line: 2, key: "isbn 1" });
  });

  it("are not where each has an ISBN of its own, and are where one has none", () => {
    const detector = new DuplicateDetector();
    expect(detector.check(book("emma", "1"), 2)).toBeUndefined();
    expect(detector.check(book("emma", "2"), 3)).toBeUndefined();
    expect(detector.check(book("emma", null), 4)).toEqual({ line: 2, key: "emma" });
    expect(detector.check(book("persuasion", null), 5)).toBeUndefined();
    expect(detector.check(book("persuasion", "3"), 6)).toEqual({ line: 5, key: "persuasion" });
  });
});

it("matchedRecords are settled or forgotten", () => {
  const matchedRecords = new MatchedRecords();
  matchedRecords.add(7, 2);
  matchedRecords.endTransaction(false);
  expect(matchedRecords.lineOf(7)).toBeUndefined();
  matchedRecords.add(7, 3);
  matchedRecords.endTransaction(true);
  expect(matchedRecords.lineOf(7)).toBe(3);
});
