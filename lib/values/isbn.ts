/** A parsed ISBN: its thirteen digits, or the reason why it is invalid, as a message for users. */
export type ParsedIsbn = { ok: true; isbn: string } | { ok: false; reason: string };

/**
 * Parses an ISBN as typed, pasted or scanned, and returns its thirteen digits, with the check digit verified.
 *
 * Accepts ISBN-10 and ISBN-13, hyphens, dashes and spaces anywhere, a prefix "ISBN-13:", a lower-case x, full-width digits,
 * and a scanned EAN-13 with a five-digit price code after it (eighteen digits: no ISBN has as many). Never throws. The rule
 * is ISO 2108, as explained by the ISBN Users' Manual.
 */
export function parseIsbn(text: string): ParsedIsbn {
  if (text.length > MAX_LENGTH) return fail("This is too long for an ISBN, which has 10 or 13 digits.");
  const bare = compact(text);
  if (bare === "") return fail("Enter the 10 or 13 digits of an ISBN.");
  const invalid = /[^0-9X]/u.exec(bare)?.[0];
  if (invalid !== undefined) return fail(`An ISBN has only digits, hyphens and spaces; this has “${invalid}”.`);
  if (bare.length === 10) return parseIsbn10(bare);
  if (bare.includes("X")) return fail("An X can only be the last of the 10 characters of an ISBN.");
  if (WITH_PRICE_CODE.test(bare)) return parseIsbn13(bare.slice(0, 13));
  if (bare.length === 13) return parseIsbn13(bare);
  return fail(`An ISBN has 10 or 13 digits; this has ${bare.length}.`);
}

/** The thirteen digits of a text that is a whole ISBN with the right check digit; undefined for any other text. */
export function toIsbn13(text: string): string | undefined {
  const parsed = parseIsbn(text);
  return parsed.ok ? parsed.isbn : undefined;
}

/**
 * Whether a text has the shape of an ISBN, valid or mistyped, so that a search box searches for an ISBN and shows
 * parseIsbn's reason where it is invalid. True for everything that parseIsbn accepts.
 */
export function looksLikeIsbn(text: string): boolean {
  if (text.length > MAX_LENGTH) return false;
  const bare = compact(text);
  return /^(?:\d{9}[\dX]|\d{13})$/.test(bare) || WITH_PRICE_CODE.test(bare);
}

/** Allows hyphens and spaces between all digits, and a price code. */
const MAX_LENGTH = 100;

const WITH_PRICE_CODE = /^97[89]\d{15}$/;

/** The digits (and X) of the text, without prefix and separators. Invalid characters are kept. */
function compact(text: string): string {
  // NFKC turns full-width digits, letters, colons and hyphens into plain ones
  const plain = text.normalize("NFKC");
  const number = plain.replace(LABEL, "");
  const bare = number.replace(SEPARATORS, "").replaceAll("x", "X");
  // "ISBN 13 978…" without a colon: a number that starts with 10 or 13 itself is recognised by its length
  const labelled = number.length < plain.length;
  return labelled && bare.length !== 10 && bare.length !== 13 ? bare.replace(/^1[03]/, "") : bare;
}

/** "ISBN", "ISBN:", "ISBN-13:", "ISBN10: " */
const LABEL = /^\s*ISBN(?:[\s\p{Pd}]*1[03])?\s*:|^\s*ISBN/iu;

/** White space, hyphens, dashes, the minus sign, and invisible characters that come along with copied text. */
const SEPARATORS = /[\s\p{Pd}\p{Cf}\u2212]/gu;

function parseIsbn10(isbn10: string): ParsedIsbn {
  const body = isbn10.slice(0, 9);
  if (body.includes("X")) return fail("An X can only be the last of the 10 characters of an ISBN.");
  if (checkDigit10(body) !== isbn10.slice(9)) return fail(MISTYPED);
  return { ok: true, isbn: `978${body}${checkDigit13(`978${body}`)}` };
}

function parseIsbn13(isbn13: string): ParsedIsbn {
  const prefix = isbn13.slice(0, 3);
  if (prefix !== "978" && prefix !== "979") {
    return fail(`An ISBN of 13 digits begins with 978 or 979; this begins with ${prefix}.`);
  }
  if (isbn13.startsWith("9790")) return fail("A number that begins with 979-0 is an ISMN: printed music, not a book.");
  if (checkDigit13(isbn13) !== isbn13.slice(12)) return fail(MISTYPED);
  return { ok: true, isbn: isbn13 };
}

const MISTYPED = "The check digit is wrong: one digit is probably mistyped.";

/** Weights 10 to 2; the sum with the check digit is a multiple of 11, and X stands for ten. */
function checkDigit10(body: string): string {
  let sum = 0;
  for (let i = 0; i < 9; i++) sum += (10 - i) * Number(body[i]);
  const digit = (11 - (sum % 11)) % 11;
  return digit === 10 ? "X" : String(digit);
}

/** Weights 1 and 3 in turn over the first twelve; the sum with the check digit is a multiple of 10. */
function checkDigit13(body: string): string {
  let sum = 0;
  for (let i = 0; i < 12; i++) sum += (i % 2 === 0 ? 1 : 3) * Number(body[i]);
  return String((10 - (sum % 10)) % 10);
}

function fail(reason: string): ParsedIsbn {
  return { ok: false, reason };
}
