/**
 * The field types of the schemas. Each accepts form input (text) and the input of scripts or the API (numbers, null), and
 * returns the stored value. Messages are sentences shown beside the field.
 */
import { z } from "zod";
import { cleanLine, cleanText } from "./text";

// zod compiles schemas with eval where it can; the Content-Security-Policy reports even the attempt.
z.config({ jitless: true });

/** The largest integer that every database's INTEGER column holds. */
export const MAX_INTEGER = 2_147_483_647;

/** Parses an id in a URL or a filter; undefined for an invalid one. */
export function parseId(text: string): number | undefined {
  return /^[1-9]\d{0,9}$/.test(text) && Number(text) <= MAX_INTEGER ? Number(text) : undefined;
}

function atMost(max: number) {
  return (text: string | null, context: z.core.$RefinementCtx) => {
    const length = text === null ? 0 : [...text].length;
    if (length > max) {
      context.addIssue({ code: "custom", message: `This has ${length} characters. The limit is ${max}.` });
    }
  };
}

/** One line of text, required. */
export function line(max: number, missing: string) {
  return z
    .string({ error: missing })
    .transform(cleanLine)
    .refine((text) => text !== "", { error: missing })
    .superRefine(atMost(max));
}

const optional = z.string({ error: "This must be text." }).nullish();

/** One line of text, null when empty. */
export function optionalLine(max: number) {
  return optional.transform((text) => cleanLine(text ?? "") || null).superRefine(atMost(max));
}

/** Text of several lines, null when empty. */
export function optionalText(max: number) {
  return optional.transform((text) => cleanText(text ?? "") || null).superRefine(atMost(max));
}

const emailShape = z.string().regex(z.regexes.unicodeEmail);
const isEmail = (text: string | null) => text === null || emailShape.safeParse(text).success;
const BAD_EMAIL = { error: "This is not an email address. One looks like name@example.com." };

/** An email address, required. */
export function email(max: number, missing: string) {
  return line(max, missing).refine(isEmail, BAD_EMAIL);
}

/** An email address, null when empty. */
export function optionalEmail(max: number) {
  return optionalLine(max).refine(isEmail, BAD_EMAIL);
}

interface Range {
  min: number;
  max: number;
  /** The error message: "Enter a whole number from 1 to 99." */
  message: string;
}

const digits = /^[+-]?\d{1,12}$/;

function parseWholeNumber(
  value: string | number,
  { min, max, message: wrong }: Range,
  context: z.core.$RefinementCtx,
): number {
  const text = typeof value === "string" ? cleanLine(value).replace("−", "-") : String(value);
  const number = digits.test(text) ? Number(text) : Number.NaN;
  // Adding 0 turns -0 into 0.
  if (number >= min && number <= max) return number + 0;
  context.addIssue({ code: "custom", message: wrong });
  return z.NEVER;
}

/** A whole number, required. */
export function wholeNumber(range: Range) {
  return z
    .union([z.string(), z.number()], { error: range.message })
    .transform((value, context) => parseWholeNumber(value, range, context));
}

/** A whole number, null when empty. */
export function optionalWholeNumber(range: Range) {
  return z
    .union([z.string(), z.number()], { error: range.message })
    .nullish()
    .transform((value, context) =>
      value == null || (typeof value === "string" && cleanLine(value) === "")
        ? null
        : parseWholeNumber(value, range, context),
    );
}

/** One of a list of options, null when empty. */
export function optionalChoice<const Word extends string>(
  words: readonly Word[],
  wrong = "Choose an option from the list.",
) {
  return z
    .string({ error: wrong })
    .nullish()
    .transform((value) => value || null)
    .refine((value): value is Word | null => value === null || words.includes(value as Word), { error: wrong });
}

/** The id of a row. */
export const rowId = wholeNumber({ min: 1, max: MAX_INTEGER, message: "Choose an existing record." });

/** The id of a row, null when empty. */
export const optionalRowId = optionalWholeNumber({
  min: 1,
  max: MAX_INTEGER,
  message: "Choose an option from the list.",
});

/** Identifies the edited row, and the version that the user saw. */
export const versionedId = { id: rowId, version: rowId };

/** A boolean, or "yes" or "no" of a form. */
export const yesOrNo = z
  .union([z.boolean(), z.enum(["yes", "no"])], { error: "Choose yes or no." })
  .transform((value) => value === true || value === "yes");
