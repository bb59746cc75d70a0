import type { BlockedReason, DeletionPlan } from "../entities/hooks";
import type { Reader } from "../entities/model";
import { formatCount } from "../values/format";

/** Books with copies are kept. Stock rows without copies go with their book. */
export async function planBookDeletion(reader: Reader, ids: number[]): Promise<DeletionPlan> {
  const stock = await reader.stock.findMany({
    where: { bookId: { in: ids } },
    orderBy: { id: "asc" },
    select: { id: true, bookId: true, quantity: true },
  });
  const copies = new Map<number, number>();
  for (const { bookId, quantity } of stock) copies.set(bookId, (copies.get(bookId) ?? 0) + quantity);
  const kept = [...copies].flatMap(([id, count]): [number, BlockedReason][] =>
    count > 0 ? [[id, { reason: "It is in stock", detail: formatCount(count, "copy", "copies") }]] : [],
  );
  return {
    blocked: new Map(kept),
    dependents: [{ entity: "stock", rows: stock.map(({ id, bookId }) => ({ id, of: bookId })) }],
  };
}
