/** A parsed year, negative for BCE, or the reason why it is invalid, as a message for users. */
export type ParsedYear = { ok: true; year: number } | { ok: false; reason: string };

const MIN_YEAR = -5000;
const MAX_LENGTH = 100;
/** Books are announced a few years ahead. */
const MAX_YEARS_AHEAD = 5;

/** Parses a year: "1937", "-750", "750 BCE", "750 BC", "AD 79". Never throws. */
export function parseYear(text: string): ParsedYear {
  if (text.length > MAX_LENGTH) return { ok: false, reason: "Enter a year such as 1937 or 750 BCE." };
  const plain = text
    .normalize("NFKC")
    .replace(/[\p{Pd}\u2212]/gu, "-")
    .replace(/[.\s]/g, "")
    .toUpperCase();
  const [, sign, digits, era] = /^(?:AD)?([+-]?)(\d{1,5})(BCE|BC|CE|AD)?$/.exec(plain) ?? [];
  const before = era?.startsWith("B");
  if (digits === undefined || (before && sign)) return { ok: false, reason: "Enter a year such as 1937 or 750 BCE." };
  return checkYear((before || sign === "-" ? -1 : 1) * Number(digits));
}

/** Whether a number can be the year of a book. Never throws. */
export function checkYear(year: number): ParsedYear {
  const latest = new Date().getFullYear() + MAX_YEARS_AHEAD;
  if (year === 0) return { ok: false, reason: "There was no year 0: 1 BCE was followed by 1." };
  if (Number.isInteger(year) && year >= MIN_YEAR && year <= latest) return { ok: true, year };
  return { ok: false, reason: `Enter a year from ${-MIN_YEAR} BCE to ${latest}.` };
}
