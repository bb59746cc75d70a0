/** npm run db:reindex: rebuilds search indexes, word lists and counters. */
import { db } from "../db/client";
import { quoteIdentifier, type Table } from "../db/tables";
import { type Transaction, write } from "../db/write-transaction";
import { search } from "./match";
import { refold } from "./refold";
import { rowTotalKey, type SearchableTable } from "./searchable";
import { searchTables } from "./tables";

interface Reindexed {
  /** The number of folded columns that were updated. */
  refolded: number;
  /** Examples could not be put right, a sentence for each. */
  clashes: string[];
  /** The number of rows indexed, by entity. */
  rows: Record<string, number>;
}

/**
 * Updates folded columns that were edited outside the application, then rebuilds. Safe to run at any time, and again: other
 * writes wait for one of its transactions at most.
 */
export async function reindex(searchable: readonly SearchableTable[]): Promise<Reindexed> {
  const { refolded, clashes } = await refold();
  await rebuild(searchable);
  const totals = await db.rowTotal.groupBy({ by: "entity", _sum: { rows: true }, orderBy: { entity: "asc" } });
  return { refolded, clashes, rows: Object.fromEntries(totals.map(({ entity, _sum }) => [entity, _sum.rows ?? 0])) };
}

/** Rebuilds search tables, word lists and counters. Searches keep working meanwhile. */
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

// The range of ids.
const [LOWEST, HIGHEST] = [-(2 ** 31), 2 ** 31 - 1];
// A second or two per transaction, which has a time limit and blocks other writers.
const BATCH_SIZE = 50_000;

/** Rebuilds a batch of rows from an id on, and returns the next id. */
async function rebuildBatch(tx: Transaction, table: Table, first: number): Promise<number> {
  const [next] = await tx.$queryRaw<{ id: number }[]>`
    SELECT "id" FROM ${searchTables(table).texts} WHERE "id" >= ${first} ORDER BY "id" LIMIT 1 OFFSET ${BATCH_SIZE}`;
  const last = next ? next.id - 1 : HIGHEST;
  await search.index(tx, table, first, last);
  return last + 1;
}
