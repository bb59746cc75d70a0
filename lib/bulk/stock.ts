/** Books that are put on a store's list, or taken off it, many at once. */
import { formatCount } from "../values/format";
import { type Part, type Refused, refuseMissingStore } from "./bulk-plan";
import type { Named, Reader } from "./rows";
import type { Deed } from "./schema";

/** As addToStore: not over what is there. */
export async function planListing(
  reader: Reader,
  { storeId, quantity }: Extract<Deed, { do: "add" }>,
  books: Named[],
): Promise<Partial<Part>> {
  await refuseMissingStore(reader, storeId);
  const listed = await stockOf(reader, storeId, books);
  const added = books.filter(({ id }) => !listed.has(id));
  return {
    touched: added.map(({ id, label }) => ({ id, label, now: quantity })),
    listings: added.map(({ id }) => ({ bookId: id, storeId, quantity })),
    unchanged: books.length - added.length,
  };
}

/** As removeFromStore: copies go only where the person agreed to it, and saw how many they were. */
export async function planTaking(
  reader: Reader,
  { storeId, copies }: Extract<Deed, { do: "take" }>,
  books: Named[],
  seenAt: Date | undefined,
): Promise<Partial<Part>> {
  await refuseMissingStore(reader, storeId);
  const listed = await stockOf(reader, storeId, books);
  const part = { touched: [] as Part["touched"], refused: [] as Refused[] };
  const ids: number[] = [];
  for (const { id, label } of books) {
    const stock = listed.get(id);
    if (!stock) continue;
    const detail = formatCount(stock.quantity, "copy", "copies");
    if (stock.quantity > 0 && !copies) {
      part.refused.push({ id, label, reason: "The store has copies of it", detail });
    } else if (stock.quantity > 0 && seenAt && stock.updatedAt > seenAt) {
      part.refused.push({ id, label, reason: "Copies came or went since you looked", detail });
    } else {
      part.touched.push({ id, label, was: stock.quantity });
      ids.push(stock.id);
    }
  }
  return { ...part, deletions: [{ entity: "stock", ids }], unchanged: books.length - listed.size };
}

async function stockOf(reader: Reader, storeId: number, books: Named[]) {
  const rows = await reader.stock.findMany({ where: { storeId, bookId: { in: books.map(({ id }) => id) } } });
  return new Map(rows.map((row) => [row.bookId, row]));
}
