import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseMoney } from "../../../values/money";
import { parseYear } from "../../../values/year";
import { normaliseCopies, normaliseMemory, normalisePrice, normaliseYear } from "./numbers";

it.each([
  ["2008.0", 2008],
  ["-750.0", -750],
  ["−750,0", -750],
  ["750 BCE", -750],
  ["1937", 1937],
  ["2008-09-14", 2008],
  ["14/09/2008", 2008],
  ["14.9.2008", 2008],
  ["September 14, 2008", 2008],
  ["14 Sep 2008", 2008],
  ["Sept 2008", 2008],
  ["AD 79", 79],
])("the year of %s is %i", (text, year) => expect(parseYear(normaliseYear(text))).toEqual({ ok: true, year }));

it.each(["2008.5", "20088", "c. 1925", "14/9/08", "0.0"])("%s is no year", (text) => {
  expect(parseYear(normaliseYear(text)).ok).toBe(false);
});

it.each([
  ["12 GB", "12"],
  ["12GB", "12"],
  ["12", "12"],
  ["12,0 GiB", "12"],
  ["16,384 MB", "16"],
  ["16384MB", "16"],
  ["1 TB", "1024"],
  ["1.5 TB", "1536"],
])("%s of memory is %s", (text, gigabytes) => expect(normaliseMemory(text)).toBe(gigabytes));

it.each(["500 MB", "12 cm", "", "lots"])("%s is left to the rule of the field", (text) => {
  expect(normaliseMemory(text)).toBe(text);
});

it("copies may have come as a number with a point", () => {
  expect(["3", "3.0", "3,00", "3.5", "-1"].map(normaliseCopies)).toEqual(["3", "3", "3", "3.5", "-1"]);
});

it("a thousand is never taken for one", () => {
  expect(["1,000", "1.000", "250.000", "1000.000"].map(normaliseCopies)).toEqual(["1,000", "1.000", "250.000", "1000"]);
  expect(["2,000", "2.000", "2008.000", "-750,000"].map(normaliseYear)).toEqual(["2,000", "2.000", "2008", "-750,000"]);
});

describe("prices", () => {
  it.each([
    ["£12.99", "auto", 1299],
    ["12,99", "auto", 1299],
    ["1,299.00", "auto", 129_900],
    ["12,99", ",", 1299],
    ["1.299,00", ",", 129_900],
    ["1.299", ",", 129_900],
    ["£ 12,5", ",", 1250],
    ["1,299", ".", 129_900],
    ["12.99 GBP", ".", 1299],
  ] as const)("%s with a decimal %s", (text, decimal, minor) => {
    expect(parseMoney(normalisePrice(text, decimal), "GBP")).toEqual({ ok: true, minor });
  });

  it("are read as they were written, with either sign", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999_999 }),
        fc.constantFrom("." as const, "," as const),
        (minor, sign) => {
          const point = (minor / 100).toLocaleString("en-GB", { minimumFractionDigits: 2 });
          const text = sign === "." ? point : point.replaceAll(/[.,]/g, (one) => (one === "." ? "," : "."));
          expect(parseMoney(normalisePrice(text, sign), "GBP")).toEqual({ ok: true, minor });
        },
      ),
    );
  });
});
