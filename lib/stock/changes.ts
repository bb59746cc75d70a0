import { CommandError } from "../commands/outcome";
import type { Transaction } from "../db/write-transaction";
import type { Recorder } from "../history/record";
import { saveVersion } from "../history/save-version";

export type StockLevel = Awaited<ReturnType<typeof findStockLevel>>;

/** The stock of a book in a store, if any. @throws CommandError when the book or store does not exist */
export async function findStockLevel(tx: Transaction, { bookId, storeId }: { bookId: number; storeId: number }) {
  const book = await tx.book.findUnique({ where: { id: bookId }, select: { id: true, title: true } });
  if (!book) throw new CommandError("This book no longer exists.");
  const store = await tx.store.findUnique({ where: { id: storeId }, select: { id: true, name: true } });
  if (!store) throw new CommandError("This store no longer exists.");
  const stock = await tx.stock.findUnique({ where: { bookId_storeId: { bookId, storeId } } });
  return { book, store, stock };
}

/** Sets the number of copies; creates the stock record if needed. */
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
