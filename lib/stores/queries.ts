import { type Actor, authorise } from "../auth/abilities";
import { bookRows } from "../books/queries";
import { db } from "../db/client";
import type { Transaction } from "../db/write-transaction";
import type { Reference } from "../entities/model";
import { orderByIds } from "../list/list";
import { loadListPage } from "../list/load-list-page";
import type { SearchParams } from "../list/params";
import { fold } from "../values/text";
import { storeList, storeStockList } from "./list";

/** One page of the stores, open and closed. */
export async function listStores(actor: Actor, params: SearchParams) {
  authorise(actor, "desk");
  return loadListPage(storeList, params, async (ids) => orderByIds(ids, await storeRows(ids)));
}

export type StoreRow = Awaited<ReturnType<typeof storeRows>>[number];

function storeRows(ids: number[]) {
  return db.store.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true, city: true, phone: true, openingHours: true, open: true },
  });
}

/** A store for the desk; null when there is none. */
export async function getStore(actor: Actor, id: number) {
  authorise(actor, "desk");
  return db.store.findUnique({ where: { id }, omit: { nameFold: true, cityFold: true } });
}

/** All stores to choose from, open ones first, by name. */
export async function listAllStores(actor: Actor) {
  authorise(actor, "desk");
  return db.store.findMany({
    orderBy: [{ open: "desc" }, { nameFold: "asc" }],
    select: { id: true, name: true, open: true },
  });
}

const MAX_SUGGESTIONS = 20;

/** Stores to choose from while a name or a city is typed, at most 20: every word begins a word of them. */
export async function suggestStores(actor: Actor, text: string) {
  authorise(actor, "desk");
  const asked = fold(text).split(" ");
  const stores = await db.store.findMany({
    orderBy: [{ open: "desc" }, { nameFold: "asc" }],
    select: { id: true, name: true, nameFold: true, city: true, cityFold: true, open: true },
  });
  return stores
    .filter(({ nameFold, cityFold }) => asked.every((word) => ` ${nameFold} ${cityFold ?? ""}`.includes(` ${word}`)))
    .slice(0, MAX_SUGGESTIONS)
    .map(({ id, name, city, open }) => ({ id, name, city, open }));
}

/** One page of the books that a store lists, each with how many copies it has there: none, too. */
export async function storeStock(actor: Actor, storeId: number, params: SearchParams) {
  authorise(actor, "desk");
  return loadListPage(storeStockList(storeId), params, (ids) => bookRows(ids, storeId));
}

/** What keeps a store from being deleted: the titles it lists, their copies, and its computers, with up to five of each. */
export async function getStoreDependents(actor: Actor, id: number) {
  authorise(actor, "desk");
  return findStoreDependents(db, id);
}

/** The same, through whichever client: the command asks in its transaction. */
export async function findStoreDependents(reader: Pick<Transaction, "stock" | "computer">, storeId: number) {
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
