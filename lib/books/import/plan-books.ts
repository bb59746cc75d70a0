/** Plans the rows of a file of books. */

import type { AuthorRole } from "../../db/generated/sqlite/enums";
import { fieldLabel } from "../../import/fields";
import { formatImportedValue } from "../../import/format-imported-value";
import { type PlanContext, pickChanges, rejectRow } from "../../import/plan/importer";
import { foldCached } from "../../import/read/keys";
import { type PlannedRow, type ReadRow, rowProblem } from "../../import/read/row";
import { MAX_QUANTITY } from "../../stock/count";
import { fold } from "../../values/text";
import { type BookWithAuthors, loadBooks } from "../book-authors";
import { bookData } from "../changes";
import { roleLabels } from "../roles";
import type { BookInput } from "../schema";
import * as bookLookup from "./book-lookup";

/** An author of the planned book; without an id, the author will be created. */
export interface BookAuthorPlan {
  authorId?: number;
  name: string;
  role: AuthorRole;
  /** The sort name of a new author, if the file has it. */
  sortName?: string;
}

type Stock = Awaited<ReturnType<typeof bookLookup.findStock>> extends Map<string, infer Row> ? Row : never;

export interface PlannedBook extends PlannedRow {
  before?: BookWithAuthors;
  /** The new columns of the book; missing when they do not change. */
  data?: ReturnType<typeof bookData>;
  /** Missing when they do not change. */
  authors?: BookAuthorPlan[];
  stock: { storeId: number; quantity: number; before?: Stock }[];
}

interface LookupContext {
  candidates: bookLookup.BookCandidates;
  books: Map<number, BookWithAuthors>;
  stock: Map<string, Stock>;
  authors: Map<string, { id: number; name: string }[]>;
  planContext: PlanContext;
}

/** Plans rows of books. At most seven queries. */
export async function planBooks(
  reader: bookLookup.Reader,
  rows: ReadRow[],
  planContext: PlanContext,
): Promise<PlannedBook[]> {
  const found = await bookLookup.findCandidates(reader, rows);
  const matches = new Map(rows.map((row) => [row, findMatch(row, found, planContext)]));
  const ids = [...new Set([...matches.values()].flatMap((match) => (typeof match === "number" ? match : [])))];
  const lookup: LookupContext = {
    candidates: found,
    books: new Map((await loadBooks(reader, ids)).map((book) => [book.id, book])),
    stock: await bookLookup.findStock(reader, rows, ids),
    authors: await bookLookup.findAuthorsNamed(reader, rows),
    planContext,
  };
  return rows.map((row) => planBook(row, matches.get(row), lookup));
}

/** The id of the matching book, undefined for none, or the reason why the match is ambiguous. */
function findMatch(
  row: ReadRow,
  { byIsbn, byTitle, titles }: bookLookup.BookCandidates,
  planContext: PlanContext,
): number | undefined | string {
  const isbn = bookLookup.isbnOf(row);
  const same = isbn !== undefined && byIsbn.get(isbn);
  if (same) return same.id;
  if (row.values.title === undefined) return undefined;
  const key = row.keys.at(-1)?.text ?? "";
  // Another ISBN is another edition; so is a book that already matched another row.
  const open = (byTitle.get(key) ?? []).filter(
    ({ id, isbn: has }) => isbn === undefined || (has === null && planContext.matchedRecords.lineOf(id) === undefined),
  );
  if (open.length === 1) return open[0]?.id;
  if (open.length > 1)
    return `There are ${open.length} books with this title and author, and the row has no ISBN to identify one.`;
  const isBlind = isbn === undefined && !planContext.settings.columns.includes("authors");
  if (isBlind && titles.has(bookLookup.titleOf(row) ?? "")) {
    return "A book with this title exists, but the row has neither author nor ISBN to identify it.";
  }
  return undefined;
}

function planBook(row: ReadRow, match: number | undefined | string, lookup: LookupContext): PlannedBook {
  const label = String(row.values.title ?? row.values.isbn ?? "");
  const blank: PlannedBook = { row, action: "unchanged", label, differences: [], problems: [], stock: [] };
  if (typeof match === "string") return rejectRow(blank, rowProblem("row.ambiguous", match));
  const before = match === undefined ? undefined : lookup.books.get(match);
  if (!before) return planCreate(blank, lookup);

  const { matchedRecords, settings } = lookup.planContext;
  const claimed = matchedRecords.lineOf(before.id);
  if (claimed !== undefined) {
    return rejectRow(blank, rowProblem("row.duplicate", `Line ${claimed} is about the same book, ${before.title}.`));
  }
  matchedRecords.add(before.id, row.line);
  const plan = { ...blank, id: before.id, label: before.title, before, problems: titleProblems(row, before, lookup) };
  if (settings.options.existing === "skip") return { ...plan, action: "skipped" };
  return planChange(plan, before, lookup);
}

/** Warns when the titles have no word in common: a mistyped ISBN may match another book. */
function titleProblems(row: ReadRow, before: BookWithAuthors, { planContext }: LookupContext): PlannedRow["problems"] {
  const { title, isbn } = row.values as { title?: string; isbn?: string };
  if (title === undefined || title === before.title || isbn === undefined || isbn !== before.isbn) return [];
  if (haveCommonWord(fold(title), fold(before.title))) return [];
  const column = planContext.settings.columns.indexOf("title");
  const reason = `The book with this ISBN is called “${before.title}” here. Check the ISBN.`;
  return [{ column, field: "title", value: row.cells[column] ?? title, kind: "title.mismatch", reason }];
}

