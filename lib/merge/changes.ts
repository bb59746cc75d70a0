/**
 * Shared steps of merging authors and books. They are recorded in an order that would also work row by row, so that an
 * undo, which runs backwards, finds unique values free and referenced rows in place.
 */

import { authorsIn, type BookAuthor } from "../books/book-authors";
import { CommandError } from "../commands/outcome";
import { deleteMany, eachBatch, insertMany, newIds, updateMany } from "../db/bulk-write";
import type { Transaction } from "../db/write-transaction";
import type { EntityRow } from "../entities/model";
import { type EntityName, entities, undoableEntities } from "../entities/registry";
import { findRows, rowTitle, uniqueKey } from "../entities/rows";
import type { Recorder } from "../history/record";
import { MAX_QUANTITY } from "../stock/count";
import { formatNumber } from "../values/format";
import { type MergeInput, mergeableFields } from "./schema";

interface MergeRows {
  survivor: EntityRow;
  duplicates: EntityRow[];
  /** The final values of the survivor. */
  values: Record<string, unknown>;
}

/** Loads the rows at the versions that the user saw. @throws CommandError when one has changed or no longer exists */
export async function loadMerged(tx: Transaction, entity: EntityName, merge: MergeInput): Promise<MergeRows> {
  const rows = await entities[entity].load(
    tx,
    merge.rows.map(({ id }) => id),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const { id, version } of merge.rows) {
    const row = byId.get(id);
    if (!row) throw new CommandError(`One of them no longer exists. Nothing was merged.`);
    if (row.version !== version) {
      const label = rowTitle(entity, row) ?? "";
      throw new CommandError(`${label} has changed since. Nothing was merged: review it again.`, {}, [
        { entity, id, label },
      ]);
    }
  }
  const fields = Object.entries(mergeableFields(entity));
  const values = fields.flatMap(([field, columns]) =>
    columns.map((column): [string, unknown] => [
      column,
      byId.get(merge.fieldSources[field] ?? merge.survivor)?.[column],
    ]),
  );
  return {
    survivor: byId.get(merge.survivor) as EntityRow,
    duplicates: rows.filter(({ id }) => id !== merge.survivor),
    values: Object.fromEntries(values),
  };
}

/** Replaces the duplicates by one author in all their books: once per role, at the first position. */
export async function replaceMergedAuthors(
  tx: Transaction,
  record: Recorder,
  bookIds: number[],
  duplicates: Set<number>,
  author: { id: number; name: string },
): Promise<void> {
  await eachBatch(bookIds, async (ids) => {
    const books = await entities.book.load(tx, ids);
    const edits = books.map((row) => ({
      row,
      values: { authors: mergeAuthorLines(authorsIn(row), duplicates, author) },
    }));
    const changed = await record.updatedMany("book", edits);
    await updateMany(
      tx,
      "Book",
      changed.map(({ row }) => ({ id: row.id, version: row.version + 1 })),
    );
    await tx.bookAuthor.deleteMany({ where: { bookId: { in: changed.map(({ row }) => row.id) } } });
    await insertMany(
      tx,
      "BookAuthor",
      changed.flatMap(({ row, values }) =>
        (values.authors as BookAuthor[]).map(({ authorId, role }, position) => ({
          ...{ bookId: row.id, position, authorId, role },
        })),
      ),
    );
  });
}

/** The authors of a book, with the duplicates replaced by one. */
export function mergeAuthorLines(
  authors: BookAuthor[],
  duplicates: Set<number>,
  { id, name }: { id: number; name: string },
) {
  const seen = new Set<string>();
  return authors.flatMap((author) => {
    const one = duplicates.has(author.authorId) || author.authorId === id ? { ...author, authorId: id, name } : author;
    const part = `${one.authorId} ${one.role}`;
    if (seen.has(part)) return [];
    seen.add(part);
    return [one];
  });
}

/**
 * Makes rows that refer to a duplicate refer to the survivor. Of rows that would then share a unique key, the
 * survivor's own or else the oldest is kept.
 */
export async function moveReferences(
  tx: Transaction,
  record: Recorder,
  entity: EntityName,
  duplicates: number[],
  survivorId: number,
): Promise<void> {
  for (const { name: by, fields, table, uniqueKeys, load } of undoableEntities) {
    for (const column of Object.keys(fields).filter((name) => fields[name]?.refersTo?.entity === entity)) {
      const found = await findRows(tx, by, column, [...duplicates, survivorId]);
      const rows = await load(
        tx,
        found.map(({ id }) => id),
      );
      const keysOf = (row: EntityRow) => uniqueKeys.flatMap((key) => uniqueKey(by, key, row) ?? []);
      const isMoved = (row: EntityRow) => row[column] !== survivorId;
      const taken = new Set(rows.filter((row) => !isMoved(row)).flatMap(keysOf));
      const [extra, edits]: [EntityRow[], { row: EntityRow; values: Record<string, number> }[]] = [[], []];
      for (const row of rows.filter(isMoved)) {
        const keys = keysOf({ ...row, [column]: survivorId });
        if (keys.some((key) => taken.has(key))) extra.push(row);
        else edits.push({ row, values: { [column]: survivorId } });
        for (const key of keys) taken.add(key);
      }
      await record.deletedMany(by, extra);
      await deleteMany(
        tx,
        table,
        extra.map(({ id }) => id),
      );
      await record.updatedMany(by, edits);
      await updateMany(
        tx,
        table,
        edits.map(({ row, values }) => ({ id: row.id, ...values, version: row.version + 1 })),
      );
    }
  }
}

/**
 * Adds the duplicates' stock to the survivor's, store by store. @throws CommandError when a store would have too many
 */
export async function moveStock(
  tx: Transaction,
  record: Recorder,
  duplicates: number[],
  survivorId: number,
): Promise<void> {
  const where = { bookId: { in: [...duplicates, survivorId] } };
  const rows = await tx.stock.findMany({
    where,
    include: { store: { select: { name: true } } },
    orderBy: { id: "asc" },
  });
  const stock = rows.map(({ store, ...row }) => row);
  const moved = stock.filter(({ bookId }) => bookId !== survivorId);
  await record.deletedMany("stock", moved);
  await deleteMany(
    tx,
    "Stock",
    moved.map(({ id }) => id),
  );
  const sums = new Map<number, number>();
  for (const { storeId, quantity } of stock) sums.set(storeId, (sums.get(storeId) ?? 0) + quantity);
  for (const [storeId, sum] of sums) {
    if (sum <= MAX_QUANTITY) continue;
    const name = rows.find((row) => row.storeId === storeId)?.store.name;
    throw new CommandError(
      `Together they would have ${formatNumber(sum)} copies at ${name}, more than a store can hold.`,
    );
  }

  const own = stock.filter(({ bookId }) => bookId === survivorId);
  const edits = own.map((row) => ({ row, values: { quantity: sums.get(row.storeId) } }));
  const changed = await record.updatedMany("stock", edits);
  await updateMany(
    tx,
    "Stock",
    changed.map(({ row, values }) => ({ id: row.id, ...values, version: row.version + 1 })),
  );
  const isListed = new Set(own.map(({ storeId }) => storeId));
  const missing = [...sums].filter(([storeId]) => !isListed.has(storeId));
  const ids = await newIds(tx, "Stock", missing.length);
  await insertMany(
    tx,
    "Stock",
    missing.map(([storeId, quantity], index) => ({ id: ids[index], bookId: survivorId, storeId, quantity })),
  );
  await record.createdMany("stock", ids);
}
