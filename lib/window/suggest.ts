/** What a search box suggests while somebody types. Public columns alone, so it serves the window and the desk. */
import { authorLine } from "../books/author-line";
import { booksLike } from "../books/names";
import { Prisma } from "../db/generated/sqlite/client";
import { wholeIsbn } from "../isbn";
import { askSearch } from "../search/ask";
import { readSearch } from "../search/query";
import { cleanLine } from "../text";
import { authorsNamed } from "./queries";

const BOOKS = 6;
const AUTHORS = 3;

export interface Suggestions {
  /** With their authors' names in order. */
  books: { id: number; title: string; authors: string }[];
  authors: { id: number; name: string }[];
}

/**
 * Up to six books and three authors for any text, the best first: the ISBN or its beginning; titles that begin with the
 * text; the first matches. Nothing for fewer than two characters. Two queries; one for a whole ISBN. @throws TooSlow
 */
export async function suggest(text: string): Promise<Suggestions> {
  const q = cleanLine(text.slice(0, 200));
  if ([...q].length < 2) return { books: [], authors: [] };
  const isIsbn = wholeIsbn(q) !== undefined;
  const [books, authors] = await Promise.all([suggestBooks(q, BOOKS), isIsbn ? [] : authorsNamed(q, AUTHORS)]);
  return { books, authors };
}

/** The books alone, so many of them. One query. @throws TooSlow */
export async function suggestBooks(q: string, count: number): Promise<Suggestions["books"]> {
  const search = readSearch(q);
  if (search.length === 0) return [];
  const rows = await askSearch<{ id: number; title: string; authors: string | null }>(
    search,
    Prisma.sql`SELECT b."id", b."title", ${authorLine} AS authors
      FROM "Book" b JOIN (${booksLike(q, search)}) AS found ON found.id = b."id"
      ORDER BY found.tier, b."titleFold", b."id" LIMIT ${count}`,
    wholeIsbn(q) !== undefined,
  );
  return rows.map((row) => ({ ...row, authors: row.authors ?? "" }));
}
