import type { Transaction } from "../db/write-transaction";

/** Whether the database has no data yet. */
export async function isEmpty(
  reader: Pick<Transaction, "user" | "author" | "book" | "store" | "computer">,
): Promise<boolean> {
  const first = { select: { id: true } };
  if (await reader.user.findFirst(first)) return false;
  if (await reader.author.findFirst(first)) return false;
  if (await reader.book.findFirst(first)) return false;
  if (await reader.store.findFirst(first)) return false;
  return (await reader.computer.findFirst(first)) === null;
}
