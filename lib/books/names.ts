/** Books by their titles. */
import { db } from "../db/client";
import { Prisma } from "../db/generated/sqlite/client";
import type { Option } from "../list/filter/filter";
import { matchIsbn } from "../list/match-query";
import { prefixSearchSql } from "../list/prefix-search";
import { parseSearch, type SearchQuery } from "../search/query";
import { runSearch } from "../search/run-search";
import { formatYear } from "../values/format";
import { toIsbn13 } from "../values/isbn";
import { fold } from "../values/text";
import { authorNamesSql } from "./author-line";
import { bookList } from "./list";

export async function bookNames(ids: number[]): Promise<Map<number, string>> {
  const books = await db.book.findMany({ where: { id: { in: ids } }, select: { id: true, title: true } });
  return new Map(books.map(({ id, title }) => [id, title]));
}

/** Books like a text, as `rowsLike` finds them: by their ISBN, their titles and their words; by a whole ISBN alone. */
export function booksLike(text: string, search: SearchQuery): Prisma.Sql {
  const { from, id } = bookList;
  const names = [Prisma.sql`b."titleFold"`];
  return prefixSearchSql({ from, id, names, table: "Book", isbn: matchIsbn(bookList.search, text) }, text, search);
}

const MAX_RESULTS = 20;

/** The books that a search finds; of those, the one that has just this title. The year tells others of the same title apart. */
export async function findBookOptions(text: string): Promise<Option[]> {
  const search = parseSearch(text);
  if (search.length === 0) return [];
  const titled = fold(text);
  const found = await runSearch<{ id: number; title: string; titleFold: string; year: number | null }>(
    search,
    Prisma.sql`SELECT b."id", b."title", b."titleFold", b."year"
      FROM "Book" b JOIN (${booksLike(text, search)}) AS found ON found.id = b."id"
      ORDER BY b."titleFold" = ${titled} DESC, found.tier, b."titleFold", b."id" LIMIT ${MAX_RESULTS}`,
    toIsbn13(text) !== undefined,
  );
  const titledSo = found.filter(({ titleFold }) => titleFold === titled);
  return (titledSo.length === 1 ? titledSo : found).map(({ id, title, year }) => ({
    value: String(id),
    label: year === null ? title : `${title} (${formatYear(year)})`,
  }));
}

/** A book with its authors' names in order. */
export interface BookSuggestion {
  id: number;
  title: string;
  authors: string;
}

/** The first few books that a text finds: by the ISBN or its beginning, by the beginning of the title, by its words. One query. @throws QueryTimeoutError */
export async function suggestBooks(q: string, count: number): Promise<BookSuggestion[]> {
  const search = parseSearch(q);
  if (search.length === 0) return [];
  const rows = await runSearch<{ id: number; title: string; authors: string | null }>(
    search,
    Prisma.sql`SELECT b."id", b."title", ${authorNamesSql} AS authors
      FROM "Book" b JOIN (${booksLike(q, search)}) AS found ON found.id = b."id"
      ORDER BY found.tier, b."titleFold", b."id" LIMIT ${count}`,
    toIsbn13(q) !== undefined,
  );
  return rows.map((row) => ({ ...row, authors: row.authors ?? "" }));
}

/** How many copies of each of these books all stores have. */
export async function countCopies(ids: number[]): Promise<Map<number, number>> {
  const sums = await db.stock.groupBy({ by: ["bookId"], where: { bookId: { in: ids } }, _sum: { quantity: true } });
  return new Map(sums.map(({ bookId, _sum }) => [bookId, _sum.quantity ?? 0]));
}
