import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  email,
  line,
  MAX_INTEGER,
  optionalChoice,
  optionalEmail,
  optionalLine,
  optionalText,
  optionalWholeNumber,
  rowId,
  wholeNumber,
} from "./form-fields";

const said = (schema: z.ZodType, input: unknown) => schema.safeParse(input).error?.issues.map((issue) => issue.message);

describe("a line that must be there", () => {
  const name = line(5, "Enter a name.");

  test("is cleaned", () => {
    expect(name.parse("  A\u200b\t b ")).toBe("A b");
  });

  test.each([undefined, null, "", "  ", "\u200b", "\u3164", 3])("asks for itself when there is %j", (nothing) => {
    expect(said(name, nothing)).toEqual(["Enter a name."]);
  });

  test("counts characters as people do, after cleaning", () => {
    expect(name.parse(" 👍👍👍👍👍 ")).toBe("👍👍👍👍👍");
    expect(said(name, "abcdef")).toEqual(["This has 6 characters. The limit is 5."]);
  });
});

describe("optional text", () => {
  test.each([undefined, null, "", "  "])("is null when there is %j", (nothing) => {
    expect(optionalLine(5).parse(nothing)).toBeNull();
    expect(optionalText(5).parse(nothing)).toBeNull();
    expect(optionalEmail(5).parse(nothing)).toBeNull();
  });

  test("is bounded", () => {
    expect(said(optionalLine(3), "abcd")).toHaveLength(1);
    expect(said(optionalText(3), "a\nbc")).toHaveLength(1);
  });

  test("is no number and no list", () => {
    expect(said(optionalLine(3), 3)).toEqual(["This must be text."]);
    expect(said(optionalText(3), ["a"])).toEqual(["This must be text."]);
  });
});

describe("an email address", () => {
  const address = email(120, "Enter an email address.");

  test.each(["ada@example.com", "o'brien+books@mail.example.co.uk", "josé@exämple.de"])("may be %s", (text) => {
    expect(address.parse(` ${text} `)).toBe(text);
  });

  test.each(["ada", "ada@", "@example.com", "a b@example.com", "ada@example.com, bob@example.com", "a@b@example.com"])(
    "is not %s",
    (text) => {
      expect(said(address, text)).toEqual(["This is not an email address. One looks like name@example.com."]);
    },
  );
});

describe("a whole number", () => {
  const message = "Enter a whole number from -10 to 99.";
  const small = { min: -10, max: 99, message };

  test.each([
    ["7", 7],
    [" 07 ", 7],
    ["+7", 7],
    ["−7", -7],
    [7, 7],
    [7.0, 7],
  ])("reads %j as %d", (typed, number) => {
    expect(wholeNumber(small).parse(typed)).toBe(number);
  });

  test.each(["-0", -0])("has one zero, also for %j", (typed) => {
    expect(Object.is(wholeNumber(small).parse(typed), 0)).toBe(true);
  });

  test.each([
    "",
    " ",
    "1.5",
    "1,000",
    "1e1",
    "0x10",
    "٣",
    "seven",
    "100",
    "-11",
    1.5,
    Number.NaN,
    Infinity,
    1e21,
    null,
    true,
  ])("refuses %j", (typed) => {
    expect(said(wholeNumber(small), typed)).toEqual([message]);
  });

  test("is null when it is optional and empty, and no zero", () => {
    for (const nothing of [undefined, null, "", " \u00a0"])
      expect(optionalWholeNumber(small).parse(nothing)).toBeNull();
    expect(said(optionalWholeNumber(small), "x")).toEqual([message]);
  });

  test("comes through as it was typed, for every number in the range", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MAX_INTEGER }), (id) => {
        expect(rowId.parse(String(id))).toBe(id);
      }),
    );
  });

  test("names no row beyond what a database's integer holds", () => {
    for (const id of [0, -1, MAX_INTEGER + 1]) expect(said(rowId, id)).toEqual(["Choose an existing record."]);
  });
});

test("a choice is one of the words, or null when empty", () => {
  const choice = optionalChoice(["a", "b"]);
  expect(choice.parse("a")).toBe("a");
  expect(choice.parse("")).toBeNull();
  for (const other of ["c", "toString", 1]) expect(said(choice, other)).toEqual(["Choose an option from the list."]);
});

test("no field throws, whatever it is given", () => {
  const fields = z.strictObject({
    line: line(9, "Enter it."),
    text: optionalText(9),
    email: optionalEmail(9),
    number: optionalWholeNumber({ min: 0, max: 9, message: "No." }),
    choice: optionalChoice(["a"]),
  });
  fc.assert(
    fc.property(
      fc.record({
        line: fc.anything(),
        text: fc.anything(),
        email: fc.anything(),
        number: fc.anything(),
        choice: fc.anything(),
      }),
      (input) => {
        expect(() => fields.safeParse(input)).not.toThrow();
      },
    ),
  );
});
