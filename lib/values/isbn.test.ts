import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { looksLikeIsbn, parseIsbn } from "./isbn";
import { formatIsbn } from "./isbn-hyphens";

const thousand = { numRuns: 1000 };

const digits = (length: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(""));

// Check digits worked out another way than in isbn.ts: the one that makes the weighted sum come out even
const isbn13 = fc
  .oneof(
    digits(9).map((body) => `978${body}`),
    fc.tuple(fc.integer({ min: 1, max: 9 }), digits(8)).map(([first, body]) => `979${first}${body}`),
  )
  .map((body) => body + fitting(body, (i) => (i % 2 === 0 ? 1 : 3), 10));

const isbn10 = digits(9).map((body) => body + fitting(body, (i) => 10 - i, 11));

function fitting(body: string, weight: (i: number) => number, modulus: number): string {
  const sumWith = (last: number) => [...body].reduce((sum, digit, i) => sum + weight(i) * Number(digit), last);
  const last = Array.from({ length: modulus }, (_, i) => i).find((i) => sumWith(i) % modulus === 0);
  return last === 10 ? "X" : String(last);
}

const isOk = (text: string): boolean => parseIsbn(text).ok;
const reason = (text: string): string | null => {
  const parsed = parseIsbn(text);
  return parsed.ok ? null : parsed.reason;
};

describe("parseIsbn", () => {
  it.each([
    ["9780306406157", "9780306406157"],
    ["978-0-306-40615-7", "9780306406157"],
    ["978–0–306–40615–7", "9780306406157"],
    [" 978 0 306 40615 7\n", "9780306406157"],
    ["0-306-40615-2", "9780306406157"],
    ["0-8044-2957-x", "9780804429573"],
    ["ISBN 0-306-40615-2", "9780306406157"],
    ["ISBN:9780306406157", "9780306406157"],
    ["ISBN-13: 978-0-306-40615-7", "9780306406157"],
    ["ISBN-13 9780306406157", "9780306406157"],
    ["isbn10:080442957x", "9780804429573"],
    ["ISBN 10 0306406152", "9780306406157"],
    ["ISBN 1000000001", "9781000000009"],
    ["９７８－０３０６４０６１５７", "9780306406157"],
    ["\uFEFF978\u200B0306406157\u200E", "9780306406157"],
    ["9780306406157 52250", "9780306406157"],
    ["978030640615752250", "9780306406157"],
    ["979-10-90636-07-1", "9791090636071"],
  ])("reads %j", (text, isbn) => {
    expect(parseIsbn(text)).toEqual({ ok: true, isbn });
    expect(looksLikeIsbn(text)).toBe(true);
  });

  it.each([
    ["", "Enter the 10 or 13 digits of an ISBN."],
    ["ISBN:", "Enter the 10 or 13 digits of an ISBN."],
    ["978030640615", "An ISBN has 10 or 13 digits; this has 12."],
    ["97803064061575", "An ISBN has 10 or 13 digits; this has 14."],
    ["9780306406158", "The check digit is wrong: one digit is probably mistyped."],
    ["0306406153", "The check digit is wrong: one digit is probably mistyped."],
    ["978030640615852250", "The check digit is wrong: one digit is probably mistyped."],
    ["4006381333931", "An ISBN of 13 digits begins with 978 or 979; this begins with 400."],
    ["9790060115615", "A number that begins with 979-0 is an ISMN: printed music, not a book."],
    ["030640615x2", "An X can only be the last of the 10 characters of an ISBN."],
    ["0X06406152", "An X can only be the last of the 10 characters of an ISBN."],
    ["978030640615X", "An X can only be the last of the 10 characters of an ISBN."],
    ["9.78031E+12", "An ISBN has only digits, hyphens and spaces; this has “.”."],
    ["hello", "An ISBN has only digits, hyphens and spaces; this has “h”."],
    ["1".repeat(101), "This is too long for an ISBN, which has 10 or 13 digits."],
  ])("refuses %j: %s", (text, sentence) => {
    expect(reason(text)).toBe(sentence);
  });

  it("never throws, gives thirteen digits or a sentence, and accepts only what looks like an ISBN", () => {
    const almost = fc.string({ unit: fc.constantFrom(..."0123456789xX- –:ISBN９") });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), almost), (text) => {
        const parsed = parseIsbn(text);
        if (parsed.ok) expect(parsed.isbn).toMatch(/^97[89]\d{10}$/);
        else expect(parsed.reason).toMatch(/^[A-Z].*\.$/s);
        if (parsed.ok) expect(looksLikeIsbn(text)).toBe(true);
      }),
      thousand,
    );
  });

  it("reads every ISBN-13 with hyphens and spaces anywhere, labelled or not", () => {
    const separators = fc.array(fc.constantFrom("", "", " ", "-", "–", "\u2011", "\u00A0"), {
      minLength: 14,
      maxLength: 14,
    });
    const labels = fc.constantFrom("", "ISBN ", "ISBN: ", "isbn-13:", "ISBN 13 ");
    fc.assert(
      fc.property(isbn13, separators, labels, (isbn, between, label) => {
        const text = between.map((separator, i) => separator + (isbn[i] ?? "")).join("");
        expect(parseIsbn(label + text)).toEqual({ ok: true, isbn });
      }),
      thousand,
    );
  });

  it("reads every ISBN-10, labelled or not", () => {
    const labels = fc.constantFrom("", "ISBN ", "ISBN: ", "isbn-10:", "ISBN 10 ", "ISBN10");
    fc.assert(
      fc.property(isbn10, labels, (isbn, label) => isOk(label + isbn)),
      thousand,
    );
  });

  it("refuses every ISBN-13 with one digit changed", () => {
    fc.assert(
      fc.property(isbn13, (isbn) => {
        expect(substitutions(isbn, "0123456789").filter(isOk)).toEqual([]);
      }),
    );
  });

  it("refuses every ISBN-13 with two neighbours swapped, but where they differ by 5, which its check digit can't see", () => {
    fc.assert(
      fc.property(isbn13, (isbn) => {
        const seen = swaps(isbn).filter(([a, b]) => Math.abs(Number(a) - Number(b)) !== 5);
        expect(seen.filter(([, , swapped]) => isOk(swapped))).toEqual([]);
      }),
    );
  });

  it("refuses every ISBN-10 with one character changed or two neighbours swapped", () => {
    fc.assert(
      fc.property(isbn10, (isbn) => {
        expect(substitutions(isbn, "0123456789X").filter(isOk)).toEqual([]);
        expect(swaps(isbn).filter(([, , swapped]) => isOk(swapped))).toEqual([]);
      }),
    );
  });
});

