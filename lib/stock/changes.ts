import { Refusal } from "../commands/outcome";
import type { Transaction } from "../db/write-transaction";
import type { Recorder } from "../history/record";
import { saveVersion } from "../history/save-version";

export type StockPlace = Awaited<ReturnType<typeof findPlace>>;

/** A book in a store, with its row of stock where it has one. @throws Refusal when there is no such book or store. */
export async function findPlace(tx: Transaction, { bookId, storeId }: { bookId: number; storeId: number }) {
  const book = await tx.book.findUnique({ where: { id: bookId }, select: { id: true, title: true } });
  if (!book) throw new Refusal("This book is not there any more.");
  const store = await tx.store.findUnique({ where: { id: storeId }, select: { id: true, name: true } });
  if (!store) throw new Refusal("This store is not there any more.");
  const stock = await tx.stock.findUnique({ where: { bookId_storeId: { bookId, storeId } } });
  return { book, store, stock };
}

/** Keeps how many copies there are now; the store lists the book from then on. */
export async function keepQuantity(
  tx: Transaction,
  record: Recorder,
  { book, store, stock }: StockPlace,
  quantity: number,
): Promise<void> {
  if (!stock) {
    const made = await tx.stock.create({ data: { bookId: book.id, storeId: store.id, quantity } });
    await record.created("stock", made.id);
  } else {
    await saveVersion(tx, record, "stock", stock, { quantity });
  }
}
