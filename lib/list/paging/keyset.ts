/**
 * Keyset pagination (https://use-the-index-luke.com/no-offset): the cost does not grow with the page number. Nulls come
 * last in either direction, and the id breaks ties.
 */
import { Prisma } from "../../db/generated/sqlite/client";
import type { SortKey } from "../list";
import type { Cursor, CursorValue } from "./cursor";

type Sql = Prisma.Sql;

export interface KeysetRow {
  id: number;
  segment: number;
  v0?: unknown;
  v1?: unknown;
}

interface KeysetQuery {
  from: Sql;
  id: Sql;
  filter: Sql;
  order: SortKey[];
  cursor?: Pick<Cursor, "values" | "id">;
  backwards: boolean;
  limit: number;
}

/** Reads a page by scanning the index of the sort until there are enough rows: for filters that many rows match. */
export function indexScanSql(seek: KeysetQuery): Sql {
  const branches = segments(seek).map(
    (condition, segment) => Prisma.sql`SELECT * FROM (
      SELECT ${Prisma.join(columns(seek, segment))} FROM ${seek.from}
      WHERE ${seek.filter} AND ${condition} ORDER BY ${Prisma.join(orderTerms(seek))} LIMIT ${seek.limit}) AS part`,
  );
  return Prisma.sql`${Prisma.join(branches, " UNION ALL ")} LIMIT ${seek.limit}`;
}

/**
 * Reads a page by fetching and sorting all rows that match the filter: for filters that few rows match. `plain` wraps a
 * column so that its index is not used.
 */
export function sortedSql(seek: KeysetQuery, plain: (column: Sql) => Sql): Sql {
  const order = seek.order.map((key) => ({ ...key, field: { ...key.field, column: plain(key.field.column) } }));
  const all = { ...seek, order };
  const terms = order.flatMap(({ field, descending }) => {
    const term = Prisma.sql`${field.column} ${direction(descending !== seek.backwards)}`;
    return field.nullable ? [Prisma.sql`(${field.column} IS NULL) ${direction(seek.backwards)}`, term] : [term];
  });
  return Prisma.sql`
    SELECT ${Prisma.join(columns(all, 0))} FROM ${seek.from}
    WHERE ${seek.filter} AND (${Prisma.join(afterCursor(all), " OR ")})
    ORDER BY ${Prisma.join([...terms, idTerm(seek)])} LIMIT ${seek.limit}`;
}

const aliases = [Prisma.sql`v0`, Prisma.sql`v1`];

function columns({ id, order }: KeysetQuery, segment: number): Sql[] {
  const values = order.map(({ field }, index) => Prisma.sql`${field.column} AS ${aliases[index]}`);
  return [Prisma.sql`${id} AS id`, Prisma.sql`CAST(${segment} AS INTEGER) AS segment`, ...values];
}

/** The conditions of the ranges that make up the rest of the list, in order. Each is one range of an index. */
function segments(seek: KeysetQuery): Sql[] {
  return afterCursor(seek).flatMap((condition) => splitNulls(seek, condition));
}

/** Splits a range that is not yet bound to one value of the first column: rows with a value there, and rows without. */
function splitNulls({ order, cursor, backwards }: KeysetQuery, condition: Sql): Sql[] {
  const [first] = order;
  if (cursor || !first?.field.nullable) return [condition];
  const { column } = first.field;
  const parts = [Prisma.sql`${column} IS NOT NULL`, Prisma.sql`${column} IS NULL`];
  return backwards ? parts.reverse() : parts;
}

/**
 * The rows after the cursor: those that equal it in all columns and have a later id, then those that equal it in all but the
 * last column and are later there, and so on.
 */
function afterCursor(seek: KeysetQuery): Sql[] {
  const { order, id, cursor, backwards } = seek;
  if (!cursor) return [Prisma.sql`1 = 1`];
  const { values } = cursor;
  const after = lastDescends(order) !== backwards ? Prisma.sql`<` : Prisma.sql`>`;
  const equal = order.map(({ field }, index) => equals(field.column, values[index] ?? null));
  const ranges = [Prisma.join([...equal, Prisma.sql`${id} ${after} ${cursor.id}`], " AND ")];
  for (let index = order.length - 1; index >= 0; index--) {
    const key = order[index];
    if (!key) continue;
    for (const range of beyondValue(key, values[index] ?? null, backwards)) {
      ranges.push(Prisma.join([...equal.slice(0, index), range], " AND "));
    }
  }
  return ranges;
}

function beyondValue(
  { field: { column, nullable }, descending }: SortKey,
  value: CursorValue,
  backwards: boolean,
): Sql[] {
  if (value === null) return backwards ? [Prisma.sql`${column} IS NOT NULL`] : [];
  const after = descending !== backwards ? Prisma.sql`<` : Prisma.sql`>`;
  const valued = Prisma.sql`${column} ${after} ${bound(value)}`;
  return nullable && !backwards ? [valued, Prisma.sql`${column} IS NULL`] : [valued];
}

function equals(column: Sql, value: CursorValue): Sql {
  return value === null ? Prisma.sql`${column} IS NULL` : Prisma.sql`${column} = ${bound(value)}`;
}

const bound = (value: string | number | { date: string }) => (typeof value === "object" ? new Date(value.date) : value);

function orderTerms(seek: KeysetQuery): Sql[] {
  const terms = seek.order.map(
    ({ field, descending }) => Prisma.sql`${field.column} ${direction(descending !== seek.backwards)}`,
  );
  return [...terms, idTerm(seek)];
}

const idTerm = ({ id, order, backwards }: KeysetQuery) =>
  Prisma.sql`${id} ${direction(lastDescends(order) !== backwards)}`;
const lastDescends = (order: SortKey[]) => order.at(-1)?.descending ?? false;
const direction = (descending: boolean) => (descending ? Prisma.sql`DESC` : Prisma.sql`ASC`);

/** The values of a row for its cursor. */
export function valuesOf(row: KeysetRow, order: SortKey[]): CursorValue[] {
  return [row.v0, row.v1].slice(0, order.length).map((value, index) => {
    if (value === null || value === undefined) return null;
    if (order[index]?.field.kind === "date") return { date: new Date(value as string | Date).toISOString() };
    return value as string | number;
  });
}
