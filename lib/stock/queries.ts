import { type Actor, authorise } from "../auth/abilities";
import { db } from "../db/client";

/** Every store with the copies it has of a book, null where it does not list the book; open stores first, by name. */
export async function bookStock(actor: Actor, bookId: number) {
  authorise(actor, "desk");
  const stores = await db.store.findMany({
    orderBy: [{ open: "desc" }, { nameFold: "asc" }],
    select: { id: true, name: true, city: true, open: true, stock: { where: { bookId }, select: { quantity: true } } },
  });
  return stores.map(({ stock, ...store }) => ({ ...store, quantity: stock[0]?.quantity ?? null }));
}

export type BookStockRow = Awaited<ReturnType<typeof bookStock>>[number];
