/** Adds many books to a store, or removes them. */
import { formatCount } from "../values/format";
import { type BulkPlan, refuseMissingStore, type SkippedRow } from "./bulk-plan";
import type { Named, Reader } from "./rows";
import type { BulkAction } from "./schema";

/** Like addToStore: does not change existing stock. */
export async function planListing(
  reader: Reader,
  { storeId, quantity }: Extract<BulkAction, { type: "add" }>,
  books: Named[],
): Promise<Partial<BulkPlan>> {
  await refuseMissingStore(reader, storeId);
  const listed = await loadStock(reader, storeId, books);
  const added = books.filter(({ id }) => !listed.has(id));
  return {
    changes: added.map(({ id, label }) => ({ id, label, after: quantity })),
    listings: added.map(({ id }) => ({ bookId: id, storeId, quantity })),
    unchanged: books.length - added.length,
  };
}

/** Like removeFromStore: copies are removed only if the user agreed and saw their number. */
export async function planRemoval(
  reader: Reader,
  { storeId, copies }: Extract<BulkAction, { type: "remove" }>,
  books: Named[],
  seenAt: Date | undefined,
): Promise<Partial<BulkPlan>> {
  await refuseMissingStore(reader, storeId);
  const listed = await loadStock(reader, storeId, books);
  const plan = { changes: [] as BulkPlan["changes"], skipped: [] as SkippedRow[] };
  const ids: number[] = [];
  for (const { id, label } of books) {
    const stock = listed.get(id);
    if (!stock) continue;
    const detail = formatCount(stock.quantity, "copy", "copies");
    if (stock.quantity > 0 && !copies) {
      plan.skipped.push({ id, label, reason: "Still in stock at this store", detail });
    } else if (stock.quantity > 0 && seenAt && stock.updatedAt > seenAt) {
      plan.skipped.push({ id, label, reason: "Stock changed since the preview", detail });
    } else {
      plan.changes.push({ id, label, before: stock.quantity });
      ids.push(stock.id);
    }
  }
  return { ...plan, deletions: [{ entity: "stock", ids }], unchanged: books.length - listed.size };
}

async function loadStock(reader: Reader, storeId: number, books: Named[]) {
  const rows = await reader.stock.findMany({ where: { storeId, bookId: { in: books.map(({ id }) => id) } } });
  return new Map(rows.map((row) => [row.bookId, row]));
}
