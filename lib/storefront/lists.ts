/** The lists of the shop window, and what a row of books has there: public columns, and nothing else. */

import { type AuthorCredit, authorCredits } from "../books/book-authors";
import { bookList, booksBy, publicFields } from "../books/list";
import { type CoverText, coverAddress } from "../covers/address";
import { db } from "../db/client";
import { Prisma } from "../db/generated/sqlite/client";
import type { BookFormat } from "../db/generated/sqlite/enums";
import { inOrder, type List, type ListRequest, listRequest } from "../list/list";
import { listIds, type Page } from "../list/paging/page";
import { storeTotal } from "../list/paging/totals";
import type { SearchParams } from "../list/params";

/** What the lists of the window offer: orders and a search of what is public. There are no filters and groups. */
const inWindow = { fields: publicFields, pairs: [], groupings: undefined };

export const windowBooks: List = { ...bookList, ...inWindow, name: "window" };

export const booksByAuthor = (id: number): List => ({ ...booksBy(id), ...inWindow, name: `window-author-${id}` });

/** What an open store has. */
export function booksAtStore(id: number): List {
  const copies = Prisma.sql`"Stock" k JOIN "Store" s ON s."id" = k."storeId"
    WHERE s."id" = ${id} AND s."open" AND k."quantity" > 0`;
  return {
    ...windowBooks,
    name: `window-store-${id}`,
    within: {
      having: Prisma.sql`SELECT k."bookId" AS id FROM ${copies}`,
      has: Prisma.sql`EXISTS (SELECT 1 FROM ${copies} AND k."bookId" = b."id")`,
    },
    total: async () => (await storeTotal(id)).titles,
  };
}

/** What an address asks of a list of the window. A filter in it is none of the window's business. */
export function windowRequest(list: List, params: SearchParams): ListRequest {
  return listRequest(list, { ...params, where: undefined, group: undefined });
}

/** What anybody may know of a book. */
export const publicBook = {
  id: true,
  title: true,
  subtitle: true,
  series: true,
  seriesNumber: true,
  isbn: true,
  format: true,
  publisher: true,
  year: true,
  language: true,
  price: true,
  description: true,
  coverHash: true,
  coverAlt: true,
} satisfies Prisma.BookSelect;

/** A book as lists show it. */
export interface BookLine {
  id: number;
  title: string;
  subtitle: string | null;
  series: string | null;
  seriesNumber: string | null;
  format: BookFormat | null;
  year: number | null;
  price: number | null;
  /** The address of its picture. */
  cover: string;
  /** What that shows, where somebody has said so. */
  coverAlt: string | null;
  authors: AuthorCredit[];
  /** How many open stores have it. */
  stores: number;
  /** Whether the store in question is one of them. */
  here: boolean;
}

/** One page of books, seen from the store `myStore`. */
export async function listBooks(list: List, params: SearchParams, myStore?: number): Promise<Page<BookLine>> {
  const request = windowRequest(list, params);
  const { ids, ...place } = await listIds(list, request);
  return { ...place, request, rows: await bookLines(ids, myStore) };
}

/** The books with these ids, in the order of the ids. */
export async function bookLines(ids: number[], myStore?: number): Promise<BookLine[]> {
  return ids.length > 0 ? inOrder(ids, await bookLinesIn(Prisma.join(ids), myStore)) : [];
}

type StockedLine = Omit<BookLine, "cover" | "authors" | "stores" | "here"> &
  Omit<CoverText, "authors"> & { coverHash: string | null; stores: number | bigint; here: unknown };

/** The books whose ids are among those that a query finds, in no order. Two queries, however many books. */
export async function bookLinesIn(ids: Prisma.Sql, myStore = 0): Promise<BookLine[]> {
  const stocked = Prisma.sql`"Stock" k JOIN "Store" s ON s."id" = k."storeId"
    WHERE k."bookId" = b."id" AND k."quantity" > 0 AND s."open"`;
  const lines = await db.$queryRaw<StockedLine[]>`
    SELECT b."id", b."title", b."subtitle", b."series", b."seriesNumber", b."format", b."year", b."price",
      b."language", b."coverHash", b."coverAlt",
      (SELECT count(*) FROM ${stocked}) AS stores,
      EXISTS (SELECT 1 FROM ${stocked} AND s."id" = ${myStore}) AS here
    FROM "Book" b WHERE b."id" IN (${ids})`;
  const authors = await authorCredits(lines.map((line) => line.id));
  return lines.map(({ language, coverHash, ...line }) => {
    const credits = authors.get(line.id) ?? [];
    const cover = coverAddress({ ...line, language, coverHash, authors: credits });
    return { ...line, cover, authors: credits, stores: Number(line.stores), here: Boolean(line.here) };
  });
}
