import fc from "fast-check";
import { expect, it } from "vitest";
import { expectIdempotentParse } from "../testing/schemas";
import { adjustStockSchema, removeFromStoreSchema, setStockSchema } from "./schema";

const id = fc.constantFrom(1, "2", 2_147_483_647, 0, "x");
const amount = fc.oneof(fc.integer({ min: -2, max: 1_000_001 }), fc.constantFrom("+1", "−1", "0", ""));

it("answers whatever is sent, and accepts again what it accepted", () => {
  expectIdempotentParse(adjustStockSchema, { bookId: id, storeId: id, by: amount });
  expectIdempotentParse(setStockSchema, { bookId: id, storeId: id, quantity: amount });
  expectIdempotentParse(removeFromStoreSchema, { bookId: id, storeId: id, seen: fc.option(amount) });
});

it("takes a whole number for the copies that were seen, and nothing for not asked yet", () => {
  const seen = (value: unknown) => removeFromStoreSchema.safeParse({ bookId: 1, storeId: 1, seen: value }).data?.seen;
  expect([3, "3", 0, "0"].map(seen)).toEqual([3, 3, 0, 0]);
  expect(["", null, undefined].map(seen)).toEqual([null, null, null]);
  expect([-1, 1.5, "on", true].map(seen)).toEqual([undefined, undefined, undefined, undefined]);
});
