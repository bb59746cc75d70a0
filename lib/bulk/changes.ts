/** Applies a bulk plan. */

import { deleteMany, insertMany, newIds, updateMany } from "../db/bulk-write";
import type { Transaction } from "../db/write-transaction";
import { type EntityName, entities } from "../entities/registry";
import { toColumns } from "../entities/rows";
import type { Recorder } from "../history/record";
import type { BulkEdit, BulkPlan } from "./bulk-plan";

/** Applies and records a plan made in the same transaction, in a constant number of statements. */
export async function applyPlan(
  tx: Transaction,
  record: Recorder,
  { entity }: Pick<BulkEdit, "entity">,
  plan: BulkPlan,
): Promise<void> {
  await applyUpdates(tx, record, entity, plan.updates);
  await insertListings(tx, record, plan.listings);
  for (const { entity, ids } of plan.deletions) {
    if (ids.length === 0) continue;
    const { table, hooks, load } = entities[entity];
    await hooks?.beforeDelete?.(tx, record, ids);
    await record.deletedMany(entity, await load(tx, ids));
    await deleteMany(tx, table, ids);
  }
}

async function applyUpdates(
  tx: Transaction,
  record: Recorder,
  entity: EntityName,
  updates: BulkPlan["updates"],
): Promise<void> {
  const changed = await record.updatedMany(entity, updates);
  await updateMany(
    tx,
    entities[entity].table,
    changed.map(({ row, values }) => ({ ...toColumns(entity, values), id: row.id, version: row.version + 1 })),
  );
  await entities[entity].hooks?.afterUpdate?.(
    tx,
    record,
    changed.map(({ row, values }) => ({ id: row.id, before: row, after: { ...row, ...values } })),
  );
}

async function insertListings(tx: Transaction, record: Recorder, listings: BulkPlan["listings"]): Promise<void> {
  const ids = await newIds(tx, "Stock", listings.length);
  await insertMany(
    tx,
    "Stock",
    listings.map((listing, index) => ({ ...listing, id: ids[index] })),
  );
  await record.createdMany("stock", ids);
}
