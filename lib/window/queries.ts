/**
 * The only queries of the public pages. They select public columns alone: never an author's address or note, a closed
 * store or what is in it, a user or a computer. What is not fetched cannot leak, into the page or into its payload.
 */
import { db } from "../db/client";
import { Prisma } from "../db/generated/sqlite/client";
import { MAX_INTEGER } from "../fields";
import type { ListRequest } from "../list/list";
import { everyWordIn } from "../list/words";
import { atStore, type BookSort, bookLines, byAuthor, listBooks, publicBook } from "./lists";

/** The id in an address, undefined for what can be no row's. */
export function idInAddress(text: string): number | undefined {
  return /^[1-9]\d{0,9}$/.test(text) && Number(text) <= MAX_INTEGER ? Number(text) : undefined;
}

const publicStore = {
  id: true,
  name: true,
  address: true,
  city: true,
  phone: true,
  email: true,
  openingHours: true,
} satisfies Prisma.StoreSelect;

/** The titles that came last. */
export async function newBooks(count: number) {
  const newest = await db.book.findMany({
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: count,
    select: { id: true },
  });
  return bookLines(newest.map((book) => book.id));
}

/** A book, and the open stores that have it, most copies first. */
export async function findBook(id: number) {
  const [book, stock] = await Promise.all([
    db.book.findUnique({ where: { id }, select: publicBook }),
    db.stock.findMany({
      where: { bookId: id, quantity: { gt: 0 }, store: { open: true } },
      orderBy: [{ quantity: "desc" }, { store: { nameFold: "asc" } }],
      select: { quantity: true, store: { select: publicStore } },
    }),
  ]);
  return book && { ...book, stock };
}

export type PublicBook = NonNullable<Awaited<ReturnType<typeof findBook>>>;

export async function findBookByIsbn(isbn: string): Promise<number | undefined> {
  return (await db.book.findUnique({ where: { isbn }, select: { id: true } }))?.id;
}

/** Other books that an author had a part in, newest first. */
export async function otherBooksBy(authorId: number, exceptBook: number, count: number) {
  const others = await db.book.findMany({
    where: { id: { not: exceptBook }, authors: { some: { authorId } } },
    orderBy: [{ year: { sort: "desc", nulls: "last" } }, { id: "asc" }],
    take: count,
    select: { id: true },
  });
  return bookLines(others.map((book) => book.id));
}

export async function findAuthor(id: number) {
  return db.author.findUnique({ where: { id }, select: { id: true, name: true } });
}

export async function booksByAuthor(id: number, request: ListRequest<BookSort>) {
  return listBooks(request, byAuthor(id));
}

/** The stores that are open, by name. */
export async function openStores() {
  return db.store.findMany({ where: { open: true }, orderBy: { nameFold: "asc" }, select: publicStore });
}

export type PublicStore = Awaited<ReturnType<typeof openStores>>[number];

/** A store; null when it is closed. */
export async function findOpenStore(id: number) {
  return db.store.findUnique({ where: { id, open: true }, select: publicStore });
}

export async function booksAtStore(id: number, request: ListRequest<BookSort>) {
  return listBooks(request, atStore(id));
}

/** The first authors in whose name every word of the query is, and who have a book here. */
export async function authorsNamed(query: string, count: number): Promise<{ id: number; name: string }[]> {
  return db.$queryRaw`
    SELECT a.id, a.name FROM "Author" a
    WHERE ${everyWordIn(query, [Prisma.sql`a."nameFold"`])}
      AND EXISTS (SELECT 1 FROM "BookAuthor" ba WHERE ba."authorId" = a.id)
    ORDER BY a."sortNameFold", a.id LIMIT ${count}`;
}
