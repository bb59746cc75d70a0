/**
 * Many rows in few statements: a batch goes to the database as one JSON text, which takes a tenth of the time of
 * Prisma's createMany. For set-based commands; dates may be Dates, JSON columns take any JSON.
 */
import { dialect } from "./connections";
import { Prisma } from "./generated/sqlite/client";
import { isIn } from "./sql";
import { hasColumn, quoteIdentifier, type Table } from "./tables";
import { isBulkWriteMode, type Transaction } from "./write-transaction";

type Row = Record<string, unknown>;

/**
 * In one statement at most: as many as keep a server's event loop for some ten milliseconds. SQLite's search index is
 * written out behind each statement, so that a process that has nobody else to answer takes more (8,300 books/s by 500,
 * 9,400 by 2,000).
 */
const batchSize = () => (isBulkWriteMode() ? 2_000 : 500);
/** Of ids, each of which is a parameter. */
const MAX_IDS = 500;

/** Inserts rows that all have the same columns; times that are missing are now. @throws what the database says */
export async function insertMany(tx: Transaction, table: Table, rows: Row[]): Promise<void> {
  const stamps = ["createdAt", "updatedAt"].filter((column) => hasColumn(table, column));
  for (const batch of chunks(rows, batchSize())) {
    const { columns, from } = asTable(table, batch, stamps);
    await tx.$executeRaw`INSERT INTO ${quoteIdentifier(table)} (${Prisma.join(columns)})
      SELECT ${Prisma.join(columns.map((column) => Prisma.sql`j.${column}`))} FROM ${from} AS j`;
  }
}

/** Gives rows, which all name the same columns beside their `id`, new values. */
export async function updateMany(tx: Transaction, table: Table, rows: (Row & { id: number })[]): Promise<void> {
  const stamps = hasColumn(table, "updatedAt") ? ["updatedAt"] : [];
  for (const batch of chunks(rows, batchSize())) {
    const { columns: all, from } = asTable(table, batch, stamps);
    const columns = all.filter(({ text }) => text !== '"id"');
    await tx.$executeRaw`UPDATE ${quoteIdentifier(table)}
      SET ${Prisma.join(columns.map((column) => Prisma.sql`${column} = j.${column}`))}
      FROM ${from} AS j WHERE ${quoteIdentifier(table)}."id" = j."id"`;
  }
}

export async function deleteMany(tx: Transaction, table: Table, ids: number[]): Promise<void> {
  await eachBatch(ids, async (batch) => {
    await tx.$executeRaw`DELETE FROM ${quoteIdentifier(table)} WHERE ${isIn(Prisma.sql`"id"`, batch)}`;
  });
}

/** So many new ids, for rows that are inserted in this transaction and name each other. On SQLite it must have written already. */
export async function newIds(tx: Transaction, table: Table, count: number): Promise<number[]> {
  if (count === 0) return [];
  const rows = await tx.$queryRaw<{ id: number | bigint }[]>(dialect.newIds(table, count));
  return rows.map(({ id }) => Number(id));
}

/** Runs `work` for parts of a list of ids that a statement takes at once, one after the other. */
export async function eachBatch<Item>(items: Item[], work: (batch: Item[]) => Promise<void>): Promise<void> {
  for (const batch of chunks(items, MAX_IDS)) await work(batch);
}

function* chunks<Item>(items: Item[], size: number): Iterable<Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}

/** The rows as a table of a statement; of the columns in `stamps`, those that they lack are now. */
function asTable(table: Table, rows: Row[], stamps: string[]) {
  const own = Object.keys(rows[0] ?? {});
  const foreign = own.find((name) => !hasColumn(table, name));
  if (foreign) throw new Error(`${table} has no ${foreign}.`);
  const made = stamps.filter((name) => !own.includes(name)).map((name) => ({ name, value: toStoredValue(new Date()) }));
  const names = [...own, ...made.map(({ name }) => name)];
  const values = rows.map((row) => [...own.map((name) => toStoredValue(row[name])), ...made.map(({ value }) => value)]);
  return { columns: names.map(quoteIdentifier), from: dialect.rowsAsTable(table, names, values) };
}

/** Dates as Prisma stores them on SQLite; PostgreSQL reads that, too. */
function toStoredValue(value: unknown): unknown {
  return value instanceof Date ? value.toISOString().replace("Z", "+00:00") : value;
}
