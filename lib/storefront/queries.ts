/**
 * The queries of the public pages, with lists.ts and suggest.ts. They select only public columns: never an author's
 * address or note, a closed store or its stock, a user or a computer. What is not fetched cannot leak into the page or
 * its payload.
 */

import { authorsLike } from "../authors/names";
import { authorCredits } from "../books/book-authors";
import { coverUrl } from "../covers/url";
import { db } from "../db/client";
import { Prisma } from "../db/generated/sqlite/client";
import { allOf } from "../db/sql";
import { parseSearch, type SearchQuery } from "../search/query";
import { runSearch } from "../search/run-search";
import { bookSummaries, bookSummariesIn, publicBookSelect } from "./lists";

const publicStoreSelect = {
  id: true,
  name: true,
  address: true,
  city: true,
  phone: true,
  email: true,
  openingHours: true,
} satisfies Prisma.StoreSelect;

/** The most recently added books. */
export async function newestBooks(count: number, myStore?: number) {
  const newest = await db.book.findMany({
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: count,
    select: { id: true },
  });
  return bookSummaries(
    newest.map((book) => book.id),
    myStore,
  );
}

/** A book with its cover and authors, and the open stores that have it, most copies first. */
export async function findBook(id: number) {
  const [book, authors, stock] = await Promise.all([
    db.book.findUnique({ where: { id }, select: publicBookSelect }),
    authorCredits([id]),
    findOpenStock(id),
  ]);
  if (!book) return null;
  const { coverHash, ...shown } = book;
  const credits = authors.get(id) ?? [];
  return { ...shown, cover: coverUrl({ ...book, authors: credits }), authors: credits, stock };
}

/** One query; Prisma's `select` of a relation needs two. */
async function findOpenStock(bookId: number): Promise<{ quantity: number; store: PublicStore }[]> {
  const rows = await db.$queryRaw<(PublicStore & { quantity: number })[]>`
    SELECT k."quantity", s."id", s."name", s."address", s."city", s."phone", s."email", s."openingHours"
    FROM "Stock" k JOIN "Store" s ON s."id" = k."storeId"
    WHERE k."bookId" = ${bookId} AND k."quantity" > 0 AND s."open"
    ORDER BY k."quantity" DESC, s."nameFold"`;
  return rows.map(({ quantity, ...store }) => ({ quantity, store }));
}

export type PublicBook = NonNullable<Awaited<ReturnType<typeof findBook>>>;

export async function findBookByIsbn(isbn: string): Promise<number | undefined> {
  return (await db.book.findUnique({ where: { isbn }, select: { id: true } }))?.id;
}

/** Other books by an author, newest first. */
export async function otherBooksBy(authorId: number, exceptBook: number, count: number, myStore?: number) {
  const newest = Prisma.sql`SELECT o."id" FROM "Book" o
    WHERE o."id" IN (SELECT w."bookId" FROM "BookAuthor" w WHERE w."authorId" = ${authorId}) AND o."id" <> ${exceptBook}
    ORDER BY o."year" IS NULL, o."year" DESC, o."id" LIMIT ${count}`;
  const books = await bookSummariesIn(newest, myStore);
  return books.sort((a, b) => (b.year ?? -Infinity) - (a.year ?? -Infinity) || a.id - b.id);
}

export async function findAuthor(id: number) {
  return db.author.findUnique({ where: { id }, select: { id: true, name: true } });
}

/** The stores that are open, by name. */
export async function openStores() {
  return db.store.findMany({ where: { open: true }, orderBy: { nameFold: "asc" }, select: publicStoreSelect });
}

export type PublicStore = Awaited<ReturnType<typeof openStores>>[number];

/** A store; null when it is closed. */
export async function findOpenStore(id: number) {
  return db.store.findUnique({ where: { id, open: true }, select: publicStoreSelect });
}

/**
 * The first authors whose name contains every word of the query and who have a book, those whose name starts with it
 * first.
 */
export async function searchPublicAuthors(query: string, count: number): Promise<{ id: number; name: string }[]> {
  const search = parseSearch(query);
  if (search.length === 0) return [];
  return runSearch(
    search,
    Prisma.sql`SELECT a."id", a."name"
      FROM "Author" a JOIN (${authorsLike(query, search)}) AS found ON found.id = a."id"
      WHERE EXISTS (SELECT 1 FROM "BookAuthor" w WHERE w."authorId" = a."id") AND ${nameMatches(search)}
      ORDER BY found.tier, a."sortNameFold", a."id" LIMIT ${count}`,
  );
}

/** Matches must be in the displayed name: the index also has the sort name. */
function nameMatches(search: SearchQuery): Prisma.Sql {
  const words = search.flatMap((term) => ("phrase" in term ? term.phrase : term.anyOf));
  return allOf(words.map((word) => Prisma.sql`a."nameFold" LIKE ${`%${word}%`}`));
}
