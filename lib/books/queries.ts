import type { Reference } from "../audit/entities";
import { type Actor, authorise } from "../auth/abilities";
import { db } from "../db/client";
import type { Transaction } from "../db/gate";
import type { Prisma } from "../db/generated/sqlite/client";
import { parseIsbn } from "../isbn";
import { inOrder, listIds, listRequest } from "../list/list";
import { bookList } from "./list";

/** One page of the books, with their authors' names in order and the copies that all stores have. */
export async function listBooks(actor: Actor, params: Record<string, string | string[] | undefined>) {
  authorise(actor, "desk");
  return bookPage(params);
}

/** One page of the books for which `within` holds (`b` is the book). Authorising is its caller's part. */
export async function bookPage(params: Record<string, string | string[] | undefined>, within?: Prisma.Sql) {
  const request = listRequest(bookList, params);
  const { ids, ...place } = await listIds(bookList, request, within);
  return { ...place, request, rows: inOrder(ids, await bookRows(ids)) };
}

export type BookRow = Awaited<ReturnType<typeof bookRows>>[number];

async function bookRows(ids: number[]) {
  const [books, sums] = await Promise.all([
    db.book.findMany({ where: { id: { in: ids } }, select: inLists }),
    db.stock.groupBy({ by: ["bookId"], where: { bookId: { in: ids } }, _sum: { quantity: true } }),
  ]);
  const copies = new Map(sums.map(({ bookId, _sum }) => [bookId, _sum.quantity ?? 0]));
  return books.map(({ authors, ...book }) => ({
    ...book,
    authors: namesOf(authors),
    copies: copies.get(book.id) ?? 0,
  }));
}

/** What a list shows of a book. */
export const inLists = {
  id: true,
  title: true,
  subtitle: true,
  series: true,
  seriesNumber: true,
  year: true,
  price: true,
  isbn: true,
  authors: { orderBy: { position: "asc" }, select: { author: { select: { id: true, name: true } } } },
} satisfies Prisma.BookSelect;

/** The authors' names in order, each person once, however many parts they have in the book. */
export function namesOf(authors: { author: { id: number; name: string } }[]): string[] {
  return [...new Map(authors.map(({ author }) => [author.id, author.name])).values()];
}

/** A book for the desk, with its authors in order; null when there is none. */
export async function getBook(actor: Actor, id: number) {
  authorise(actor, "desk");
  return loadBook(db, id);
}

export type BookWithAuthors = NonNullable<Awaited<ReturnType<typeof loadBook>>>;

/** The row of a book, with its authors in order as one of its fields: so it is edited, compared and recorded. */
export async function loadBook(reader: Pick<Transaction, "book">, id: number) {
  const found = await reader.book.findUnique({
    where: { id },
    omit: { titleFold: true, subtitleFold: true, seriesFold: true, publisherFold: true },
    include: {
      authors: {
        orderBy: { position: "asc" },
        select: { authorId: true, role: true, author: { select: { name: true } } },
      },
    },
  });
  if (!found) return null;
  const authors = found.authors.map(({ authorId, author, role }) => ({ authorId, name: author.name, role }));
  return { ...found, authors };
}

/** The book with this ISBN, typed in any way; null when there is none or it is no ISBN. */
export async function findByIsbn(actor: Actor, text: string) {
  authorise(actor, "desk");
  const parsed = parseIsbn(text);
  return parsed.ok ? db.book.findUnique({ where: { isbn: parsed.isbn }, select: { id: true, title: true } }) : null;
}

/** What keeps a book from being deleted: the stores that have copies of it, and how many. */
export async function whatHangsOnBook(actor: Actor, id: number) {
  authorise(actor, "desk");
  return copiesOfBook(db, id);
}

/** The same, through whichever client: the command asks in its transaction. */
export async function copiesOfBook(reader: Pick<Transaction, "stock">, bookId: number) {
  const rows = await reader.stock.findMany({
    where: { bookId, quantity: { gt: 0 } },
    orderBy: { store: { nameFold: "asc" } },
    select: { quantity: true, store: { select: { id: true, name: true } } },
  });
  return rows.map(({ quantity, store }) => {
    const see: Reference = { entity: "store", id: store.id, label: store.name };
    return { quantity, store: see };
  });
}
