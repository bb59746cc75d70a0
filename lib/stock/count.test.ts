import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { MAX_QUANTITY, parseCount } from "./count";
import { setStockSchema } from "./schema";

const amount = fc.integer({ min: 1, max: MAX_QUANTITY });
const space = fc.constantFrom("", " ", "\t", "\u00a0");

describe("copies as they are typed", () => {
  it("are set by plain digits, and changed by signed ones", () => {
    fc.assert(
      fc.property(amount, space, space, (number, before, after) => {
        const read = (text: string) => parseCount(`${before}${text}${after}`);
        expect(read(`${number}`)).toEqual({ quantity: number });
        expect(read(`+${number}`)).toEqual({ by: number });
        expect(read(`-${number}`)).toEqual({ by: -number });
        expect(read(`\u2212${number}`)).toEqual({ by: -number });
      }),
    );
    expect(parseCount("0")).toEqual({ quantity: 0 });
    expect(parseCount("007")).toEqual({ quantity: 7 });
  });

  it.each([
    "",
    " ",
    "+",
    "-",
    "+0",
    "-0",
    "+ 5",
    "++5",
    "+-5",
    "5+",
    "1.5",
    "1,5",
    "5.0",
    "1,000",
    "1.000",
    "1 000",
    "1'000",
    "1_000",
    "1e3",
    "0x10",
    "1,000,001",
    "1000001",
    "+1000001",
    "9780306406157",
    "\uff15",
    "\uff0b5",
    "\uff0d5",
    "\u20135",
    "\u0665",
    "\u00bd",
    "\u00b2",
    "\u221e",
    "NaN",
    "five",
    "5 copies",
    "=5",
  ])("%j is refused, not guessed", (text) => expect(parseCount(text)).toBeUndefined());

  it("give nothing but whole numbers within their bounds, whatever is typed", () => {
    const digits = fc.string({ unit: fc.constantFrom(..."0123456789+-\u2212., e\uff15") });
    fc.assert(
      fc.property(fc.oneof(digits, fc.string()), (text) => {
        const count = parseCount(text);
        if (count === undefined) return;
        const number = count.quantity ?? count.by;
        expect(Number.isInteger(number) && Math.abs(number) <= MAX_QUANTITY).toBe(true);
        expect(/[+\-\u2212]/.test(text)).toBe(count.by !== undefined);
        // Its digits are those that were typed.
        expect(String(Math.abs(number))).toBe(text.replace(/\D/g, "").replace(/^0+(?=\d)/, ""));
      }),
    );
  });
});

test("a count that is set has no sign, wherever it comes from", () => {
  const set = (quantity: unknown) => setStockSchema.safeParse({ bookId: 1, storeId: 1, quantity });
  expect([5, "5", 0, -0].map((quantity) => set(quantity).data?.quantity)).toEqual([5, 5, 0, 0]);
  for (const other of ["+5", "-5", "\u22125", -5, 1.5, 1e21, Number.NaN, null, true, "1,000", "1e3"]) {
    expect(set(other).error?.issues).toMatchObject([
      { message: expect.stringMatching("whole number from 0 to 1,000,000"), path: ["quantity"] },
    ]);
  }
});
