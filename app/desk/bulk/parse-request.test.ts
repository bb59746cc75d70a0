import { expect, test } from "vitest";
import { parseFormValues, parseStep } from "./parse-request";

test.each(["+5", "-5", "\u22125", "1,000", "1.5", "1e3", ""])(
  "copies of each are a number in plain digits, not %j",
  (quantity) => {
    const asked = { action: "add", to: "1", quantity };
    expect(parseStep("book", asked)).toMatchObject({
      at: "choose",
      errors: { quantity: [{ message: expect.stringContaining("in digits alone") }] },
    });
    // What was typed stands in the field still.
    expect(parseFormValues(asked).quantity).toBe(quantity);
  },
);

test("copies of each begin with none, and are as many as are typed", () => {
  expect(parseFormValues({}).quantity).toBe("0");
  expect(parseStep("book", { action: "add", to: "1", quantity: "5" })).toEqual({
    at: "preview",
    action: { type: "add", storeId: 1, quantity: 5 },
  });
});

test("a value too long for an address is said to be, not cut off", () => {
  const asked = { action: "set", field: "note", value: "x".repeat(501) };
  expect(parseStep("author", asked)).toMatchObject({
    at: "value",
    errors: { value: [{ message: expect.stringContaining("too long") }] },
  });
  expect(parseStep("author", { ...asked, value: "x".repeat(500) })).toMatchObject({ at: "preview" });
});
