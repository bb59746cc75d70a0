/** Pages of a list by keyset: the cost of a page does not grow with the table or with how far one has paged. */
import { db } from "../db/client";
import { Prisma } from "../db/generated/sqlite/client";
import { type Cursor, decodeCursor, encodeCursor } from "./cursor";

type Sql = Prisma.Sql;

export interface Sort {
  label: string;
  /** The column, as it is compared: bytewise. */
  column: Sql;
  nullable?: boolean;
  /** How a person expects it the first time: newest first, dearest first. */
  descendingFirst?: boolean;
}

export interface List<Key extends string> {
  /** The table and its alias. */
  from: Sql;
  id: Sql;
  sorts: Record<Key, Sort>;
  defaultSort: Key | `-${Key}`;
  /** The condition under which a row matches all the words of a search. */
  search(words: string): Sql;
}

export interface ListRequest<Key extends string> {
  q: string;
  sort: Key;
  descending: boolean;
  cursor?: Cursor;
  size: number;
}

export interface Place {
  total: number;
  /** The number of the first row shown, counted from 1. */
  first: number;
  next?: string;
  previous?: string;
}

export type Page<Row, Key extends string = string> = Place & { rows: Row[]; request: ListRequest<Key> };

/** The ids of one page in their order, and where it lies. `within` narrows the whole list (the books of one store). */
export async function listIds<Key extends string>(
  list: List<Key>,
  asked: ListRequest<Key>,
  within: Sql = Prisma.sql`1 = 1`,
): Promise<Place & { ids: number[] }> {
  const filter = asked.q ? Prisma.sql`${within} AND ${list.search(asked.q)}` : within;
  const [counted, { found, request }] = await Promise.all([
    db.$queryRaw<{ total: number | bigint }[]>`SELECT count(*) AS total FROM ${list.from} WHERE ${filter}`,
    seekSensibly(list, asked, filter),
  ]);
  const total = Number(counted[0]?.total ?? 0);
  const backwards = request.cursor?.backwards ?? false;
  const more = found.length > request.size;
  const rows = found.slice(0, request.size);
  if (backwards) rows.reverse();

  const before = request.cursor?.before ?? 0;
  const first = Math.max(1, backwards ? (more ? before - rows.length + 1 : 1) : before + 1);
  const cursor = (row: Keyed | undefined, backwards: boolean, before: number) =>
    row && encodeCursor({ sort: signed(request), value: plainValue(row.value), id: row.id, backwards, before });
  if (rows.length === 0 && request.cursor) return { ids: [], total, first, ...wayBack(request.cursor, request) };
  return {
    ids: rows.map((row) => row.id),
    total,
    first,
    next: backwards || more ? cursor(rows.at(-1), false, first - 1 + rows.length) : undefined,
    previous: (backwards ? more : request.cursor) ? cursor(rows[0], true, first - 1) : undefined,
  };
}

/** From a page whose rows have all gone meanwhile: the same place, seen in the other direction, its row included. */
function wayBack(cursor: Cursor, { descending }: { descending: boolean }): Pick<Place, "next" | "previous"> {
  const id = cursor.id + (descending === cursor.backwards ? 1 : -1);
  const turned = encodeCursor({
    ...cursor,
    id,
    backwards: !cursor.backwards,
    before: cursor.backwards ? 0 : cursor.before,
  });
  return cursor.backwards ? { next: turned } : { previous: turned };
}

/** Like `seek`; a cursor that no page of this list can have given is left out. */
async function seekSensibly<Key extends string>(list: List<Key>, request: ListRequest<Key>, filter: Sql) {
  if (!request.cursor) return { found: await seek(list, request, filter), request };
  const first = { ...request, cursor: undefined };
  // PostgreSQL refuses to compare a column with what is not of its kind; SQLite compares anything.
  const found = await seek(list, request, filter).catch(() => undefined);
  if (found && (await isOfThisList(request.cursor.value, found))) return { found, request };
  return { found: await seek(list, first, filter), request: first };

  async function isOfThisList(value: Cursor["value"], rows: Keyed[]): Promise<boolean> {
    if (value === null) return list.sorts[request.sort].nullable === true;
    const example = anyValue(rows) ?? anyValue(await seek(list, { ...first, size: 0 }, filter));
    return example === undefined || typeof plainValue(example) === typeof value;
  }
}

