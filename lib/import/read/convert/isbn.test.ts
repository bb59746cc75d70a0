import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseIsbn } from "../../../values/isbn";
import { parseIsbnCells } from "./isbn";

const isbn13 = fc
  .integer({ min: 0, max: 999_999_999 })
  .map((number) => String(number).padStart(9, "0"))
  .map((body) => body + checkDigit(body))
  .map((ten) => ({ ten, thirteen: thirteenOf(ten) }));

function checkDigit(body: string): string {
  const sum = [...body].reduce((sum, digit, place) => sum + (10 - place) * Number(digit), 0);
  const digit = (11 - (sum % 11)) % 11;
  return digit === 10 ? "X" : String(digit);
}

function thirteenOf(ten: string): string {
  const parsed = parseIsbn(ten);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.isbn;
}

describe("one cell", () => {
  it.each([
    ["9780439023481", "9780439023481", []],
    ["978-0-439-02348-1", "9780439023481", ["isbn.punctuation"]],
    ["0439023483", "9780439023481", ["isbn.isbn10"]],
    ["439023483", "9780439023481", ["isbn.leadingZeros"]],
    ["62301233", "9780062301239", ["isbn.leadingZeros"]],
    ["067001821x", "9780670018215", ["isbn.isbn10"]],
    ["9780439023481.0", "9780439023481", ["isbn.number"]],
    ["9.780439023481E+12", "9780439023481", ["isbn.number"]],
    ["9,780439023481e12", "9780439023481", ["isbn.number"]],
  ])("%s is %s", (cell, isbn, kinds) => {
    const read = parseIsbnCells([cell]);
    expect(read).toMatchObject({ isbn, repairs: kinds.map((kind) => ({ kind, was: cell })) });
    expect(read.warning).toBeUndefined();
  });

  it.each([
    ["", "isbn.empty"],
    ["9.78043902348e+12", "isbn.truncated"],
    ["9.78044E+12", "isbn.truncated"],
    ["9780439023482", "isbn.invalid"],
    ["312349486", "isbn.invalid"],
    ["97893806587.0", "isbn.invalid"],
    ["n/a", "isbn.invalid"],
  ])("%s is none: %s", (cell, kind) => {
    const { isbn, repairs, warning } = parseIsbnCells([cell]);
    expect({ isbn, repairs, kind: warning?.kind }).toEqual({ isbn: null, repairs: [], kind });
    expect(warning?.reason).not.toBe("");
    expect(warning?.suggestion).toBeUndefined();
  });
});

describe("two cells", () => {
  it("recomputes a rounded ISBN-13 from the ISBN-10, whichever stands first", () => {
    const kinds = ["isbn.leadingZeros", "isbn.recomputed"];
    expect(parseIsbnCells(["439023483", "9.78043902348e+12"]).repairs.map(({ kind }) => kind)).toEqual(kinds);
    expect(parseIsbnCells(["9.78043902348e+12", "439023483"]).isbn).toBe("9780439023481");
  });

  it("takes the ISBN that verifies, and says that the rounded one is another book's", () => {
    const { isbn, warning } = parseIsbnCells(["1484724917", "9.78142314674e+12"]);
    expect([isbn, warning?.kind, warning?.cell]).toEqual(["9781484724910", "isbn.mismatch", 1]);
  });

  it("takes none of two that are different books, and proposes the first", () => {
    const { isbn, warning } = parseIsbnCells(["9780439023481", "0316015849"]);
    expect([isbn, warning?.kind, warning?.suggestion]).toEqual([null, "isbn.mismatch", "9780439023481"]);
  });

  it("puts a digit right where the other number says the rest", () => {
    expect(parseIsbnCells(["0439023484", "9780439023481"])).toMatchObject({
      isbn: "9780439023481",
      repairs: [{ kind: "isbn.mistyped", was: "0439023484" }],
    });
  });

  it("does not put right what is not alike, and proposes the other", () => {
    const { isbn, warning } = parseIsbnCells(["0439023484", "9780316015844"]);
    expect([isbn, warning?.kind, warning?.cell, warning?.suggestion]).toEqual([
      null,
      "isbn.mismatch",
      0,
      "9780316015844",
    ]);
  });
});

describe("whatever stands there", () => {
  it("is an ISBN that verifies, or none", () => {
    const cell = fc.oneof(
      fc.string(),
      isbn13.map(({ ten }) => ten.replace(/^0+/, "")),
      isbn13.map(({ thirteen }) => thirteen),
      fc.double({ noNaN: true }).map(String),
      fc.integer({ min: 0, max: 9_999_999_999_999 }).map(String),
    );
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 2 }), (cells) => {
        const { isbn, warning } = parseIsbnCells(cells);
        if (isbn === null) expect(warning).toBeDefined();
        else expect(parseIsbn(isbn)).toEqual({ ok: true, isbn });
      }),
    );
  });

  it("is the book's own where only a spreadsheet came between", () => {
    const spoilt = isbn13.chain(({ ten, thirteen }) => {
      const rounded = (digits: number) => Number(thirteen).toExponential(digits - 1);
      const whole = [[thirteen], [ten], [ten, thirteen], [thirteen, ten], [`${thirteen}.0`], [rounded(13)]];
      return fc
        .constantFrom(...whole, [ten, rounded(12)], [ten, rounded(6)])
        .map((cells: string[]) => ({ cells, thirteen }));
    });
    fc.assert(
      fc.property(spoilt, ({ cells, thirteen }) => {
        expect(parseIsbnCells(cells).isbn).toBe(thirteen);
      }),
    );
  });

  it("is never made up of what is left of it", () => {
    fc.assert(
      fc.property(isbn13, fc.integer({ min: 1, max: 11 }), ({ thirteen }, digits) => {
        const { isbn, warning } = parseIsbnCells([Number(thirteen).toExponential(digits - 1)]);
        expect([isbn, warning?.kind]).toEqual([null, "isbn.truncated"]);
      }),
    );
  });
});