/** All that differ from an ISBN in one place. */
function substitutions(isbn: string, characters: string): string[] {
  return [...isbn].flatMap((old, i) =>
    [...characters].filter((other) => other !== old).map((other) => isbn.slice(0, i) + other + isbn.slice(i + 1)),
  );
}

/** All with two unequal neighbours swapped: the two, and the text that comes of it. */
function swaps(isbn: string): [string, string, string][] {
  const all = [...isbn.slice(1)].map((b, i): [string, string, string] => {
    const a = isbn.charAt(i);
    return [a, b, isbn.slice(0, i) + b + a + isbn.slice(i + 2)];
  });
  return all.filter(([a, b]) => a !== b);
}

describe("formatIsbn", () => {
  it("puts the hyphens where the ranges say", () => {
    expect(formatIsbn("9780306406157")).toBe("978-0-306-40615-7");
    expect(formatIsbn("9783518367063")).toBe("978-3-518-36706-3");
    expect(formatIsbn("9791090636071")).toBe("979-10-90636-07-1");
  });

  it("leaves as it is what has no range or is no ISBN", () => {
    expect(formatIsbn("9786420000001")).toBe("9786420000001");
    expect(formatIsbn("hello")).toBe("hello");
  });

  it("gives what parses to the same", () => {
    fc.assert(
      fc.property(isbn13, (isbn) => {
        expect(parseIsbn(formatIsbn(isbn))).toEqual({ ok: true, isbn });
      }),
      thousand,
    );
  });
});

describe("looksLikeIsbn", () => {
  it("goes by the shape alone, so that a mistyped one is told so", () => {
    for (const text of ["9780306406158", "0-306-40615-3", "4006381333931"]) expect(looksLikeIsbn(text)).toBe(true);
    for (const text of ["", "1984", "Catch-22", "978030640615", "ISBN", "2001: A Space Odyssey"]) {
      expect(looksLikeIsbn(text)).toBe(false);
    }
  });
});
