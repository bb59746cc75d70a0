import { z } from "zod";
import { optionalWholeNumber, rowId, wholeNumber } from "../fields";

/** The most copies of one book that one store can have. */
export const MAX_QUANTITY = 1_000_000;

const place = { bookId: rowId, storeId: rowId };
const quantity = { min: 0, max: MAX_QUANTITY, wrong: "Enter a whole number from 0 to 1,000,000." };

export const changeStockSchema = z.strictObject({
  ...place,
  by: wholeNumber({
    min: -MAX_QUANTITY,
    max: MAX_QUANTITY,
    wrong: "Enter a whole number, at most 1,000,000 more or fewer.",
  }).refine((by) => by !== 0, { error: "Enter how many more or fewer." }),
});

export const setStockSchema = z.strictObject({
  ...place,
  quantity: wholeNumber(quantity),
});

export const takeOutOfStoreSchema = z.strictObject({
  ...place,
  /** The copies that the person was shown and agreed to let go; null: not asked yet. */
  seen: optionalWholeNumber(quantity),
});
