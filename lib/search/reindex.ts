/** npm run db:reindex: what the database keeps by itself, made anew. */
import { db } from "../db/client";
import { quoteIdentifier, type Table } from "../db/tables";
import { type Transaction, write } from "../db/write-transaction";
import { search } from "./match";
import { refold } from "./refold";
import { rowTotalKey, type SearchableTable } from "./searchable";
import { searchTables } from "./tables";

interface Reindexed {
  /** How many folded texts fitted their text no more. */
  refolded: number;
  /** Examples could not be put right, a sentence for each. */
  clashes: string[];
  /** How many rows of each entity were indexed. */
  rows: Record<string, number>;
}

/**
 * Folds anew what was edited past the application, then rebuilds. It may be run at any time, and again: what others write
 * meanwhile waits for one of its transactions at most.
 */
export async function reindex(searchable: readonly SearchableTable[]): Promise<Reindexed> {
  const { refolded, clashes } = await refold();
  await rebuild(searchable);
  const totals = await db.rowTotal.groupBy({ by: "entity", _sum: { rows: true }, orderBy: { entity: "asc" } });
  return { refolded, clashes, rows: Object.fromEntries(totals.map(({ entity, _sum }) => [entity, _sum.rows ?? 0])) };
}

/** Fills the search tables, their words and the counters anew. Whoever searches meanwhile finds what there is. */
export async function rebuild(searchable: readonly SearchableTable[]): Promise<void> {
  for (const { table, search: searched } of searchable) {
    if (!searched) continue;
    let first = LOWEST;
    while (first <= HIGHEST) {
      const from = first;
      first = await write((tx) => rebuildBatch(tx, table, from));
    }
    await write(async (tx) => search.deleteUnusedWords?.(tx, table));
  }
  await write(async (tx) => {
    await tx.$executeRaw`DELETE FROM "RowTotal"`;
    for (const { table, counted } of searchable) {
      if (!counted) continue;
      await tx.$executeRaw`
        INSERT INTO "RowTotal" ("entity", "rows") SELECT ${rowTotalKey(table)}, count(*) FROM ${quoteIdentifier(table)}`;
    }
    await tx.$executeRaw`DELETE FROM "StoreTotal"`;
    await tx.$executeRaw`
      INSERT INTO "StoreTotal" ("storeId", "listed", "titles", "copies")
      SELECT "storeId", "listed", "titles", "copies" FROM "StoreCount"`;
  });
}

// The ids that there can be.
const [LOWEST, HIGHEST] = [-(2 ** 31), 2 ** 31 - 1];
// A second or two: a transaction has its limit, and others want to write too.
const BATCH_SIZE = 50_000;

/** Rebuilds some rows from an id on, and says from which one to go on. */
async function rebuildBatch(tx: Transaction, table: Table, first: number): Promise<number> {
  const [next] = await tx.$queryRaw<{ id: number }[]>`
    SELECT "id" FROM ${searchTables(table).texts} WHERE "id" >= ${first} ORDER BY "id" LIMIT 1 OFFSET ${BATCH_SIZE}`;
  const last = next ? next.id - 1 : HIGHEST;
  await search.index(tx, table, first, last);
  return last + 1;
}
