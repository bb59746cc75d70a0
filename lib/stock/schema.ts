import { z } from "zod";
import { optionalWholeNumber, rowId, wholeNumber } from "../values/form-fields";
import { MAX_QUANTITY, parseCount, WRONG_COUNT } from "./count";

const stockKey = { bookId: rowId, storeId: rowId };

/** A quantity. Signed numbers are rejected: they are differences. */
const quantity = z.union([z.string(), z.number()], { error: WRONG_COUNT }).transform((value, context) => {
  const count = parseCount(String(value));
  if (count?.quantity !== undefined) return count.quantity;
  context.addIssue({ code: "custom", message: WRONG_COUNT });
  return z.NEVER;
});

export const adjustStockSchema = z.strictObject({
  ...stockKey,
  by: wholeNumber({
    min: -MAX_QUANTITY,
    max: MAX_QUANTITY,
    message: "Enter a whole number, at most 1,000,000 more or fewer.",
  }).refine((by) => by !== 0, { error: "Enter how many more or fewer." }),
});

export const setStockSchema = z.strictObject({ ...stockKey, quantity });

export const removeFromStoreSchema = z.strictObject({
  ...stockKey,
  /** The copies that the user saw and confirmed to remove; null before the confirmation. */
  seen: optionalWholeNumber({ min: 0, max: MAX_QUANTITY, message: WRONG_COUNT }),
});
