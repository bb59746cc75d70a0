/** What becomes of the rows of a file of books. */

import type { AuthorRole } from "../../db/generated/sqlite/enums";
import { fieldLabel } from "../../import/fields";
import { type Planning, refused, taken } from "../../import/plan/importer";
import { foldedName } from "../../import/read/keys";
import { type Planned, type ReadRow, refusal } from "../../import/read/row";
import { shown } from "../../import/shown";
import { MAX_QUANTITY } from "../../stock/count";
import { fold } from "../../values/text";
import { type BookWithAuthors, loadBooks } from "../book-authors";
import { bookData } from "../changes";
import { roleNames } from "../roles";
import type { BookInput } from "../schema";
import * as there from "./book-lookup";

/** An author as the book is to name them; without an id there is nobody of that name yet. */
export interface BookAuthorPlan {
  authorId?: number;
  name: string;
  role: AuthorRole;
  /** Of one who is to be added, where the file says how they are sorted. */
  sortName?: string;
}

type Stock = Awaited<ReturnType<typeof there.loadStock>> extends Map<string, infer Row> ? Row : never;

export interface PlannedBook extends Planned {
  before?: BookWithAuthors;
  /** What the book is to be; missing where nothing of its own changes. */
  data?: ReturnType<typeof bookData>;
  /** Missing where they stay as they are. */
  authors?: BookAuthorPlan[];
  stock: { storeId: number; quantity: number; before?: Stock }[];
}

interface World {
  found: there.Found;
  books: Map<number, BookWithAuthors>;
  stock: Map<string, Stock>;
  authors: Map<string, { id: number; name: string }[]>;
  planning: Planning;
}

/** Looks the rows up and decides about each. Seven queries at most. */
export async function planBooks(reader: there.Reader, rows: ReadRow[], planning: Planning): Promise<PlannedBook[]> {
  const found = await there.findCandidates(reader, rows);
  const matches = new Map(rows.map((row) => [row, match(row, found, planning)]));
  const ids = [...new Set([...matches.values()].flatMap((match) => (typeof match === "number" ? match : [])))];
  const world: World = {
    found,
    books: new Map((await loadBooks(reader, ids)).map((book) => [book.id, book])),
    stock: await there.loadStock(reader, rows, ids),
    authors: await there.findAuthorsNamed(reader, rows),
    planning,
  };
  return rows.map((row) => decide(row, matches.get(row), world));
}

/** The book that a row is about: its id, undefined where there is none, or why that cannot be told. */
function match(
  row: ReadRow,
  { byIsbn, byTitle, titles }: there.Found,
  planning: Planning,
): number | undefined | string {
  const isbn = there.isbnOf(row);
  const same = isbn !== undefined && byIsbn.get(isbn);
  if (same) return same.id;
  if (row.values.title === undefined) return undefined;
  const key = row.keys.at(-1)?.text ?? "";
  // Another ISBN is another edition; so is a book that another row of this file has given its own.
  const open = (byTitle.get(key) ?? []).filter(
    ({ id, isbn: has }) => isbn === undefined || (has === null && planning.claims.get(id) === undefined),
  );
  if (open.length === 1) return open[0]?.id;
  if (open.length > 1)
    return `There are ${open.length} books with this title and author, and no ISBN to tell them apart.`;
  const isBlind = isbn === undefined && !planning.settings.columns.includes("authors");
  if (isBlind && titles.has(there.titleOf(row) ?? "")) {
    return "There is a book with this title, but the file names neither author nor ISBN: it can't be told whether it is this one.";
  }
  return undefined;
}

function decide(row: ReadRow, match: number | undefined | string, world: World): PlannedBook {
  const label = String(row.values.title ?? row.values.isbn ?? "");
  const blank: PlannedBook = { row, action: "unchanged", label, differences: [], notes: [], stock: [] };
  if (typeof match === "string") return refused(blank, refusal("row.which", match));
  const before = match === undefined ? undefined : world.books.get(match);
  if (!before) return create(blank, world);

  const { claims, settings } = world.planning;
  const claimed = claims.get(before.id);
  if (claimed !== undefined) {
    return refused(blank, refusal("row.twice", `Line ${claimed} is about the same book, ${before.title}.`));
  }
  claims.add(before.id, row.line);
  const plan = { ...blank, id: before.id, label: before.title, before, notes: otherTitle(row, before, world) };
  if (settings.options.existing === "skip") return { ...plan, action: "skipped" };
  return change(plan, before, world);
}

/** A mistyped ISBN may be another book's: where the titles have nothing in common, that is said. */
function otherTitle(row: ReadRow, before: BookWithAuthors, { planning }: World): Planned["notes"] {
  const { title, isbn } = row.values as { title?: string; isbn?: string };
  if (title === undefined || title === before.title || isbn === undefined || isbn !== before.isbn) return [];
  if (areAlike(fold(title), fold(before.title))) return [];
  const column = planning.settings.columns.indexOf("title");
  const reason = `The book with this ISBN is called “${before.title}” here. Is it the right ISBN?`;
  return [{ column, field: "title", value: row.cells[column] ?? title, kind: "title.other", reason }];
}

function areAlike(one: string, other: string): boolean {
  if (one.includes(other) || other.includes(one)) return true;
  const words = new Set(one.match(WORD));
  return other.match(WORD)?.some((word) => words.has(word)) ?? false;
}

