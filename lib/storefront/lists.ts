/** The lists of the shop window, and what a row of books has there: public columns, and nothing else. */

import { type AuthorCredit, authorCredits } from "../books/book-authors";
import { bookList, booksBy, publicFields } from "../books/list";
import { type CoverText, coverUrl } from "../covers/url";
import { db } from "../db/client";
import { Prisma } from "../db/generated/sqlite/client";
import type { BookFormat } from "../db/generated/sqlite/enums";
import { type List, type ListRequest, orderByIds, parseListRequest } from "../list/list";
import { findPageIds, type Page } from "../list/paging/page";
import { storeTotal } from "../list/paging/totals";
import type { SearchParams } from "../list/params";

/** What the lists of the window offer: orders and a search of what is public. There are no filters and groups. */
const storefrontOptions = { fields: publicFields, pairs: [], groupings: undefined };

export const storefrontBooks: List = { ...bookList, ...storefrontOptions, name: "storefront" };

export const booksByAuthor = (id: number): List => ({
  ...booksBy(id),
  ...storefrontOptions,
  name: `storefront-author-${id}`,
});

/** What an open store has. */
export function booksAtStore(id: number): List {
  const copies = Prisma.sql`"Stock" k JOIN "Store" s ON s."id" = k."storeId"
    WHERE s."id" = ${id} AND s."open" AND k."quantity" > 0`;
  return {
    ...storefrontBooks,
    name: `storefront-store-${id}`,
    scope: {
      ids: Prisma.sql`SELECT k."bookId" AS id FROM ${copies}`,
      condition: Prisma.sql`EXISTS (SELECT 1 FROM ${copies} AND k."bookId" = b."id")`,
    },
    total: async () => (await storeTotal(id)).titles,
  };
}

/** What an address asks of a list of the window. A filter in it is none of the window's business. */
export function parseStorefrontRequest(list: List, params: SearchParams): ListRequest {
  return parseListRequest(list, { ...params, where: undefined, group: undefined });
}

/** What anybody may know of a book. */
export const publicBookSelect = {
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
export interface BookSummary {
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
  storeCount: number;
  /** Whether the store in question is one of them. */
  inMyStore: boolean;
}

/** One page of books, seen from the store `myStore`. */
export async function listBooks(list: List, params: SearchParams, myStore?: number): Promise<Page<BookSummary>> {
  const request = parseStorefrontRequest(list, params);
  const { ids, ...place } = await findPageIds(list, request);
  return { ...place, request, rows: await bookSummaries(ids, myStore) };
}

/** The books with these ids, in the order of the ids. */
export async function bookSummaries(ids: number[], myStore?: number): Promise<BookSummary[]> {
  return ids.length > 0 ? orderByIds(ids, await bookSummariesIn(Prisma.join(ids), myStore)) : [];
}

type BookSummaryRow = Omit<BookSummary, "cover" | "authors" | "stores" | "here"> &
  Omit<CoverText, "authors"> & { coverHash: string | null; stores: number | bigint; here: unknown };

/** The books whose ids are among those that a query finds, in no order. Two queries, however many books. */
export async function bookSummariesIn(ids: Prisma.Sql, myStore = 0): Promise<BookSummary[]> {
  const stocked = Prisma.sql`"Stock" k JOIN "Store" s ON s."id" = k."storeId"
    WHERE k."bookId" = b."id" AND k."quantity" > 0 AND s."open"`;
  const lines = await db.$queryRaw<BookSummaryRow[]>`
    SELECT b."id", b."title", b."subtitle", b."series", b."seriesNumber", b."format", b."year", b."price",
      b."language", b."coverHash", b."coverAlt",
      (SELECT count(*) FROM ${stocked}) AS stores,
      EXISTS (SELECT 1 FROM ${stocked} AND s."id" = ${myStore}) AS here
    FROM "Book" b WHERE b."id" IN (${ids})`;
  const authors = await authorCredits(lines.map((line) => line.id));
  return lines.map(({ language, coverHash, ...line }) => {
    const credits = authors.get(line.id) ?? [];
    const cover = coverUrl({ ...line, language, coverHash, authors: credits });
    return { ...line, cover, authors: credits, stores: Number(line.stores), here: Boolean(line.here) };
  });
}
