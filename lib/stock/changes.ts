import { CommandError } from "../commands/outcome";
import type { Transaction } from "../db/write-transaction";
import type { Recorder } from "../history/record";
import { saveVersion } from "../history/save-version";

export type StockLevel = Awaited<ReturnType<typeof findStockLevel>>;

/** A book in a store, with its row of stock where it has one. @throws CommandError when there is no such book or store. */
export async function findStockLevel(tx: Transaction, { bookId, storeId }: { bookId: number; storeId: number }) {
  const book = await tx.book.findUnique({ where: { id: bookId }, select: { id: true, title: true } });
  if (!book) throw new CommandError("This book no longer exists.");
  const store = await tx.store.findUnique({ where: { id: storeId }, select: { id: true, name: true } });
  if (!store) throw new CommandError("This store no longer exists.");
  const stock = await tx.stock.findUnique({ where: { bookId_storeId: { bookId, storeId } } });
  return { book, store, stock };
}

/** Keeps how many copies there are now; the store lists the book from then on. */
export async function setQuantity(
  tx: Transaction,
  record: Recorder,
  { book, store, stock }: StockLevel,
  quantity: number,
): Promise<void> {
  if (!stock) {
    const made = await tx.stock.create({ data: { bookId: book.id, storeId: store.id, quantity } });
    await record.created("stock", made.id);
  } else {
    await saveVersion(tx, record, "stock", stock, { quantity });
  }
}
