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

/** One page of stores, including closed ones. */
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

/** A store; null when it does not exist. */
export async function getStore(actor: Actor, id: number) {
  authorise(actor, "desk");
  return db.store.findUnique({ where: { id }, omit: { nameFold: true, cityFold: true } });
}

/** All stores by name, open ones first. */
export async function listAllStores(actor: Actor) {
  authorise(actor, "desk");
  return db.store.findMany({
    orderBy: [{ open: "desc" }, { nameFold: "asc" }],
    select: { id: true, name: true, open: true },
  });
}

const MAX_SUGGESTIONS = 20;

/** Suggests up to 20 stores: every typed word is a prefix of a word of the name or city. */
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

/** One page of the books that a store stocks, with its copies (0 included). */
export async function storeStock(actor: Actor, storeId: number, params: SearchParams) {
  authorise(actor, "desk");
  return loadListPage(storeStockList(storeId), params, (ids) => bookRows(ids, storeId));
}

/** What prevents deleting a store: its titles, copies and computers, with up to five of each. */
export async function getStoreDependents(actor: Actor, id: number) {
  authorise(actor, "desk");
  return findStoreDependents(db, id);
}

/** The same for any client: the command uses its transaction. */
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