/** Longer than most articles. */
const WORD = /[\p{L}\p{N}]{4,}/gu;

const empty: BookInput = {
  ...{ title: "", subtitle: null, series: null, seriesNumber: null, isbn: null, format: null, publisher: null },
  ...{ year: null, language: null, price: null, description: null, authors: [] },
};

function create(plan: PlannedBook, world: World): PlannedBook {
  const { row } = plan;
  if (row.values.title === undefined) {
    const reason = "No book has this ISBN, and to add one its title is needed.";
    return refused(plan, refusal("row.missing", reason, { field: "title" }));
  }
  const data = bookData({ ...empty, ...(row.values as Partial<BookInput>) });
  const { authors, notes } = authorsFor(row, world);
  const stock = world.planning.settings.options.stock === "leave" ? [] : row.stock;
  return { ...plan, action: "created", data, authors, stock, notes };
}

function change(plan: PlannedBook, before: BookWithAuthors, world: World): PlannedBook {
  const { existing } = world.planning.settings.options;
  const { authors: _, ...values } = plan.row.values;
  const fresh = taken(before, values, existing);
  const differences: Planned["differences"] = Object.entries(fresh).map(([field, now]) =>
    difference(fieldLabel("book", field), shown(field, before[field as keyof typeof before]), shown(field, now)),
  );
  const { authors, notes } = newAuthors(plan.row, before, world);
  if (authors) differences.push(difference("Authors", authorLine(before.authors), authorLine(authors)));
  const stock = stockChanges(plan.row, before.id, world);
  if (typeof stock === "string") return refused(plan, refusal("bad.copies", stock, { field: "copies" }));
  for (const { storeId, quantity, before: had } of stock) {
    differences.push(difference(copiesAt(storeId, world), had && String(had.quantity), String(quantity)));
  }
  if (differences.length === 0) return plan;
  const data = bookData({ ...before, authors: [], ...(fresh as Partial<BookInput>) });
  const isEdited = authors !== undefined || Object.keys(fresh).length > 0;
  return {
    ...{ ...plan, action: "changed", differences, stock, notes: [...plan.notes, ...notes] },
    ...(isEdited && { data }),
    ...(authors && { authors }),
  };
}

function difference(label: string, was: string | undefined, now: string): Planned["differences"][number] {
  return was === undefined || was === "" ? { label, now } : { label, was, now };
}

const copiesAt = (storeId: number, { planning }: World) => `Copies at ${planning.storeNames.get(storeId) ?? "a store"}`;

function authorLine(authors: { name: string; role: AuthorRole }[]): string {
  return authors
    .map(({ name, role }) => (role === "author" ? name : `${name} (${roleNames[role].toLowerCase()})`))
    .join("; ");
}

/** The authors that the book is to have instead of those it has; undefined where they stay. */
function newAuthors(row: ReadRow, before: BookWithAuthors, world: World) {
  const wanted = there.authorsOf(row);
  const isKept = world.planning.settings.options.existing === "fill" && before.authors.length > 0;
  if (wanted.length === 0 || isKept) return { authors: undefined, notes: [] };
  const { authors, notes } = authorsFor(row, world, before);
  const same =
    authors.length === before.authors.length &&
    authors.every(({ authorId, role }, place) => {
      const present = before.authors[place];
      return present !== undefined && present.authorId === authorId && present.role === role;
    });
  return same ? { authors: undefined, notes: [] } : { authors, notes };
}

/** Who the names are: of namesakes the one that the book has already, else the first, which is said. */
function authorsFor(row: ReadRow, { authors: called, planning }: World, before?: BookWithAuthors) {
  const notes: Planned["notes"] = [];
  const column = planning.settings.columns.indexOf("authors");
  const authors = there.authorsOf(row).map(({ name, role }): BookAuthorPlan => {
    const namesakes = called.get(foldedName(name)) ?? [];
    const present = namesakes.find(({ id }) => before?.authors.some(({ authorId }) => authorId === id));
    const author = present ?? namesakes[0];
    if (!present && namesakes.length > 1) {
      const reason = `${namesakes.length} authors are called ${name}: the one who was there first was taken.`;
      notes.push({ column, field: "authors", value: row.cells[column] ?? name, kind: "author.namesakes", reason });
    }
    return author
      ? { authorId: author.id, name: author.name, role }
      : { name, role, sortName: row.sortNames?.get(name) };
  });
  return { authors, notes };
}

/** The copies that change at each store; a sentence where there would be too many. */
function stockChanges(row: ReadRow, bookId: number, { stock, planning }: World): PlannedBook["stock"] | string {
  const way = planning.settings.options.stock;
  if (way === "leave") return [];
  const changes: PlannedBook["stock"] = [];
  for (const { storeId, quantity } of row.stock) {
    const before = stock.get(`${bookId}:${storeId}`);
    const now = way === "add" ? (before?.quantity ?? 0) + quantity : quantity;
    if (now > MAX_QUANTITY) return `With these there would be ${now} copies; 1,000,000 is the most.`;
    if (before ? before.quantity !== now : way === "set" || quantity > 0)
      changes.push({ storeId, quantity: now, before });
  }
  return changes;
}
