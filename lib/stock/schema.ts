import { z } from "zod";
import { rowId, wholeNumber } from "../fields";

/** The most copies of one book that one store can have. */
export const MAX_QUANTITY = 1_000_000;

const place = { bookId: rowId, storeId: rowId };

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
  quantity: wholeNumber({ min: 0, max: MAX_QUANTITY, wrong: "Enter a whole number from 0 to 1,000,000." }),
});

const WRONG = { error: "Tick this, or leave it." };

export const takeOutOfStoreSchema = z.strictObject({
  ...place,
  /** That the copies still there are to go too; a ticked box sends "on". */
  confirmed: z
    .union([z.boolean(), z.enum(["on", "true", "false", ""], WRONG)], WRONG)
    .nullish()
    .transform((value) => value === true || value === "on" || value === "true"),
});
