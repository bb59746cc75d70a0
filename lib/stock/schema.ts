import { z } from "zod";
import { optionalWholeNumber, rowId, wholeNumber } from "../values/form-fields";
import { MAX_QUANTITY, parseCount, WRONG_COUNT } from "./count";

const stockKey = { bookId: rowId, storeId: rowId };

/** How many there are. A signed number is refused: it is a difference, and setting it would change what was meant. */
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
  /** The copies that the person was shown and agreed to let go; null: not asked yet. */
  seen: optionalWholeNumber({ min: 0, max: MAX_QUANTITY, message: WRONG_COUNT }),
});
