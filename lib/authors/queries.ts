import { type Actor, authorise } from "../auth/abilities";
import { booksBy } from "../books/list";
import { bookRows } from "../books/queries";
import { db } from "../db/client";
import type { Transaction } from "../db/write-transaction";
import type { Reference } from "../entities/model";
import { orderByIds } from "../list/list";
import { loadListPage } from "../list/load-list-page";
import type { SearchParams } from "../list/params";
import { authorList } from "./list";
import { authorsNamed, countBooks, searchAuthors } from "./names";

/** One page of authors, with their number of books. */
export async function listAuthors(actor: Actor, params: SearchParams) {
  authorise(actor, "desk");
  return loadListPage(authorList, params, async (ids) => orderByIds(ids, await authorRows(ids)));
}

export type AuthorRow = Awaited<ReturnType<typeof authorRows>>[number];

async function authorRows(ids: number[]) {
  if (ids.length === 0) return [];
  const [authors, books] = await Promise.all([
    db.author.findMany({
      where: { id: { in: ids } },
      select: { id: true, name: true, sortName: true, createdAt: true },
    }),
    countBooks(ids),
  ]);
  return authors.map((author) => ({ ...author, books: books.get(author.id) ?? 0 }));
}

/** An author with the private note and email address; null when it does not exist. */
export async function getAuthor(actor: Actor, id: number) {
  authorise(actor, "desk");
  return db.author.findUnique({ where: { id }, omit: { nameFold: true, sortNameFold: true, emailFold: true } });
}

/** One page of an author's books, in any role. */
export async function authorBooks(actor: Actor, authorId: number, params: SearchParams, myStore?: number) {
  authorise(actor, "desk");
  return loadListPage(booksBy(authorId), params, (ids) => bookRows(ids, myStore));
}

/** The authors with exactly this name. */
export async function findNamesakes(actor: Actor, name: string) {
  authorise(actor, "desk");
  return authorsNamed(name);
}

/** Suggestions for a typed name. */
export async function suggestAuthors(actor: Actor, text: string) {
  authorise(actor, "desk");
  return searchAuthors(text);
}

/** What prevents deleting an author: the number of their books, and up to five of them. */
export async function getAuthorDependents(actor: Actor, id: number) {
  authorise(actor, "desk");
  return findAuthorDependents(db, id);
}

/** The same for any client: the command uses its transaction. */
export async function findAuthorDependents(
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
