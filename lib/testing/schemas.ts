import fc from "fast-check";
import { expect } from "vitest";
import type { z } from "zod";

/**
 * Checks that a schema never throws, and that parsing its output again changes nothing. `likely` are inputs that it may
 * accept.
 */
export function expectIdempotentParse(schema: z.ZodType, likely: Record<string, fc.Arbitrary<unknown>>): void {
  const anything = fc.jsonValue({ stringUnit: "binary" });
  const almost = fc.record(
    Object.fromEntries(Object.entries(likely).map(([field, values]) => [field, often(values, anything)])),
    { requiredKeys: [] },
  );
  let accepted = 0;
  fc.assert(
    fc.property(fc.oneof({ weight: 1, arbitrary: anything }, { weight: 9, arbitrary: almost }), (input) => {
      const parsed = schema.safeParse(input);
      if (!parsed.success) return;
      accepted++;
      expect(schema.parse(parsed.data)).toEqual(parsed.data);
    }),
    { numRuns: 500 },
  );
  // Otherwise the test would prove nothing.
  expect(accepted).toBeGreaterThan(10);
}

function often(values: fc.Arbitrary<unknown>, anything: fc.Arbitrary<unknown>) {
  return fc.oneof({ weight: 30, arbitrary: values }, { weight: 1, arbitrary: anything });
}

/** Form values, good and bad. */
export const formText = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }),
  fc.constantFrom("", " ", "Ä\u0301", "a\u0000b", "\u200b", "two  spaces", "one\r\ntwo"),
);
