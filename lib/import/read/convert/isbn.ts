/**
 * The ISBN repair desk: what a spreadsheet has made of an ISBN, and what can be got back for certain. Nothing is
 * invented: a number is taken only where its check digit verifies.
 */
import { parseIsbn } from "../../../values/isbn";

/** One ISBN out of the one or two cells that a row has for it. */
export interface ReadIsbn {
  isbn: string | null;
  /** How it was got out of the cells. */
  repairs: { kind: IsbnRepair; was: string }[];
  /** Why there is none, or why it should be looked at; `cell` is which of them, from 0. */
  doubt?: { kind: IsbnDoubt; cell: number; reason: string; proposal?: string };
}

export type IsbnRepair = "isbn.zeros" | "isbn.ten" | "isbn.recomputed" | "isbn.exact" | "isbn.plain" | "isbn.other";
export type IsbnDoubt = "isbn.empty" | "isbn.lost" | "isbn.wrong" | "isbn.disagree";

type Cell =
  | { kind: "empty" }
  | { kind: "good"; isbn: string; repair?: IsbnRepair }
  /** Digits are gone: what is left of them, and how many there were. */
  | { kind: "lost"; digits: string; length: number }
  | { kind: "wrong"; reason: string };

/** Reads the cells of a row that hold its ISBN; the first of them is believed before the second. Never throws. */
export function readIsbns(cells: string[]): ReadIsbn {
  const read = cells.map(readCell);
  const good = read.flatMap((cell, place) => (cell.kind === "good" ? { ...cell, place } : []));
  const [first, second] = good;
  if (!first) return withoutIsbn(cells, read);
  if (second && second.isbn !== first.isbn) {
    const reason = `The two ISBNs of this row are different books: ${first.isbn} and ${second.isbn}.`;
    return {
      isbn: null,
      repairs: [],
      doubt: { kind: "isbn.disagree", cell: second.place, reason, proposal: first.isbn },
    };
  }
  // Of two that say the same there is nothing to tell.
  const repair = second ? undefined : first.repair;
  return withWitness(cells, read, { ...first, repair });
}

/** A verified ISBN beside a cell that holds none: they must not contradict each other. */
function withWitness(
  cells: string[],
  read: Cell[],
  { isbn, repair, place }: { isbn: string; repair?: IsbnRepair; place: number },
): ReadIsbn {
  const repairs = repair ? [{ kind: repair, was: cells[place] ?? "" }] : [];
  const other = read.findIndex((cell) => cell.kind === "lost" || cell.kind === "wrong");
  const witness = read[other];
  const text = cells[other]?.trim() ?? "";
  if (witness?.kind === "lost") {
    if (agrees(isbn, witness)) return { isbn, repairs: [...repairs, { kind: "isbn.recomputed", was: text }] };
    const reason = `The other number, ${text}, is not this ISBN's; its digits are gone, so this one was taken.`;
    return { isbn, repairs, doubt: { kind: "isbn.disagree", cell: other, reason } };
  }
  if (witness?.kind === "wrong") {
    if (differences(digitsOf(text), isbn) <= 1)
      return { isbn, repairs: [...repairs, { kind: "isbn.other", was: text }] };
    if (place < other) {
      const reason = `The other number, ${text}, is no ISBN: ${witness.reason} This one, which is right, was taken.`;
      return { isbn, repairs, doubt: { kind: "isbn.disagree", cell: other, reason } };
    }
    const reason = `This is no ISBN, and the other number, ${isbn}, is not like it: ${witness.reason}`;
    return { isbn: null, repairs: [], doubt: { kind: "isbn.disagree", cell: other, reason, proposal: isbn } };
  }
  return { isbn, repairs };
}

function withoutIsbn(cells: string[], read: Cell[]): ReadIsbn {
  const wrong = read.findIndex((cell) => cell.kind === "wrong");
  const cell = read[wrong];
  if (cell?.kind === "wrong") return nothing({ kind: "isbn.wrong", cell: wrong, reason: cell.reason });
  const lost = read.findIndex(({ kind }) => kind === "lost");
  if (lost >= 0) {
    const reason = `A spreadsheet has rounded this number, ${cells[lost]?.trim()}: its last digits are gone.`;
    return nothing({ kind: "isbn.lost", cell: lost, reason });
  }
  return nothing({ kind: "isbn.empty", cell: 0, reason: "This row has no ISBN." });
}

const nothing = (doubt: NonNullable<ReadIsbn["doubt"]>): ReadIsbn => ({ isbn: null, repairs: [], doubt });

const SCIENTIFIC = /^(\d)(?:[.,](\d+))?e\+?(\d{1,2})$/i;

function readCell(cell: string): Cell {
  const text = cell.trim();
  if (text === "") return { kind: "empty" };
  const scientific = SCIENTIFIC.exec(text);
  if (scientific) return fromScientific(scientific);
  // "9780439023481.0": a number that is whole.
  const whole = text.replace(/[.,]0+$/, "");
  const parsed = parseIsbn(whole);
  if (parsed.ok) return { kind: "good", isbn: parsed.isbn, repair: repairOf(text, whole) };
  const padded = withZeros(whole);
  if (padded !== undefined) return { kind: "good", isbn: padded, repair: "isbn.zeros" };
  return { kind: "wrong", reason: parsed.reason };
}

function repairOf(text: string, whole: string): IsbnRepair | undefined {
  if (whole !== text) return "isbn.exact";
  const bare = digitsOf(text);
  if (bare.length === 10) return "isbn.ten";
  return bare === text ? undefined : "isbn.plain";
}

/** An ISBN-10 that a spreadsheet took for a number: with the zeros it lost, where its check digit then verifies. */
function withZeros(text: string): string | undefined {
  if (!/^\d{5,8}[\dXx]$/.test(text)) return undefined;
  const parsed = parseIsbn(text.padStart(10, "0"));
  return parsed.ok ? parsed.isbn : undefined;
}

function fromScientific([, first = "", rest = "", exponent = ""]: RegExpExecArray): Cell {
  const digits = first + rest;
  const length = Number(exponent) + 1;
  if (digits.length < length) return { kind: "lost", digits, length };
  const parsed = parseIsbn(digits.slice(0, length));
  return parsed.ok
    ? { kind: "good", isbn: parsed.isbn, repair: "isbn.exact" }
    : { kind: "wrong", reason: parsed.reason };
}

/** Whether a rounded number can have been this ISBN, as 13 digits or, the ISBN-10 taken for a number, as 10. */
function agrees(isbn: string, { digits, length }: { digits: string; length: number }): boolean {
  if (length !== isbn.length) return false;
  const rounded = Number(isbn).toExponential(digits.length - 1);
  const cut = isbn.slice(0, digits.length);
  return rounded.replace(/\D/g, "").slice(0, digits.length) === digits || cut === digits;
}

const digitsOf = (text: string) => text.replace(/[^\dXx]/g, "").toUpperCase();

/** In how many digits a mistyped number differs from an ISBN; the check digits of 10 and 13 are not the same. */
function differences(typed: string, isbn: string): number {
  const [one, other] =
    typed.length === 13 ? [typed, isbn] : typed.length === 10 ? [typed.slice(0, 9), isbn.slice(3, 12)] : ["", isbn];
  if (one.length !== other.length) return Number.POSITIVE_INFINITY;
  return [...one].filter((digit, place) => digit !== other[place]).length;
}
