import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanLine, cleanText, fold } from "./text";

const CONTROL_OR_ZERO_WIDTH =
  /\p{Cc}|\u00ad|\u034f|\u061c|[\u115f-\u1160]|\u200b|\u200e|\u200f|[\u2028-\u202e]|[\u2060-\u206f]|\u3164|\ufeff/u;

// What makes trouble, often; anything at all, otherwise.
const troublesome = fc.constantFrom(
  ..."aeĿŀŉ´İıßøłđΣςᾳǅ\u0301\u0307\u0345\u034f\u200b\u200c\u200d\ufe0f\ufeff\u3164\u1160\u2028\u00a0 \t\r\n\v\u0000\u0085",
  ..."👨🏽🚀🏴\u{e0067}\u{e007f}कर्षि\u064eمی가か\u3099'`‐²⅓ﬁ",
  "\ud800",
  "\udc00",
);
const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.array(troublesome, { maxLength: 12 }).map((parts) => parts.join("")),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
);

describe.each(Object.entries({ cleanLine, cleanText, fold }))("%s, of any text whatever,", (name, clean) => {
  test("changes nothing the second time", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(clean(clean(text))).toBe(clean(text));
      }),
      // Without the first joiner the marks change places, and the second is no longer after a virama.
      { numRuns: 2000, examples: [["\u0345\u200c\u094d\u200d"], [`a${"\u0344\u200d\u0316\u06d6".repeat(50)}`]] },
    );
  });

  // Putting them in order would take the square of their number: minutes.
  test("keeps a few of very many marks on a letter", () => {
    const marks = "\u0301".repeat(200_000) + "\u0316".repeat(200_000);
    expect([...clean(`x${marks}y`)].length).toBeLessThan(100);
  });

  test("leaves no control or zero-width character, no half character and no space at the ends", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const cleaned = clean(text);
        expect(name === "cleanText" ? cleaned.replaceAll("\n", "") : cleaned).not.toMatch(CONTROL_OR_ZERO_WIDTH);
        expect(cleaned.isWellFormed()).toBe(true);
        expect(cleaned.trim()).toBe(cleaned);
        expect(cleaned.normalize("NFC")).toBe(cleaned);
      }),
      { numRuns: 2000 },
    );
  });
});

test("what is kept and what was typed fold to the same", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(fold(cleanLine(text))).toBe(fold(text));
    }),
    { numRuns: 2000 },
  );
});

test("folding ignores the case of any text", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."aZéÉøØłŁđĐßİIıiΣς") }), (text) => {
      expect(fold(text.toUpperCase())).toBe(fold(text.toLowerCase()));
    }),
  );
});

describe("cleanLine", () => {
  test.each([
    ["spaces and line breaks", "  War \t and\r\n\u00a0Peace ", "War and Peace"],
    ["NUL and other controls", "a\u0000b\u0007c\u007f", "abc"],
    ["zero-width characters", "ad\u200ba\u2060 \ufeffl\u00ado", "ada lo"],
    ["blank fillers of Hangul", "ada\u3164\u115f\uffa0", "ada"],
    ["marks that turn the direction", "\u202eada\u202c", "ada"],
    ["joiners between Latin letters", "a\u200dd\u200ca\u200d", "ada"],
    ["a variation selector after a letter", "ada\ufe0f", "ada"],
    ["decomposed accents", "Zoe\u0308", "Zoë"],
  ])("takes out or puts right %s", (_, typed, kept) => {
    expect(cleanLine(typed)).toBe(kept);
  });

  test("replaces half a character, which no database keeps", () => {
    expect(cleanLine("a\ud83d")).toBe("a\ufffd");
  });

  test.each([
    ["the non-joiner of Persian", "می\u200cخواهم"],
    ["the non-joiner after a Persian vowel mark", "مَ\u200cن"],
    ["the joiner of Hindi conjuncts", "क्\u200dष"],
    ["the joiner of a Bengali ya-phalaa", "র\u200d্যাব"],
    ["the joiner of a Malayalam chillu at a word's end", "അവന്\u200d"],
    ["a family", "👨\u200d👩\u200d👧"],
    ["an astronaut with a skin tone", "👩🏽\u200d🚀"],
    ["a heart on fire", "❤\ufe0f\u200d🔥"],
    ["a key cap", "1\ufe0f\u20e3"],
    ["the flag of England", "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}"],
    ["the variant of an ideograph", "葛\u{e0100}"],
  ])("keeps %s", (_, text) => {
    expect(cleanLine(text)).toBe(text);
  });
});

test("cleanText keeps line breaks, at most two in a row", () => {
  expect(cleanText("\r\n One \r\n  two\u2028three\n\n\n\nfour\t five \n")).toBe("One\ntwo\nthree\n\nfour five");
});

describe("fold", () => {
  test("takes joiners away, and then the marks that are too many", () => {
    expect([...fold(`x${"\u064b\u06ea\u200d\u06d6".repeat(100_000)}`)].length).toBeLessThan(100);
  });

  test.each([
    ["Søren Kierkegaard", "soren kierkegaard"],
    ["Straße", "strasse"],
    ["STRASSE", "strasse"],
    ["Łódź", "lodz"],
    ["Đorđe", "dorde"],
    ["José", "jose"],
    ["İstanbul", "istanbul"],
    ["ıstanbul", "istanbul"],
    ["ﬁn de siècle", "fin de siecle"],
    ["Œuvres", "oeuvres"],
    ["Þórr", "thorr"],
    ["ΟΔΥΣΣΕΥΣ", "οδυσσευσ"],
    ["O´Brien", "o'brien"],
    ["O’Brien", "o'brien"],
    ["Gŀ", "gl"],
    ["“Catch–22”", '"catch-22"'],
    ["Ａｄａ", "ada"],
    ["  A  b ", "a b"],
    ["❤\ufe0f", "❤"],
  ])("%s is %s", (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  test("keeps the vowel signs of Devanagari, which are letters", () => {
    expect(fold("हिन्दी")).toBe("हिन्दी");
    expect(fold("कि")).not.toBe(fold("का"));
  });

  test("keeps the sound marks of Japanese", () => {
    expect(fold("がぎ")).not.toBe(fold("かき"));
  });

  test("drops the joiners, which people type or leave out", () => {
    expect(fold("می\u200cخواهم")).toBe(fold("میخواهم"));
  });
});

test("text of plain letters takes a shorter way, to the same", () => {
  const plain = fc.string({ unit: fc.constantFrom(..."aZ `'\"-_.9~!  ") });
  fc.assert(
    fc.property(plain, (text) => {
      // A letter that is not plain makes the whole text go the longer way.
      expect(fold(`${text}é`)).toBe(fold(`${text}e`));
      expect(cleanLine(`${text}é`)).toBe(cleanLine(`${text}e`).replace(/e$/, "é"));
    }),
  );
});
