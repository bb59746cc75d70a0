import fc from "fast-check";
import { expect, it } from "vitest";
import { expectSteady } from "../testing/schemas";
import { changeStockSchema, setStockSchema, takeOutOfStoreSchema } from "./schema";

const id = fc.constantFrom(1, "2", 2_147_483_647, 0, "x");
const amount = fc.oneof(fc.integer({ min: -2, max: 1_000_001 }), fc.constantFrom("+1", "−1", "0", ""));

it("answers whatever is sent, and accepts again what it accepted", () => {
  expectSteady(changeStockSchema, { bookId: id, storeId: id, by: amount });
  expectSteady(setStockSchema, { bookId: id, storeId: id, quantity: amount });
  expectSteady(takeOutOfStoreSchema, { bookId: id, storeId: id, confirmed: fc.constantFrom(true, "on", "", null, 1) });
});

it("takes what a ticked box sends, and nothing else, for a yes", () => {
  const confirmed = (value: unknown) =>
    takeOutOfStoreSchema.parse({ bookId: 1, storeId: 1, confirmed: value }).confirmed;
  expect([true, "on", "true"].map(confirmed)).toEqual([true, true, true]);
  expect([false, "", "false", null, undefined].map(confirmed)).toEqual([false, false, false, false, false]);
});
