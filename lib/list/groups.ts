/** "Group by": how many of a list's rows there are of each kind, with the list's search and filter in force. */

import { Prisma } from "../db/generated/sqlite/client";
import { type Asking, elsewhere } from "../db/query-runner";
import { TooSlow } from "../db/query-worker";
import { always } from "../db/sql";
import type { NearSpelling } from "../search/near";
import type { Month } from "../values/day";
import type { Condition } from "./filter/filter";
import { anyReach } from "./filter/where";
import type { List, ListRequest } from "./list";
import { type Asked, conditions, idsAsked, rowByRow } from "./match-query";
import { countRows } from "./paging/page";
import { orRespelt } from "./spelling-fallback";

type Sql = Prisma.Sql;
export type Key = string | number;

export interface Grouping {
  /** As the page has it: "Author", "Decade". */
  label: string;
  /** The field of the list by which its rows are filtered to those of a group. */
  field: string;
  /** The condition that a row is in the group, where that isn't that the field is the key. */
  condition?(key: Key): Omit<Condition, "field">;
  /** The table that says which groups a row is in, where that isn't the row itself. */
  through?: {
    from: Sql;
    /** Its column with the row's id. */
    row: Sql;
    /** How the list's rows are counted in it: each once. */
    rows: Sql;
    /** What of it counts. */
    only?: Sql;
  };
  /** The column, or what is made of it, whose values are the groups. */
  key: Sql;
  /** A sum beside the number of rows: copies. */
  sum?: { label: string; of: Sql };
  /** What the groups are called. */
  names(keys: Key[]): Promise<Map<Key, string>> | Map<Key, string>;
  /** The groups in the order of their keys instead of their size: decades, the last one first. */
  inOrder?: "ascending" | "descending";
  /** The groups are the months of this column's moments, whose bounds only the calendar knows. */
  months?: { column: Sql; all(): Promise<Month[]> };
}

interface CountedGroup {
  name: string;
  rows: number;
  sum?: number;
  condition: Condition;
}

export interface Groups {
  groups: CountedGroup[];
  /** There are more groups than are shown. */
  more: boolean;
  tooSlow: boolean;
  /** As on a page of rows: what was searched for instead, as nothing matched. */
  instead?: NearSpelling["instead"];
}

/** So many groups are shown: the largest, or the first in their order. */
const SHOWN = 100;

/** The groups of what is asked for, counted off the event loop. A filter that has problems has none. */
export async function groupRows(list: List, request: ListRequest): Promise<Groups> {
  const grouping = request.group ? list.groupings?.[request.group] : undefined;
  if (!grouping || request.problems.length > 0) return { groups: [], more: false, tooSlow: false };
  try {
    const ask = elsewhere();
    const count = (asked: ListRequest) => countGroups(list, asked, grouping, ask);
    const { found, instead } = await orRespelt(list, request, ask, count, (counted) => counted.length === 0);
    const counted = found.slice(0, SHOWN);
    const names = await grouping.names(counted.flatMap(({ key }) => key ?? []));
    const groups = counted.map(({ key, rows, sum }) => ({
      name: key === null ? "None" : (names.get(key) ?? String(key)),
      rows,
      sum: sum ?? undefined,
      condition: conditionOf(grouping, key),
    }));
    return { groups, more: found.length > SHOWN, tooSlow: false, instead };
  } catch (error) {
    if (error instanceof TooSlow) return { groups: [], more: false, tooSlow: true };
    throw error;
  }
}

function conditionOf({ field, condition }: Grouping, key: Key | null): Condition {
  if (key === null) return { field, operator: "empty", values: ["true"] };
  return { field, ...(condition?.(key) ?? { operator: "is", values: [String(key)] }) };
}

interface Counted {
  key: Key | null;
  rows: number;
  sum?: number | null;
}

async function countGroups(list: List, asked: Asked, grouping: Grouping, ask: Asking): Promise<Counted[]> {
  const { through, months, key, sum, inOrder } = grouping;
  const from = through?.from ?? list.from;
  const condition = through ? inThrough(list, asked, through) : await cheapest(list, asked, ask);
  if (months) return countMonths(Prisma.sql`${from} WHERE ${condition}`, months, ask);
  const order = {
    size: Prisma.sql`rows DESC, ${key}`,
    ascending: Prisma.sql`(${key} IS NULL), ${key} ASC`,
    descending: Prisma.sql`(${key} IS NULL), ${key} DESC`,
  };
  return ask(Prisma.sql`
    SELECT ${key} AS key, ${through?.rows ?? Prisma.sql`count(*)`} AS rows
      ${sum ? Prisma.sql`, sum(${sum.of}) AS sum` : Prisma.empty}
    FROM ${from} WHERE ${condition} GROUP BY ${key} ORDER BY ${order[inOrder ?? "size"]} LIMIT ${SHOWN + 1}`);
}

/** The last ones first. */
async function countMonths(rows: Sql, { column, all }: NonNullable<Grouping["months"]>, ask: Asking) {
  const months = (await all()).slice(-SHOWN - 1);
  if (months.length === 0) return [];
  const each = months.map(
    ({ month, from, to }) => Prisma.sql`SELECT CAST(${month} AS TEXT) AS key, count(*) AS rows
      FROM ${rows} AND ${column} >= ${from} AND ${column} < ${to}`,
  );
  return ask<Counted>(
    Prisma.sql`SELECT * FROM (${Prisma.join(each, " UNION ALL ")}) AS counted WHERE rows > 0 ORDER BY key DESC`,
  );
}

const isAskedForAll = (list: List, { search, filter }: Asked) => search.length === 0 && !filter && !list.within;

function inThrough(list: List, asked: Asked, { row, only = always }: NonNullable<Grouping["through"]>): Sql {
  if (isAskedForAll(list, asked)) return only;
  return Prisma.sql`${only} AND ${rowByRow.column(row)} IN (${idsAsked(list, asked)})`;
}

/** Few rows are looked up; many are passed by one after the other, which is faster than an index that names them all. */
async function cheapest(list: List, asked: Asked, ask: Asking): Promise<Sql> {
  if (isAskedForAll(list, asked)) return always;
  if (asked.search.length > 0) return Prisma.sql`${list.id} IN (${idsAsked(list, asked)})`;
  const { more } = await countRows(list, asked, ask);
  return conditions(list, asked, more ? rowByRow : anyReach);
}