function haveCommonWord(one: string, other: string): boolean {
  if (one.includes(other) || other.includes(one)) return true;
  const words = new Set(one.match(WORD));
  return other.match(WORD)?.some((word) => words.has(word)) ?? false;
}

/** Longer than most articles. */
const WORD = /[\p{L}\p{N}]{4,}/gu;

const emptyBook: BookInput = {
  ...{ title: "", subtitle: null, series: null, seriesNumber: null, isbn: null, format: null, publisher: null },
  ...{ year: null, language: null, price: null, description: null, authors: [] },
};

function planCreate(plan: PlannedBook, lookup: LookupContext): PlannedBook {
  const { row } = plan;
  if (row.values.title === undefined) {
    const reason = "No book has this ISBN. A new book needs a title.";
    return rejectRow(plan, rowProblem("row.missing", reason, { field: "title" }));
  }
  const data = bookData({ ...emptyBook, ...(row.values as Partial<BookInput>) });
  const { authors, problems } = resolveAuthors(row, lookup);
  const stock = lookup.planContext.settings.options.stock === "leave" ? [] : row.stock;
  return { ...plan, action: "created", data, authors, stock, problems };
}

function planChange(plan: PlannedBook, before: BookWithAuthors, lookup: LookupContext): PlannedBook {
  const { existing } = lookup.planContext.settings.options;
  const { authors: _, ...values } = plan.row.values;
  const fresh = pickChanges(before, values, existing);
  const differences: PlannedRow["differences"] = Object.entries(fresh).map(([field, now]) =>
    difference(
      fieldLabel("book", field),
      formatImportedValue(field, before[field as keyof typeof before]),
      formatImportedValue(field, now),
    ),
  );
  const { authors, problems } = authorsToReplace(plan.row, before, lookup);
  if (authors) differences.push(difference("Authors", authorLine(before.authors), authorLine(authors)));
  const stock = stockChanges(plan.row, before.id, lookup);
  if (typeof stock === "string") return rejectRow(plan, rowProblem("invalid.copies", stock, { field: "copies" }));
  for (const { storeId, quantity, before: had } of stock) {
    differences.push(difference(stockLabel(storeId, lookup), had && String(had.quantity), String(quantity)));
  }
  if (differences.length === 0) return plan;
  const data = bookData({ ...before, authors: [], ...(fresh as Partial<BookInput>) });
  const isEdited = authors !== undefined || Object.keys(fresh).length > 0;
  return {
    ...{ ...plan, action: "changed", differences, stock, problems: [...plan.problems, ...problems] },
    ...(isEdited && { data }),
    ...(authors && { authors }),
  };
}

function difference(label: string, was: string | undefined, now: string): PlannedRow["differences"][number] {
  return was === undefined || was === "" ? { label, now } : { label, was, now };
}

const stockLabel = (storeId: number, { planContext }: LookupContext) =>
  `Copies at ${planContext.storeNames.get(storeId) ?? "a store"}`;

function authorLine(authors: { name: string; role: AuthorRole }[]): string {
  return authors
    .map(({ name, role }) => (role === "author" ? name : `${name} (${roleLabels[role].toLowerCase()})`))
    .join("; ");
}

/** The new authors of the book; undefined when they do not change. */
function authorsToReplace(row: ReadRow, before: BookWithAuthors, lookup: LookupContext) {
  const wanted = bookLookup.authorsOf(row);
  const isKept = lookup.planContext.settings.options.existing === "fill" && before.authors.length > 0;
  if (wanted.length === 0 || isKept) return { authors: undefined, problems: [] };
  const { authors, problems } = resolveAuthors(row, lookup, before);
  const same =
    authors.length === before.authors.length &&
    authors.every(({ authorId, role }, place) => {
      const present = before.authors[place];
      return present !== undefined && present.authorId === authorId && present.role === role;
    });
  return same ? { authors: undefined, problems: [] } : { authors, problems };
}

/** Resolves names to authors. Among namesakes, prefers an author of the book, else the oldest, with a warning. */
function resolveAuthors(row: ReadRow, { authors: called, planContext }: LookupContext, before?: BookWithAuthors) {
  const problems: PlannedRow["problems"] = [];
  const column = planContext.settings.columns.indexOf("authors");
  const authors = bookLookup.authorsOf(row).map(({ name, role }): BookAuthorPlan => {
    const namesakes = called.get(foldCached(name)) ?? [];
    const present = namesakes.find(({ id }) => before?.authors.some(({ authorId }) => authorId === id));
    const author = present ?? namesakes[0];
    if (!present && namesakes.length > 1) {
      const reason = `${namesakes.length} authors are called ${name}. The oldest record will be used.`;
      problems.push({ column, field: "authors", value: row.cells[column] ?? name, kind: "author.namesakes", reason });
    }
    return author
      ? { authorId: author.id, name: author.name, role }
      : { name, role, sortName: row.sortNames?.get(name) };
  });
  return { authors, problems };
}

/** The changes of copies at each store, or an error message. */
function stockChanges(
  row: ReadRow,
  bookId: number,
  { stock, planContext }: LookupContext,
): PlannedBook["stock"] | string {
  const way = planContext.settings.options.stock;
  if (way === "leave") return [];
  const changes: PlannedBook["stock"] = [];
  for (const { storeId, quantity } of row.stock) {
    const before = stock.get(`${bookId}:${storeId}`);
    const now = way === "add" ? (before?.quantity ?? 0) + quantity : quantity;
    if (now > MAX_QUANTITY) return `This would make ${now} copies. The limit is 1,000,000.`;
    if (before ? before.quantity !== now : way === "set" || quantity > 0)
      changes.push({ storeId, quantity: now, before });
  }
  return changes;
}
