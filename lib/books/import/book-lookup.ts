/** Finds existing books, authors and stock for a chunk of rows, with a constant number of queries. */

import type { db } from "../../db/client";
import { dialect } from "../../db/connections";
import { Prisma } from "../../db/generated/sqlite/client";
import type { AuthorRole } from "../../db/generated/sqlite/enums";
import { foldCached, titleKey } from "../../import/read/keys";
import type { ReadRow } from "../../import/read/row";
import type { BookAuthorInput } from "../schema";

export type Reader = Pick<typeof db, "book" | "author" | "store" | "computer" | "user" | "stock" | "$queryRaw">;

/** A book that may match a row. */
export interface Candidate {
  id: number;
  isbn: string | null;
}

export interface BookCandidates {
  byIsbn: Map<string, Candidate>;
  /** By title and first author (keys.ts). */
  byTitle: Map<string, Candidate[]>;
  /** Folded titles of all candidates, whatever their authors. */
  titles: Set<string>;
}

export const titleOf = (row: ReadRow): string | undefined => row.keys.at(-1)?.text.split("\n", 1)[0];
export const isbnOf = (row: ReadRow) => row.values.isbn as string | undefined;
const hasTitle = (row: ReadRow) => row.values.title !== undefined;

/** Finds the books with an ISBN or title of the rows. */
export async function findCandidates(reader: Reader, rows: ReadRow[]): Promise<BookCandidates> {
  const isbns = rows.flatMap((row) => isbnOf(row) ?? []);
  const byIsbn = new Map<string, Candidate>();
  if (isbns.length > 0) {
    const found = await reader.$queryRaw<{ id: number; isbn: string }[]>`
      SELECT "id", "isbn" FROM "Book" WHERE "isbn" IN ${dialect.textList(isbns)}`;
    for (const book of found) byIsbn.set(book.isbn, book);
  }
  const open = rows.filter((row) => hasTitle(row) && !byIsbn.has(isbnOf(row) ?? ""));
  const found = [
    ...(await findByTitle(
      reader,
      open.filter((row) => isbnOf(row) === undefined),
      Prisma.empty,
    )),
    // A book with another ISBN is another book. Not IS NULL, for which SQLite would scan all books without an ISBN.
    ...(await findByTitle(
      reader,
      open.filter((row) => isbnOf(row) !== undefined),
      Prisma.sql`AND coalesce(b."isbn", '') = ''`,
    )),
  ];
  const byTitle = new Map<string, Candidate[]>();
  for (const { titleFold, author, id, isbn } of found) {
    const key = titleKey(titleFold, author ?? "");
    const same = byTitle.get(key);
    if (!same) byTitle.set(key, [{ id, isbn }]);
    else if (!same.some((one) => one.id === id)) same.push({ id, isbn });
  }
  return { byIsbn, byTitle, titles: new Set(found.map(({ titleFold }) => titleFold)) };
}

async function findByTitle(reader: Reader, rows: ReadRow[], condition: Prisma.Sql) {
  if (rows.length === 0) return [];
  const titles = [...new Set(rows.flatMap((row) => titleOf(row) ?? []))];
  return reader.$queryRaw<{ id: number; isbn: string | null; titleFold: string; author: string | null }[]>`
    SELECT b."id", b."isbn", b."titleFold", (
      SELECT a."nameFold" FROM "BookAuthor" w JOIN "Author" a ON a."id" = w."authorId"
      WHERE w."bookId" = b."id" ORDER BY w."position" LIMIT 1) AS author
    FROM "Book" b WHERE b."titleFold" IN ${dialect.textList(titles)} ${condition} ORDER BY b."id"`;
}

/** The stock records of these books in the stores of the rows, by `book:store`. */
export async function findStock(reader: Reader, rows: ReadRow[], ids: number[]) {
  const stores = [...new Set(rows.flatMap(({ stock }) => stock.map(({ storeId }) => storeId)))];
  if (stores.length === 0 || ids.length === 0) return new Map<string, never>();
  const stock = await reader.stock.findMany({ where: { bookId: { in: ids }, storeId: { in: stores } } });
  return new Map(stock.map((one) => [`${one.bookId}:${one.storeId}`, one]));
}

/** The authors with a name of the rows, by folded name, oldest first. */
export async function findAuthorsNamed(reader: Reader, rows: ReadRow[]) {
  const names = new Set<string>();
  for (const row of rows) for (const author of authorsOf(row)) names.add(foldCached(author.name));
  const found = new Map<string, { id: number; name: string }[]>();
  if (names.size === 0) return found;
  const authors = await reader.$queryRaw<{ id: number; name: string; nameFold: string }[]>`
    SELECT "id", "name", "nameFold" FROM "Author" WHERE "nameFold" IN ${dialect.textList([...names])} ORDER BY "id"`;
  for (const { nameFold, ...author } of authors) {
    const namesakes = found.get(nameFold);
    if (namesakes) namesakes.push(author);
    else found.set(nameFold, [author]);
  }
  return found;
}

/** The authors of a row. */
export function authorsOf({ values }: ReadRow): { name: string; role: AuthorRole }[] {
  return ((values.authors ?? []) as BookAuthorInput[]).flatMap((author) => ("name" in author ? author : []));
}
