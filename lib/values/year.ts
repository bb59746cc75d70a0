/** A text read as a year: negative before Christ, or a sentence for whoever typed it. */
export type ParsedYear = { ok: true; year: number } | { ok: false; reason: string };

const EARLIEST = -5000;
const LONGEST = 100;
/** Books are announced years ahead, but not more than a few. */
const AHEAD = 5;

/** Reads a year as it is typed: "1937", "-750", "750 BCE", "750 BC", "AD 79". Never throws. */
export function parseYear(text: string): ParsedYear {
  if (text.length > LONGEST) return { ok: false, reason: "Type a year such as 1937 or 750 BCE." };
  const plain = text
    .normalize("NFKC")
    .replace(/[\p{Pd}\u2212]/gu, "-")
    .replace(/[.\s]/g, "")
    .toUpperCase();
  const [, sign, digits, era] = /^(?:AD)?([+-]?)(\d{1,5})(BCE|BC|CE|AD)?$/.exec(plain) ?? [];
  const before = era?.startsWith("B");
  if (digits === undefined || (before && sign)) return { ok: false, reason: "Type a year such as 1937 or 750 BCE." };
  return checkYear((before || sign === "-" ? -1 : 1) * Number(digits));
}

/** Whether a number can be the year of a book. Never throws. */
export function checkYear(year: number): ParsedYear {
  const latest = new Date().getFullYear() + AHEAD;
  if (year === 0) return { ok: false, reason: "There was no year 0: 1 BCE was followed by 1." };
  if (Number.isInteger(year) && year >= EARLIEST && year <= latest) return { ok: true, year };
  return { ok: false, reason: `Type a year from ${-EARLIEST} BCE to ${latest}.` };
}
