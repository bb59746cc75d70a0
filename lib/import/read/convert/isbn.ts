/**
 * Repairs ISBNs that a spreadsheet has changed. Nothing is guessed: a number is accepted only when its check digit is
 * valid.
 */
import { parseIsbn } from "../../../values/isbn";

/** The ISBN from one or two cells of a row. */
export interface IsbnResult {
  isbn: string | null;
  /** How it was repaired. */
  repairs: { kind: IsbnRepair; was: string }[];
  /** Why there is no ISBN, or why it may be wrong; `cell` is the index of the cell. */
  warning?: { kind: IsbnWarning; cell: number; reason: string; suggestion?: string };
}

export type IsbnRepair =
  | "isbn.leadingZeros"
  | "isbn.isbn10"
  | "isbn.recomputed"
  | "isbn.number"
  | "isbn.punctuation"
  | "isbn.mistyped";
export type IsbnWarning = "isbn.empty" | "isbn.truncated" | "isbn.invalid" | "isbn.mismatch";

type IsbnCell =
  | { kind: "empty" }
  | { kind: "valid"; isbn: string; repair?: IsbnRepair }
  /** A rounded number: its remaining digits, and its original length. */
  | { kind: "truncated"; digits: string; length: number }
  | { kind: "invalid"; reason: string };

/** Parses the ISBN cells of a row. The first cell takes precedence. Never throws. */
export function parseIsbnCells(cells: string[]): IsbnResult {
  const read = cells.map(parseCell);
  const valid = read.flatMap((cell, place) => (cell.kind === "valid" ? { ...cell, place } : []));
  const [first, second] = valid;
  if (!first) return explainMissing(cells, read);
  if (second && second.isbn !== first.isbn) {
    const reason = `The two ISBNs belong to different books: ${first.isbn} and ${second.isbn}.`;
    return {
      isbn: null,
      repairs: [],
      warning: { kind: "isbn.mismatch", cell: second.place, reason, suggestion: first.isbn },
    };
  }
  // With two equal ISBNs, the repair is not reported.
  const repair = second ? undefined : first.repair;
  return checkOtherCell(cells, read, { ...first, repair });
}

/** Checks that a cell without a valid ISBN does not contradict the valid one. */
function checkOtherCell(
  cells: string[],
  read: IsbnCell[],
  { isbn, repair, place }: { isbn: string; repair?: IsbnRepair; place: number },
): IsbnResult {
  const repairs = repair ? [{ kind: repair, was: cells[place] ?? "" }] : [];
  const other = read.findIndex((cell) => cell.kind === "truncated" || cell.kind === "invalid");
  const otherCell = read[other];
  const text = cells[other]?.trim() ?? "";
  if (otherCell?.kind === "truncated") {
    if (matchesRounded(isbn, otherCell)) return { isbn, repairs: [...repairs, { kind: "isbn.recomputed", was: text }] };
    const reason = `The other number, ${text}, doesn’t match this ISBN and is truncated. This ISBN will be used.`;
    return { isbn, repairs, warning: { kind: "isbn.mismatch", cell: other, reason } };
  }
  if (otherCell?.kind === "invalid") {
    if (digitDifference(digitsOf(text), isbn) <= 1)
      return { isbn, repairs: [...repairs, { kind: "isbn.mistyped", was: text }] };
    if (place < other) {
      const reason = `The other number, ${text}, is not a valid ISBN: ${otherCell.reason} This ISBN, which is valid, will be used.`;
      return { isbn, repairs, warning: { kind: "isbn.mismatch", cell: other, reason } };
    }
    const reason = `This is not a valid ISBN, and differs from the other number, ${isbn}: ${otherCell.reason}`;
    return { isbn: null, repairs: [], warning: { kind: "isbn.mismatch", cell: other, reason, suggestion: isbn } };
  }
  return { isbn, repairs };
}

function explainMissing(cells: string[], read: IsbnCell[]): IsbnResult {
  const invalid = read.findIndex((cell) => cell.kind === "invalid");
  const cell = read[invalid];
  if (cell?.kind === "invalid") return withoutIsbn({ kind: "isbn.invalid", cell: invalid, reason: cell.reason });
  const truncated = read.findIndex(({ kind }) => kind === "truncated");
  if (truncated >= 0) {
    const reason = `A spreadsheet has rounded this number, ${cells[truncated]?.trim()}. Its last digits are lost.`;
    return withoutIsbn({ kind: "isbn.truncated", cell: truncated, reason });
  }
  return withoutIsbn({ kind: "isbn.empty", cell: 0, reason: "This row has no ISBN." });
}

const withoutIsbn = (warning: NonNullable<IsbnResult["warning"]>): IsbnResult => ({
  isbn: null,
  repairs: [],
  warning,
});

const SCIENTIFIC = /^(\d)(?:[.,](\d+))?e\+?(\d{1,2})$/i;

function parseCell(cell: string): IsbnCell {
  const text = cell.trim();
  if (text === "") return { kind: "empty" };
  const scientific = SCIENTIFIC.exec(text);
  if (scientific) return parseScientific(scientific);
  // "9780439023481.0" is an integer.
  const whole = text.replace(/[.,]0+$/, "");
  const parsed = parseIsbn(whole);
  if (parsed.ok) return { kind: "valid", isbn: parsed.isbn, repair: repairOf(text, whole) };
  const padded = restoreZeros(whole);
  if (padded !== undefined) return { kind: "valid", isbn: padded, repair: "isbn.leadingZeros" };
  return { kind: "invalid", reason: parsed.reason };
}

function repairOf(text: string, whole: string): IsbnRepair | undefined {
  if (whole !== text) return "isbn.number";
  const bare = digitsOf(text);
  if (bare.length === 10) return "isbn.isbn10";
  return bare === text ? undefined : "isbn.punctuation";
}

/** Restores the leading zeros of an ISBN-10 that was stored as a number, if its check digit is then valid. */
function restoreZeros(text: string): string | undefined {
  if (!/^\d{5,8}[\dXx]$/.test(text)) return undefined;
  const parsed = parseIsbn(text.padStart(10, "0"));
  return parsed.ok ? parsed.isbn : undefined;
}

function parseScientific([, first = "", rest = "", exponent = ""]: RegExpExecArray): IsbnCell {
  const digits = first + rest;
  const length = Number(exponent) + 1;
  if (digits.length < length) return { kind: "truncated", digits, length };
  const parsed = parseIsbn(digits.slice(0, length));
  return parsed.ok
    ? { kind: "valid", isbn: parsed.isbn, repair: "isbn.number" }
    : { kind: "invalid", reason: parsed.reason };
}

/** Whether a rounded number of 13 digits can be this ISBN. */
function matchesRounded(isbn: string, { digits, length }: { digits: string; length: number }): boolean {
  if (length !== isbn.length) return false;
  const rounded = Number(isbn).toExponential(digits.length - 1);
  const cut = isbn.slice(0, digits.length);
  return rounded.replace(/\D/g, "").slice(0, digits.length) === digits || cut === digits;
}

const digitsOf = (text: string) => text.replace(/[^\dXx]/g, "").toUpperCase();

/** The number of digits in which a number differs from an ISBN. The check digits of ISBN-10 and ISBN-13 are different. */
function digitDifference(typed: string, isbn: string): number {
  const [one, other] =
    typed.length === 13 ? [typed, isbn] : typed.length === 10 ? [typed.slice(0, 9), isbn.slice(3, 12)] : ["", isbn];
  if (one.length !== other.length) return Number.POSITIVE_INFINITY;
  return [...one].filter((digit, place) => digit !== other[place]).length;
}
