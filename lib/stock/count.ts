/** Copies as people type them: how many there are, or how many more or fewer. */
import { cleanLine } from "../values/text";

/** The most copies of one book that one store can have. */
export const MAX_QUANTITY = 1_000_000;

export const WRONG_COUNT = "Enter a whole number from 0 to 1,000,000, in digits alone.";

/** How many there are, or by how many they change. */
export type ParsedCount = { quantity: number; by?: undefined } | { quantity?: undefined; by: number };

/**
 * Reads what was typed as copies: "5" is how many there are; "+5" and "-5", also with U+2212, are how many more or
 * fewer. Undefined for anything else, which is not guessed: "1,000" is a thousand to some and one to others. Never throws.
 */
export function parseCount(text: string): ParsedCount | undefined {
  const [, sign, digits] = /^([+\-\u2212]?)(\d{1,12})$/.exec(cleanLine(text)) ?? [];
  const number = Number(digits);
  if (digits === undefined || number > MAX_QUANTITY) return undefined;
  if (sign === "") return { quantity: number };
  return number > 0 ? { by: sign === "+" ? number : -number } : undefined;
}
