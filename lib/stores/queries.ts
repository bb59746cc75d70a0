import type { Reference } from "../audit/entities";
import { type Actor, authorise } from "../auth/abilities";
import { bookList } from "../books/list";
import { inLists, namesOf } from "../books/queries";
import { db } from "../db/client";
import type { Transaction } from "../db/gate";
import { Prisma } from "../db/generated/sqlite/client";
import { inOrder, type List, listIds, listRequest } from "../list/list";
import { everyWordIn } from "../list/words";

export const storeList: List<"name" | "city"> = {
  from: Prisma.sql`"Store" s`,
  id: Prisma.sql`s."id"`,
  sorts: {
    name: { label: "Name", column: Prisma.sql`s."nameFold"` },
    city: { label: "City", column: Prisma.sql`s."cityFold"`, nullable: true },
  },
  defaultSort: "name",
  search: (words) => everyWordIn(words, [Prisma.sql`s."nameFold"`, Prisma.sql`s."cityFold"`]),
};

/** One page of the stores, open and closed. */
export async function listStores(actor: Actor, params: Record<string, string | string[] | undefined>) {
  authorise(actor, "desk");
  const request = listRequest(storeList, params);
  const { ids, ...place } = await listIds(storeList, request);
  return { ...place, request, rows: inOrder(ids, await storeRows(ids)) };
}

export type StoreRow = Awaited<ReturnType<typeof storeRows>>[number];

function storeRows(ids: number[]) {
  return db.store.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true, city: true, phone: true, openingHours: true, open: true },
  });
}

/** A store for the desk; null when there is none. */
export function getStore(actor: Actor, id: number) {
  authorise(actor, "desk");
  return db.store.findUnique({ where: { id }, omit: { nameFold: true, cityFold: true } });
}

/** All stores to choose from, open ones first, by name. */
export function storeOptions(actor: Actor) {
  authorise(actor, "desk");
  return db.store.findMany({
    orderBy: [{ open: "desc" }, { nameFold: "asc" }],
    select: { id: true, name: true, open: true },
  });
}

/** The books of one store, like the list of all books. */
export const storeStockList: typeof bookList = {
  ...bookList,
  from: Prisma.sql`"Stock" k JOIN "Book" b ON b."id" = k."bookId"`,
};

/** One page of the books that a store lists, each with how many copies it has there: none, too. */
export async function storeStock(actor: Actor, storeId: number, params: Record<string, string | string[] | undefined>) {
  authorise(actor, "desk");
  const request = listRequest(storeStockList, params);
  const { ids, ...place } = await listIds(storeStockList, request, Prisma.sql`k."storeId" = ${storeId}`);
  return { ...place, request, rows: inOrder(ids, await stockRows(storeId, ids)) };
}

async function stockRows(storeId: number, bookIds: number[]) {
  const rows = await db.stock.findMany({
    where: { storeId, bookId: { in: bookIds } },
    select: { quantity: true, book: { select: inLists } },
  });
  return rows.map(({ quantity, book }) => ({ ...book, authors: namesOf(book.authors), quantity }));
}

/** What keeps a store from being deleted: the titles it lists, their copies, and its computers, with up to five of each. */
export async function whatHangsOnStore(actor: Actor, id: number) {
  authorise(actor, "desk");
  return hangingOnStore(db, id);
}

/** The same, through whichever client: the command asks in its transaction. */
export async function hangingOnStore(reader: Pick<Transaction, "stock" | "computer">, storeId: number) {
  const where = { storeId };
  const stock = await reader.stock.aggregate({ where, _count: true, _sum: { quantity: true } });
  const books = await reader.stock.findMany({
    where,
    orderBy: { bookId: "asc" },
    take: 5,
    select: { book: { select: { id: true, title: true } } },
  });
  const computers = await reader.computer.count({ where });
  const some = await reader.computer.findMany({ where, orderBy: { id: "asc" }, take: 5 });
  const see: Reference[] = [
    ...books.map(({ book }) => ({ entity: "book" as const, id: book.id, label: book.title })),
    ...some.map(({ id, name }) => ({ entity: "computer" as const, id, label: name })),
  ];
  return { titles: stock._count, copies: stock._sum.quantity ?? 0, computers, see };
}
