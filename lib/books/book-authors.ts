/** Loads, saves and formats the authors of a book, which form one field: ordered, each with a role. */

import { insertMany } from "../db/bulk-write";
import { db } from "../db/client";
import { Prisma } from "../db/generated/sqlite/client";
import type { AuthorRole } from "../db/generated/sqlite/enums";
import { isIn } from "../db/sql";
import type { Transaction } from "../db/write-transaction";
import type { Reader } from "../entities/model";
import { roleLabels } from "./roles";

export interface BookAuthor {
  authorId: number;
  name: string;
  role: AuthorRole;
}

/** The authors of these books in order, by book id. One query. */
async function authorsOfBooks(reader: Pick<Reader, "$queryRaw">, ids: number[]): Promise<Map<number, BookAuthor[]>> {
  const authors = new Map<number, BookAuthor[]>();
  if (ids.length === 0) return authors;
  const rows = await reader.$queryRaw<(BookAuthor & { bookId: number })[]>`
    SELECT w."bookId", w."authorId", a."name", w."role" FROM "BookAuthor" w JOIN "Author" a ON a."id" = w."authorId"
    WHERE ${isIn(Prisma.sql`w."bookId"`, ids)} ORDER BY w."bookId", w."position"`;
  for (const { bookId, ...author } of rows) authors.set(bookId, [...(authors.get(bookId) ?? []), author]);
  return authors;
}

/** An author of a book, for pages. */
export interface AuthorCredit {
  role: AuthorRole;
  author: { id: number; name: string };
}

/** The authors of these books in order, for pages, by book id. One query. */
export async function authorCredits(bookIds: number[]): Promise<Map<number, AuthorCredit[]>> {
  const authors = await authorsOfBooks(db, bookIds);
  return new Map(
    [...authors].map(([id, named]) => [
      id,
      named.map(({ authorId, name, role }) => ({ role, author: { id: authorId, name } })),
    ]),
  );
}

/** Loads books with their ordered authors as a field, as they are edited, compared and recorded. Two queries. */
export async function loadBooks(reader: Pick<Reader, "book" | "$queryRaw">, ids: number[]) {
  const books = await reader.book.findMany({
    where: { id: { in: ids } },
    omit: { titleFold: true, subtitleFold: true, seriesFold: true, publisherFold: true },
  });
  const authors = await authorsOfBooks(reader, ids);
  return books.map((book) => ({ ...book, authors: authors.get(book.id) ?? [] }));
}

export type BookWithAuthors = Awaited<ReturnType<typeof loadBooks>>[number];

/** The authors in a recorded book, whatever version of the application recorded it. */
export function authorsIn(row: Record<string, unknown>): BookAuthor[] {
  if (!Array.isArray(row.authors)) return [];
  return row.authors.filter((one): one is BookAuthor => typeof one?.authorId === "number");
}

/** Replaces the authors of a book. */
export const replaceAuthors = (tx: Transaction, bookId: number, authors: BookAuthor[]): Promise<void> =>
  replaceAuthorsOf(tx, [{ id: bookId, authors }]);

/** Replaces the authors of the book rows that have the field `authors`. */
export async function replaceAuthorsOf(tx: Transaction, rows: Record<string, unknown>[]): Promise<void> {
  const books = rows.filter((row) => "authors" in row);
  if (books.length === 0) return;
  await tx.bookAuthor.deleteMany({ where: { bookId: { in: books.map(({ id }) => Number(id)) } } });
  await insertMany(
    tx,
    "BookAuthor",
    books.flatMap((book) =>
      authorsIn(book).map(({ authorId, role }, position) => ({ bookId: book.id, position, authorId, role })),
    ),
  );
}

/** "Ursula K. Le Guin", "Ursula K. Le Guin (translator)" */
export function formatBookAuthor(value: unknown): string {
  if (typeof value !== "object" || value === null || !("name" in value)) return JSON.stringify(value);
  const role = "role" in value ? String(value.role) : "author";
  if (role === "author") return String(value.name);
  const label = Object.hasOwn(roleLabels, role) ? roleLabels[role as AuthorRole] : role;
  return `${value.name} (${label.toLowerCase()})`;
}
