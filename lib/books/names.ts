/** Finds books by title. */
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

/** Books that match a text: by ISBN, title prefix or words; for a complete ISBN, only by ISBN. */
export function booksLike(text: string, search: SearchQuery): Prisma.Sql {
  const { from, id } = bookList;
  const names = [Prisma.sql`b."titleFold"`];
  return prefixSearchSql({ from, id, names, table: "Book", isbn: matchIsbn(bookList.search, text) }, text, search);
}

const MAX_RESULTS = 20;

/** Books that match a search, or the only one with exactly this title. Labels include the year. */
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

/** Suggests books by ISBN or its prefix, by title prefix, or by words. One query. @throws QueryTimeoutError */
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

/** The copies of these books in all stores, by book id. */
export async function countCopies(ids: number[]): Promise<Map<number, number>> {
  const sums = await db.stock.groupBy({ by: ["bookId"], where: { bookId: { in: ids } }, _sum: { quantity: true } });
  return new Map(sums.map(({ bookId, _sum }) => [bookId, _sum.quantity ?? 0]));
}
