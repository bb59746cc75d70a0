/** The lists of the shop window, and what a row of books has there: public columns, and nothing else. */
import { db } from "../db/client";
import { Prisma } from "../db/generated/sqlite/client";
import { inOrder, type List, type ListRequest, listIds, type Page } from "../list/list";
import { everyWordIn, searchWords } from "../list/words";

export type BookSort = "title" | "new" | "year" | "price";

export const windowBooks: List<BookSort> = {
  from: Prisma.sql`"Book" b`,
  id: Prisma.sql`b.id`,
  sorts: {
    title: { label: "Title", column: Prisma.sql`b."titleFold"` },
    new: { label: "Newest in the shop", column: Prisma.sql`b."createdAt"`, descendingFirst: true },
    year: { label: "Year", column: Prisma.sql`b.year`, nullable: true, descendingFirst: true },
    price: { label: "Price", column: Prisma.sql`b.price`, nullable: true },
  },
  defaultSort: "title",
  search: matchesBook,
};

/** The condition that every word of a search is in the book's title, subtitle or series, or in an author's name. */
function matchesBook(query: string): Prisma.Sql {
  const columns = [Prisma.sql`b."titleFold"`, Prisma.sql`b."subtitleFold"`, Prisma.sql`b."seriesFold"`];
  const words = searchWords(query).map(
    (word) => Prisma.sql`(${everyWordIn(word, columns)} OR EXISTS (
      SELECT 1 FROM "BookAuthor" ba JOIN "Author" a ON a.id = ba."authorId"
      WHERE ba."bookId" = b.id AND ${everyWordIn(word, [Prisma.sql`a."nameFold"`])}))`,
  );
  return words.length > 0 ? Prisma.join(words, " AND ") : Prisma.sql`1 = 0`;
}

export const byAuthor = (id: number) =>
  Prisma.sql`b.id IN (SELECT ba."bookId" FROM "BookAuthor" ba WHERE ba."authorId" = ${id})`;

/** What an open store has. */
export const atStore = (id: number) => Prisma.sql`EXISTS (
  SELECT 1 FROM "Stock" k JOIN "Store" s ON s.id = k."storeId"
  WHERE k."bookId" = b.id AND s.id = ${id} AND s.open AND k.quantity > 0)`;

const authors = {
  orderBy: { position: "asc" },
  select: { role: true, author: { select: { id: true, name: true } } },
} satisfies Prisma.Book$authorsArgs;

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
  authors,
} satisfies Prisma.BookSelect;

const lineOfBook = {
  id: true,
  title: true,
  subtitle: true,
  series: true,
  seriesNumber: true,
  format: true,
  year: true,
  price: true,
  authors,
} satisfies Prisma.BookSelect;

/** A book as lists show it, with how many open stores have it. */
export type BookLine = Prisma.BookGetPayload<{ select: typeof lineOfBook }> & { stores: number };
export type BookAuthors = BookLine["authors"];

/** One page of books; `within` narrows the whole list. */
export async function listBooks(
  request: ListRequest<BookSort>,
  within?: Prisma.Sql,
): Promise<Page<BookLine, BookSort>> {
  const { ids, ...place } = await listIds(windowBooks, request, within);
  return { ...place, request, rows: await bookLines(ids) };
}

/** The books with these ids, in the order of the ids. */
export async function bookLines(ids: number[]): Promise<BookLine[]> {
  const [books, stocked] = await Promise.all([
    db.book.findMany({ where: { id: { in: ids } }, select: lineOfBook }),
    db.stock.groupBy({
      by: ["bookId"],
      where: { bookId: { in: ids }, quantity: { gt: 0 }, store: { open: true } },
      _count: { storeId: true },
    }),
  ]);
  const stores = new Map(stocked.map(({ bookId, _count }) => [bookId, _count.storeId]));
  return inOrder(
    ids,
    books.map((book) => ({ ...book, stores: stores.get(book.id) ?? 0 })),
  );
}
