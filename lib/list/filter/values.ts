/** Parses the text of a condition as a value of its field. */

import { env } from "../../env";
import { dayBounds } from "../../values/day";
import { MAX_INTEGER, parseId } from "../../values/form-fields";
import { parseMoney } from "../../values/money";
import { fold } from "../../values/text";
import { parseYear } from "../../values/year";
import type { Field, Operator, Option } from "./filter";

export type Scalar = string | number | boolean;
/** A date is a whole day: from its start to before the start of the next day. */
export type Value = Scalar | { from: Date; to: Date };
type ParsedValue = { ok: true; value: Value } | { ok: false; reason: string };

const ok = (value: Value): ParsedValue => ({ ok: true, value });
const fail = (reason: string): ParsedValue => ({ ok: false, reason });

/** Parses one value by the type of its field; otherwise gives the reason as a message for users. Never throws. */
export function parseValue(field: Field, typed: string, operator?: Operator): ParsedValue {
  const text = typed.trim();
  switch (field.kind) {
    case "text":
      return parseText(field.normalise ? field.normalise(text, operator) : fold(text));
    case "number":
      return parseWholeNumber(text);
    case "relation":
      return parseRowId(text);
    case "year":
      return parseFilterYear(text);
    case "money": {
      const parsed = parseMoney(text, env.CURRENCY);
      if (!parsed.ok) return fail(parsed.reason);
      return parsed.minor <= MAX_INTEGER ? ok(parsed.minor) : fail("Enter a lower price.");
    }
    case "date": {
      const day = dayBounds(text, env.TIME_ZONE);
      return day ? ok(day) : fail("Enter a date, such as 2026-11-21.");
    }
    case "choice":
      return parseOption(text, field.options);
    case "flag":
      return text === "true" || text === "false" ? ok(text === "true") : fail("Choose yes or no.");
  }
}

/** Databases limit the length of patterns, and some letters fold to eighteen. */
const MAX_LENGTH = 500;

function parseText(value: string): ParsedValue {
  if (value.length > MAX_LENGTH) return fail(`Enter at most ${MAX_LENGTH} characters.`);
  return value === "" ? fail("Enter a value.") : ok(value);
}

function parseWholeNumber(text: string): ParsedValue {
  const isWhole = /^-?\d{1,10}$/.test(text) && Math.abs(Number(text)) <= MAX_INTEGER;
  return isWhole ? ok(Number(text)) : fail("Enter a whole number.");
}

function parseRowId(text: string): ParsedValue {
  const id = parseId(text);
  return id === undefined ? fail("Choose one from the list.") : ok(id);
}

function parseFilterYear(text: string): ParsedValue {
  const parsed = parseYear(text);
  if (parsed.ok) return ok(parsed.year);
  // No book is from such a year, but "before 2100" is a sensible filter.
  return /^\d{1,4}$/.test(text) ? ok(Number(text)) : fail(parsed.reason);
}

function parseOption(text: string, choices: Option[]): ParsedValue {
  return choices.some(({ value }) => value === text)
    ? ok(text)
    : fail(`Choose one of ${listSome(choices.map(({ value }) => value))}.`);
}

function listSome(values: string[]): string {
  return values.length <= 6 ? values.join(", ") : `${values.slice(0, 5).join(", ")} and ${values.length - 5} more`;
}
