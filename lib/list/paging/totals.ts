/** How many rows there are, as the database counts them while it writes. */
import { db } from "../../db/client";
import type { Table } from "../../db/tables";

/** How many rows an entity has whose description says that they are counted. */
export function rowTotal(entity: Uncapitalize<Table>): () => Promise<number> {
  return async () => {
    const { _sum } = await db.rowTotal.aggregate({ where: { entity }, _sum: { rows: true } });
    return _sum.rows ?? 0;
  };
}

/** How many books a store lists, of how many it has copies, and how many copies. */
export async function storeTotal(storeId: number) {
  const { _sum } = await db.storeTotal.aggregate({
    where: { storeId },
    _sum: { listed: true, titles: true, copies: true },
  });
  return { listed: _sum.listed ?? 0, titles: _sum.titles ?? 0, copies: _sum.copies ?? 0 };
}
