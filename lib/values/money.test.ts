import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatMoney, formatMoneyInput } from "./format";
import { parseMoney } from "./money";

const price = fc.integer({ min: 0, max: 100_000_000 });

describe("parseMoney", () => {
  it.each([
    ["12.99", 1299],
    ["£12.99", 1299],
    ["£ 12.99", 1299],
    ["12.99 gbp", 1299],
    ["GBP 12.99", 1299],
    ["12,99", 1299],
    ["12.9", 1290],
    ["12", 1200],
    [".5", 50],
    ["0", 0],
    ["1,299", 129_900],
    ["1,299.00", 129_900],
    ["1.299,00", 129_900],
    ["1 299,00", 129_900],
    ["1'299.50", 129_950],
    ["１２.９９", 1299],
  ])("reads %j", (text, minor) => {
    expect(parseMoney(text, "GBP")).toEqual({ ok: true, minor });
  });

  it.each(["", "£", ".", "12.", "-5", "1.2.3", "12 99", "1e3", "$12", "free", "12.99.", "1,29,9"])(
    "refuses %j",
    (text) => {
      expect(parseMoney(text, "GBP")).toEqual({ ok: false, reason: "Enter an amount such as 12.99." });
    },
  );

  it("refuses more digits than the currency has", () => {
    const reason = "An amount in GBP has at most 2 digits after the point.";
    for (const text of ["1.299", "0,125"]) expect(parseMoney(text, "GBP")).toEqual({ ok: false, reason });
    expect(parseMoney("12.99", "JPY")).toMatchObject({ ok: false });
  });

  it("goes by the currency's own minor unit", () => {
    expect(parseMoney("¥1,299", "JPY")).toEqual({ ok: true, minor: 1299 });
    expect(parseMoney("1.299", "KWD")).toEqual({ ok: true, minor: 1299 });
    expect(parseMoney("$12.99", "USD")).toEqual({ ok: true, minor: 1299 });
  });

  it("takes what a form or a page shows back to itself", () => {
    fc.assert(
      fc.property(price, (minor) => {
        expect(parseMoney(formatMoneyInput(minor), "GBP")).toEqual({ ok: true, minor });
        expect(parseMoney(formatMoney(minor), "GBP")).toEqual({ ok: true, minor });
      }),
    );
  });

  it("never throws, and gives whole minor units", () => {
    const almost = fc.string({ unit: fc.constantFrom(..."0123456789.,' £-") });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), almost), (text) => {
        const parsed = parseMoney(text, "GBP");
        if (parsed.ok) expect(Number.isSafeInteger(parsed.minor) && parsed.minor >= 0).toBe(true);
      }),
    );
  });
});
