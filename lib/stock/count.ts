/** Parses typed numbers of copies: a quantity or a difference. */
import { cleanLine } from "../values/text";

/** The maximum number of copies of a book in a store. */
export const MAX_QUANTITY = 1_000_000;

export const WRONG_COUNT = "Enter a whole number from 0 to 1,000,000, in digits alone.";

/** A quantity or a difference. */
export type ParsedCount = { quantity: number; by?: undefined } | { quantity?: undefined; by: number };

/**
 * Parses copies: "5" is a quantity; "+5" and "-5", also with U+2212, are differences. Undefined for other text, which is
 * not guessed: "1,000" may be a thousand or one. Never throws.
 */
export function parseCount(text: string): ParsedCount | undefined {
  const [, sign, digits] = /^([+\-\u2212]?)(\d{1,12})$/.exec(cleanLine(text)) ?? [];
  const number = Number(digits);
  if (digits === undefined || number > MAX_QUANTITY) return undefined;
  if (sign === "") return { quantity: number };
  return number > 0 ? { by: sign === "+" ? number : -number } : undefined;
}
