import type { Reference } from "../audit/entities";
import { type Actor, authorise } from "../auth/abilities";
import { bookPage } from "../books/queries";
import { db } from "../db/client";
import type { Transaction } from "../db/gate";
import { Prisma } from "../db/generated/sqlite/client";
import { inOrder, type List, listIds, listRequest } from "../list/list";
import { escapeLike, everyWordIn } from "../list/words";
import { fold } from "../text";

export const authorList: List<"sortName" | "name" | "added"> = {
  from: Prisma.sql`"Author" a`,
  id: Prisma.sql`a."id"`,
  sorts: {
    sortName: { label: "Sort name", column: Prisma.sql`a."sortNameFold"` },
    name: { label: "Name", column: Prisma.sql`a."nameFold"` },
    added: { label: "Added", column: Prisma.sql`a."createdAt"`, descendingFirst: true },
  },
  defaultSort: "sortName",
  search: (words) => everyWordIn(words, [Prisma.sql`a."nameFold"`, Prisma.sql`a."sortNameFold"`]),
};

/** One page of the authors, each with the number of their books. */
export async function listAuthors(actor: Actor, params: Record<string, string | string[] | undefined>) {
  authorise(actor, "desk");
  const request = listRequest(authorList, params);
  const { ids, ...place } = await listIds(authorList, request);
  return { ...place, request, rows: inOrder(ids, await authorRows(ids)) };
}

export type AuthorRow = Awaited<ReturnType<typeof authorRows>>[number];

async function authorRows(ids: number[]) {
  if (ids.length === 0) return [];
  const [authors, counted] = await Promise.all([
    db.author.findMany({
      where: { id: { in: ids } },
      select: { id: true, name: true, sortName: true, createdAt: true },
    }),
    db.$queryRaw<{ id: number; books: number | bigint }[]>`
      SELECT "authorId" AS id, count(DISTINCT "bookId") AS books FROM "BookAuthor"
      WHERE "authorId" IN (${Prisma.join(ids)}) GROUP BY "authorId"`,
  ]);
  const books = new Map(counted.map((row) => [row.id, Number(row.books)]));
  return authors.map((author) => ({ ...author, books: books.get(author.id) ?? 0 }));
}

/** An author for the desk, with what the window never shows (note, e-mail address); null when there is none. */
export function getAuthor(actor: Actor, id: number) {
  authorise(actor, "desk");
  return db.author.findUnique({ where: { id }, omit: { nameFold: true, sortNameFold: true, emailFold: true } });
}

/** One page of an author's books, whatever their part in them. */
export async function authorBooks(
  actor: Actor,
  authorId: number,
  params: Record<string, string | string[] | undefined>,
) {
  authorise(actor, "desk");
  return bookPage(params, Prisma.sql`b."id" IN (SELECT "bookId" FROM "BookAuthor" WHERE "authorId" = ${authorId})`);
}

/** At most 20 authors whose name has every word of the text, those that begin with it first; one title tells namesakes apart. */
export async function suggestAuthors(actor: Actor, text: string) {
  authorise(actor, "desk");
  const folded = fold(text.slice(0, 200));
  if (folded === "") return [];
  const beginning = `${escapeLike(folded)}%`;
  const authors = await db.$queryRaw<{ id: number; name: string }[]>`
    SELECT a."id", a."name" FROM "Author" a WHERE ${authorList.search(folded)}
    ORDER BY CASE WHEN a."nameFold" LIKE ${beginning} ESCAPE '!' OR a."sortNameFold" LIKE ${beginning} ESCAPE '!' THEN 0 ELSE 1 END,
      a."sortNameFold", a."id" LIMIT 20`;
  const titles = await oneTitleEach(authors.map(({ id }) => id));
  return authors.map(({ id, name }) => ({ id, name, title: titles.get(id) }));
}

async function oneTitleEach(authorIds: number[]): Promise<Map<number, string>> {
  if (authorIds.length === 0) return new Map();
  const rows = await db.$queryRaw<{ id: number; title: string }[]>`
    SELECT w."authorId" AS id, b."title" FROM "BookAuthor" w JOIN "Book" b ON b."id" = w."bookId"
    WHERE w."authorId" IN (${Prisma.join(authorIds)})
      AND w."bookId" = (SELECT min(x."bookId") FROM "BookAuthor" x WHERE x."authorId" = w."authorId")`;
  return new Map(rows.map(({ id, title }) => [id, title]));
}

/** What keeps an author from being deleted: how many books name them, and up to five of those. */
export async function whatHangsOnAuthor(actor: Actor, id: number) {
  authorise(actor, "desk");
  return hangingOnAuthor(db, id);
}

/** The same, through whichever client: the command asks in its transaction. */
export async function hangingOnAuthor(
  reader: Pick<Transaction, "book">,
  authorId: number,
): Promise<{ count: number; books: Reference[] }> {
  const where = { authors: { some: { authorId } } };
  const count = await reader.book.count({ where });
  const found = await reader.book.findMany({
    where,
    orderBy: { id: "asc" },
    take: 5,
    select: { id: true, title: true },
  });
  return { count, books: found.map(({ id, title }) => ({ entity: "book", id, label: title })) };
}
