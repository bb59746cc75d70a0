import fc from "fast-check";
import { expect, it } from "vitest";
import { formatYear } from "./format";
import { parseYear } from "./year";

it.each([
  ["1937", 1937],
  [" 750 BCE ", -750],
  ["750 bc", -750],
  ["750 B.C.", -750],
  ["-750", -750],
  ["−750", -750],
  ["AD 79", 79],
  ["79 CE", 79],
  ["１９３７", 1937],
])("reads %j", (text, year) => {
  expect(parseYear(text)).toEqual({ ok: true, year });
});

it.each(["", "abc", "19 37a", "-750 BCE", "1937-38", "1e3", "0", "0 BCE", "-5001", "5001 BC", "2999", "99999"])(
  "refuses %j",
  (text) => {
    expect(parseYear(text)).toMatchObject({ ok: false, reason: expect.stringMatching(/^(Enter|There) .*\.$/) });
  },
);

it("takes what a page shows back to itself", () => {
  const years = fc.integer({ min: -5000, max: new Date().getFullYear() }).filter((year) => year !== 0);
  fc.assert(
    fc.property(years, (year) => {
      expect(parseYear(formatYear(year))).toEqual({ ok: true, year });
      expect(parseYear(String(year))).toEqual({ ok: true, year });
    }),
  );
});

it("never throws", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => typeof parseYear(text).ok === "boolean"));
});
