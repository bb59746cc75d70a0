/** Row totals, from counters that the database maintains while it writes. */
import { db } from "../../db/client";
import type { Table } from "../../db/tables";

/** The number of rows of an entity that is defined as `counted`. */
export function rowTotal(entity: Uncapitalize<Table>): () => Promise<number> {
  return async () => {
    const { _sum } = await db.rowTotal.aggregate({ where: { entity }, _sum: { rows: true } });
    return _sum.rows ?? 0;
  };
}

/** The number of books a store lists, of those with copies, and of copies. */
export async function storeTotal(storeId: number) {
  const { _sum } = await db.storeTotal.aggregate({
    where: { storeId },
    _sum: { listed: true, titles: true, copies: true },
  });
  return { listed: _sum.listed ?? 0, titles: _sum.titles ?? 0, copies: _sum.copies ?? 0 };
}
