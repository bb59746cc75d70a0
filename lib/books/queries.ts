import { type Actor, authorise } from "../auth/abilities";
import { coverUrl } from "../covers/url";
import { db } from "../db/client";
import { Prisma } from "../db/generated/sqlite/client";
import { isIn } from "../db/sql";
import type { Transaction } from "../db/write-transaction";
import type { Reference } from "../entities/model";
import { orderByIds } from "../list/list";
import { loadListPage } from "../list/load-list-page";
import type { SearchParams } from "../list/params";
import { parseIsbn } from "../values/isbn";
import { authorNamesSql } from "./author-line";
import { loadBooks } from "./book-authors";
import { bookList } from "./list";
import { suggestBooks } from "./names";

/** One page of books, with author names, total copies and the copies at `myStore`. */
export async function listBooks(actor: Actor, params: SearchParams, myStore?: number) {
  authorise(actor, "desk");
  return loadListPage(bookList, params, (ids) => bookRows(ids, myStore));
}

export interface BookRow {
  id: number;
  title: string;
  isbn: string | null;
  year: number | null;
  price: number | null;
  /** Author names in order, each person once. */
  authors: string;
  /** In all stores. */
  copies: number;
  /** At the given store; null when it does not stock the book. */
  copiesHere: number | null;
}

/** List rows of these books, in order. One query; Prisma's `include` takes five times as long. */
export async function bookRows(ids: number[], storeId?: number): Promise<BookRow[]> {
  if (ids.length === 0) return [];
  const rows = await db.$queryRaw<(Omit<BookRow, "authors" | "copies"> & { authors: string | null; copies: bigint })[]>`
    SELECT b."id", b."title", b."isbn", b."year", b."price", ${authorNamesSql} AS authors,
      (SELECT coalesce(sum(k."quantity"), 0) FROM "Stock" k WHERE k."bookId" = b."id") AS copies,
      (SELECT k."quantity" FROM "Stock" k WHERE k."bookId" = b."id" AND k."storeId" = ${storeId ?? 0}) AS "copiesHere"
    FROM "Book" b WHERE ${isIn(Prisma.sql`b."id"`, ids)}`;
  return orderByIds(
    ids,
    rows.map((row) => ({ ...row, authors: row.authors ?? "", copies: Number(row.copies) })),
  );
}

/** A book with its ordered authors and its cover URL; null when it does not exist. */
export async function getBook(actor: Actor, id: number) {
  authorise(actor, "desk");
  const [book] = await loadBooks(db, [id]);
  if (!book) return null;
  return { ...book, cover: coverUrl({ ...book, authors: book.authors.map((one) => ({ ...one, author: one })) }) };
}

/** Suggestions for a typed title or ISBN. */
export async function findBookOptions(actor: Actor, text: string) {
  authorise(actor, "desk");
  return suggestBooks(text, 20);
}

/** The book with this ISBN in any notation; null when there is none or the text is not an ISBN. */
export async function findByIsbn(actor: Actor, text: string) {
  authorise(actor, "desk");
  const parsed = parseIsbn(text);
  return parsed.ok ? db.book.findUnique({ where: { isbn: parsed.isbn }, select: { id: true, title: true } }) : null;
}

/** What prevents deleting a book: the stores with copies. */
export async function getBookDependents(actor: Actor, id: number) {
  authorise(actor, "desk");
  return findBookDependents(db, id);
}

/** The same for any client: the command uses its transaction. */
export async function findBookDependents(reader: Pick<Transaction, "stock">, bookId: number) {
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
