/** What is typed into a condition, read as a value of its field. */

import { env } from "../../env";
import { dayBounds } from "../../values/day";
import { MAX_INTEGER, readId } from "../../values/form-fields";
import { parseMoney } from "../../values/money";
import { fold } from "../../values/text";
import { parseYear } from "../../values/year";
import type { Choice, Field, Operator } from "./filter";

export type Scalar = string | number | boolean;
/** A date is a whole day: from its first moment to before the next day's. */
export type Value = Scalar | { from: Date; to: Date };
type Read = { ok: true; value: Value } | { ok: false; reason: string };

const good = (value: Value): Read => ({ ok: true, value });
const bad = (reason: string): Read => ({ ok: false, reason });

/** Reads one value as its field understands it; otherwise the reason is a sentence for whoever typed it. Never throws. */
export function readValue(field: Field, typed: string, operator?: Operator): Read {
  const text = typed.trim();
  switch (field.kind) {
    case "text":
      return readText(field.normalise ? field.normalise(text, operator) : fold(text));
    case "number":
      return readWhole(text);
    case "relation":
      return readRow(text);
    case "year":
      return readYear(text);
    case "money": {
      const parsed = parseMoney(text, env.CURRENCY);
      if (!parsed.ok) return bad(parsed.reason);
      return parsed.minor <= MAX_INTEGER ? good(parsed.minor) : bad("That is more than any price.");
    }
    case "date": {
      const day = dayBounds(text, env.TIME_ZONE);
      return day ? good(day) : bad("Type a date such as 2026-11-21.");
    }
    case "choice":
      return readChoice(text, field.choices);
    case "flag":
      return text === "true" || text === "false" ? good(text === "true") : bad("Choose yes or no.");
  }
}

/** What a database takes as a pattern is limited, and some letters fold to eighteen. */
const LONGEST = 500;

function readText(value: string): Read {
  if (value.length > LONGEST) return bad(`Type at most ${LONGEST} letters.`);
  return value === "" ? bad("Type what to look for.") : good(value);
}

function readWhole(text: string): Read {
  const isWhole = /^-?\d{1,10}$/.test(text) && Math.abs(Number(text)) <= MAX_INTEGER;
  return isWhole ? good(Number(text)) : bad("Type a whole number.");
}

function readRow(text: string): Read {
  const id = readId(text);
  return id === undefined ? bad("Choose one from the list.") : good(id);
}

function readYear(text: string): Read {
  const parsed = parseYear(text);
  if (parsed.ok) return good(parsed.year);
  // No book is from these years, but "before 2100" is a sensible thing to ask.
  return /^\d{1,4}$/.test(text) ? good(Number(text)) : bad(parsed.reason);
}

function readChoice(text: string, choices: Choice[]): Read {
  return choices.some(({ value }) => value === text)
    ? good(text)
    : bad(`Choose one of ${some(choices.map(({ value }) => value))}.`);
}

function some(values: string[]): string {
  return values.length <= 6 ? values.join(", ") : `${values.slice(0, 5).join(", ")} and ${values.length - 5} more`;
}
