import { expect, test } from "vitest";
import { stepIn, typedIn } from "./parse-request";

test.each(["+5", "-5", "\u22125", "1,000", "1.5", "1e3", ""])(
  "copies of each are a number in plain digits, not %j",
  (quantity) => {
    const asked = { do: "add", to: "1", quantity };
    expect(stepIn("book", asked)).toMatchObject({
      at: "choose",
      errors: { quantity: [{ message: expect.stringContaining("in digits alone") }] },
    });
    // What was typed stands in the field still.
    expect(typedIn(asked).quantity).toBe(quantity);
  },
);

test("copies of each begin with none, and are as many as are typed", () => {
  expect(typedIn({}).quantity).toBe("0");
  expect(stepIn("book", { do: "add", to: "1", quantity: "5" })).toEqual({
    at: "preview",
    deed: { do: "add", storeId: 1, quantity: 5 },
  });
});

test("a value too long for an address is said to be, not cut off", () => {
  const asked = { do: "set", field: "note", value: "x".repeat(501) };
  expect(stepIn("author", asked)).toMatchObject({
    at: "value",
    errors: { value: [{ message: expect.stringContaining("too long") }] },
  });
  expect(stepIn("author", { ...asked, value: "x".repeat(500) })).toMatchObject({ at: "preview" });
});
