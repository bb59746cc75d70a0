import { type Actor, authorise } from "../auth/abilities";
import { db } from "../db/client";

export interface BookStockRow {
  id: number;
  name: string;
  city: string | null;
  open: boolean;
  quantity: number | null;
}

/** All stores with their copies of a book, null when they do not stock it; open stores first, by name. */
export async function bookStock(actor: Actor, bookId: number): Promise<BookStockRow[]> {
  authorise(actor, "desk");
  const rows = await db.$queryRaw<BookStockRow[]>`
    SELECT s."id", s."name", s."city", s."open", k."quantity"
    FROM "Store" s LEFT JOIN "Stock" k ON k."storeId" = s."id" AND k."bookId" = ${bookId}
    ORDER BY s."open" DESC, s."nameFold"`;
  return rows.map((row) => ({ ...row, open: Boolean(row.open) }));
}
