/** Carries out what was planned for a part of the rows. */
import type { Recorder } from "../audit/record";
import { endLinks } from "../auth/links";
import { endSessions } from "../auth/sessions";
import type { Transaction } from "../db/gate";
import { deleteMany, insertMany, newIds, updateMany } from "../db/many";
import type { Table } from "../db/tables";
import { entities } from "../entities/registry";
import { toColumns } from "../entities/rows";
import type { Deletion, Part, Work } from "./part";
import type { BulkEntity } from "./schema";

const tables: Record<BulkEntity | "stock", Table> = {
  book: "Book",
  author: "Author",
  store: "Store",
  computer: "Computer",
  user: "User",
  stock: "Stock",
};

/** Does what was planned in the same transaction, in a constant number of statements, and records it. */
export async function carryOut(tx: Transaction, record: Recorder, { entity, deed }: Work, part: Part): Promise<void> {
  await update(tx, record, entity, part.updates);
  if (entity === "user" && deed.do === "set" && deed.field === "active" && deed.value === false) {
    const userId = { in: part.updates.map(({ row }) => row.id) };
    await endSessions(tx, record, { userId });
    await endLinks(tx, record, userId);
  }
  await list(tx, record, part.listings);
  for (const { entity, ids } of part.deletions) {
    await record.deletedMany(entity, await wholeRows(tx, entity, ids));
    await remove(tx, entity, ids);
  }
}

async function update(tx: Transaction, record: Recorder, entity: BulkEntity, updates: Part["updates"]): Promise<void> {
  const changed = await record.updatedMany(entity, updates);
  await updateMany(
    tx,
    tables[entity],
    changed.map(({ row, values }) => ({ ...toColumns(entity, values), id: row.id, version: row.version + 1 })),
  );
}

async function list(tx: Transaction, record: Recorder, listings: Part["listings"]): Promise<void> {
  const ids = await newIds(tx, "Stock", listings.length);
  await insertMany(
    tx,
    "Stock",
    listings.map((listing, index) => ({ ...listing, id: ids[index] })),
  );
  await record.createdMany("stock", ids);
}

type Whole = Parameters<Recorder["deletedMany"]>[1];

function wholeRows(tx: Transaction, entity: Deletion["entity"], ids: number[]): Promise<Whole> {
  const which = { where: { id: { in: ids } } };
  if (ids.length === 0) return Promise.resolve([]);
  if (entity === "session") return tx.session.findMany(which);
  return entity === "oneTimeLink" ? tx.oneTimeLink.findMany(which) : entities[entity].load(tx, ids);
}

async function remove(tx: Transaction, entity: Deletion["entity"], ids: number[]): Promise<void> {
  const which = { where: { id: { in: ids } } };
  if (entity === "session") await tx.session.deleteMany(which);
  else if (entity === "oneTimeLink") await tx.oneTimeLink.deleteMany(which);
  else await deleteMany(tx, tables[entity], ids);
}
