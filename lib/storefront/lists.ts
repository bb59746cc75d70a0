/** The lists of the storefront, and what a book has there: public columns only. */

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

/** The lists of the storefront can be sorted, and searched by public fields. They have no filters and groups. */
const storefrontOptions = { fields: publicFields, pairs: [], groupings: undefined };

export const storefrontBooks: List = { ...bookList, ...storefrontOptions, name: "storefront" };

export const booksByAuthor = (id: number): List => ({
  ...booksBy(id),
  ...storefrontOptions,
  name: `storefront-author-${id}`,
});

/** The books in stock at an open store. */
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

/** Parses the URL parameters of a storefront list. Filters and groups are ignored. */
export function parseStorefrontRequest(list: List, params: SearchParams): ListRequest {
  return parseListRequest(list, { ...params, where: undefined, group: undefined });
}

/** The public columns of a book. */
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

/** A book as shown in lists. */
export interface BookSummary {
  id: number;
  title: string;
  subtitle: string | null;
  series: string | null;
  seriesNumber: string | null;
  format: BookFormat | null;
  year: number | null;
  price: number | null;
  /** The URL of its cover. */
  cover: string;
  /** The alt text of its cover. */
  coverAlt: string | null;
  authors: AuthorCredit[];
  /** The number of open stores that have it. */
  storeCount: number;
  /** Whether the visitor's store is one of them. */
  inMyStore: boolean;
}

/** One page of books; `myStore` is the visitor's store. */
export async function listBooks(list: List, params: SearchParams, myStore?: number): Promise<Page<BookSummary>> {
  const request = parseStorefrontRequest(list, params);
  const { ids, ...place } = await findPageIds(list, request);
  return { ...place, request, rows: await bookSummaries(ids, myStore) };
}

/** The books with these ids, in the order of the ids. */
export async function bookSummaries(ids: number[], myStore?: number): Promise<BookSummary[]> {
  return ids.length > 0 ? orderByIds(ids, await bookSummariesIn(Prisma.join(ids), myStore)) : [];
}

type BookSummaryRow = Omit<BookSummary, "cover" | "authors" | "storeCount" | "inMyStore"> &
  Omit<CoverText, "authors"> & { coverHash: string | null; storeCount: number | bigint; inMyStore: unknown };

/** The books whose ids a subquery returns, in no order. Two queries for any number of books. */
export async function bookSummariesIn(ids: Prisma.Sql, myStore = 0): Promise<BookSummary[]> {
  const stocked = Prisma.sql`"Stock" k JOIN "Store" s ON s."id" = k."storeId"
    WHERE k."bookId" = b."id" AND k."quantity" > 0 AND s."open"`;
  const lines = await db.$queryRaw<BookSummaryRow[]>`
    SELECT b."id", b."title", b."subtitle", b."series", b."seriesNumber", b."format", b."year", b."price",
      b."language", b."coverHash", b."coverAlt",
      (SELECT count(*) FROM ${stocked}) AS "storeCount",
      EXISTS (SELECT 1 FROM ${stocked} AND s."id" = ${myStore}) AS "inMyStore"
    FROM "Book" b WHERE b."id" IN (${ids})`;
  const authors = await authorCredits(lines.map((line) => line.id));
  return lines.map(({ language, coverHash, ...line }) => {
    const credits = authors.get(line.id) ?? [];
    const cover = coverUrl({ ...line, language, coverHash, authors: credits });
    return {
      ...line,
      cover,
      authors: credits,
      storeCount: Number(line.storeCount),
      inMyStore: Boolean(line.inMyStore),
    };
  });
}