function anyValue(rows: Keyed[]): NonNullable<Keyed["value"]> | undefined {
  return rows.find((row) => row.value !== null)?.value ?? undefined;
}

interface Keyed {
  id: number;
  value: string | number | bigint | Date | null;
}

/** One row more than a page, from the cursor on, in the direction it says. */
async function seek<Key extends string>(list: List<Key>, request: ListRequest<Key>, filter: Sql): Promise<Keyed[]> {
  const rows: Keyed[] = [];
  for (const segment of segments(list, request)) {
    const limit = request.size + 1 - rows.length;
    if (limit <= 0) break;
    rows.push(
      ...(await db.$queryRaw<Keyed[]>`
        SELECT ${list.id} AS id, ${list.sorts[request.sort].column} AS value FROM ${list.from}
        WHERE ${filter} AND ${segment.condition} ORDER BY ${segment.order} LIMIT ${limit}`),
    );
  }
  return rows;
}

/**
 * Rows without a value come last, in either direction of the sort. One condition for both kinds of row would scan the
 * index, so they are two queries, each a plain range of it; the second is asked when the first did not fill the page.
 */
function segments<Key extends string>({ sorts, id }: List<Key>, { sort, descending, cursor }: ListRequest<Key>) {
  const { column, nullable } = sorts[sort];
  const backwards = cursor?.backwards ?? false;
  const down = descending !== backwards;
  const direction = down ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const beyond = down ? Prisma.sql`<` : Prisma.sql`>`;
  const isId = column.sql === id.sql;

  const valued = (from?: Cursor) => ({
    condition: Prisma.join(
      [
        nullable ? Prisma.sql`${column} IS NOT NULL` : Prisma.sql`1 = 1`,
        ...(from ? [isId ? Prisma.sql`${id} ${beyond} ${from.id}` : past(column, id, beyond, from)] : []),
      ],
      " AND ",
    ),
    order: isId ? Prisma.sql`${id} ${direction}` : Prisma.sql`${column} ${direction}, ${id} ${direction}`,
  });
  const empty = (from?: Cursor) => ({
    condition: from ? Prisma.sql`${column} IS NULL AND ${id} ${beyond} ${from.id}` : Prisma.sql`${column} IS NULL`,
    order: Prisma.sql`${id} ${direction}`,
  });

  if (!nullable) return [valued(cursor)];
  if (!cursor) return [valued(), empty()];
  if (cursor.value === null) return backwards ? [empty(cursor), valued()] : [empty(cursor)];
  return backwards ? [valued(cursor)] : [valued(cursor), empty()];
}

function past(column: Sql, id: Sql, beyond: Sql, { value, id: lastId }: Cursor): Sql {
  const bound = value !== null && typeof value === "object" ? new Date(value.date) : value;
  return Prisma.sql`(${column}, ${id}) ${beyond} (${bound}, ${lastId})`;
}

function signed(request: { sort: string; descending: boolean }): string {
  return request.descending ? `-${request.sort}` : request.sort;
}

function plainValue(value: Keyed["value"]): Cursor["value"] {
  if (value instanceof Date) return { date: value.toISOString() };
  return typeof value === "bigint" ? Number(value) : value;
}

/** What the URL asks for. What makes no sense (a damaged cursor, an unknown sort) becomes the default. */
export function listRequest<Key extends string>(
  list: List<Key>,
  params: Record<string, string | string[] | undefined>,
): ListRequest<Key> {
  const one = (name: string) => (Array.isArray(params[name]) ? params[name][0] : params[name]) ?? "";
  const known = (sort: string): sort is Key | `-${Key}` => Object.hasOwn(list.sorts, sort.replace(/^-/, ""));
  const asked = one("sort");
  const sort = known(asked) ? asked : list.defaultSort;
  const cursor = decodeCursor(one("at"));
  return {
    q: one("q").trim().slice(0, 200),
    sort: sort.replace(/^-/, "") as Key,
    descending: sort.startsWith("-"),
    cursor: cursor?.sort === sort ? cursor : undefined,
    size: [25, 50, 100].find((size) => String(size) === one("size")) ?? 50,
  };
}

/** The rows that were fetched for `ids`, in the order of the ids; one deleted in between is left out. */
export function inOrder<Row extends { id: number }>(ids: number[], rows: Row[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
