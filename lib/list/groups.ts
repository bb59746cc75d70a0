/** "Group by": the number of a list's rows in each group, with its search and filter applied. */

import { Prisma } from "../db/generated/sqlite/client";
import { type QueryRunner, workerRunner } from "../db/query-runner";
import { QueryTimeoutError } from "../db/query-worker";
import { always } from "../db/sql";
import type { NearSpelling } from "../search/near-spelling";
import type { Month } from "../values/day";
import type { Condition } from "./filter/filter";
import { viaIndex } from "./filter/where";
import type { List, ListRequest } from "./list";
import { conditions, type ListQuery, matchingIds, perRow } from "./match-query";
import { countRows } from "./paging/page";
import { withSpellingFallback } from "./spelling-fallback";

type Sql = Prisma.Sql;
export type GroupKey = string | number;

export interface Grouping {
  /** "Author", "Decade". */
  label: string;
  /** The field that filters the list to the rows of a group. */
  field: string;
  /** The condition that a row is in the group, where it is not that the field equals the key. */
  condition?(key: GroupKey): Omit<Condition, "field">;
  /** The link table with the groups of a row, where the group is not a column of the row. */
  through?: {
    from: Sql;
    /** Its column with the row's id. */
    row: Sql;
    /** Counts each of the list's rows once. */
    rows: Sql;
    /** Restricts its rows. */
    only?: Sql;
  };
  /** The column or expression whose values are the groups. */
  key: Sql;
  /** A sum shown beside the number of rows: copies. */
  sum?: { label: string; of: Sql };
  /** The labels of the groups. */
  names(keys: GroupKey[]): Promise<Map<GroupKey, string>> | Map<GroupKey, string>;
  /** Sorts the groups by key instead of by size: decades, the latest first. */
  keyOrder?: "ascending" | "descending";
  /** Groups by month of this column. Month boundaries depend on the time zone, so `all` lists them. */
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
  /** There are more groups than these. */
  hasMore: boolean;
  tooSlow: boolean;
  /** As on a page of rows: nothing matched the search as typed; these similar words did. */
  replacements?: NearSpelling["replacements"];
}

/** The largest groups are shown, or the first ones in key order. */
const MAX_GROUPS = 100;

/** The groups of a list, counted in a query worker. Invalid filters have none. */
export async function groupRows(list: List, request: ListRequest): Promise<Groups> {
  const grouping = request.group ? list.groupings?.[request.group] : undefined;
  if (!grouping || request.problems.length > 0) return { groups: [], hasMore: false, tooSlow: false };
  try {
    const run = workerRunner();
    const count = (query: ListRequest) => countGroups(list, query, grouping, run);
    const { found, replacements } = await withSpellingFallback(
      list,
      request,
      run,
      count,
      (counted) => counted.length === 0,
    );
    const counted = found.slice(0, MAX_GROUPS);
    const names = await grouping.names(counted.flatMap(({ key }) => key ?? []));
    const groups = counted.map(({ key, rows, sum }) => ({
      name: key === null ? "Not set" : (names.get(key) ?? String(key)),
      rows,
      sum: sum ?? undefined,
      condition: conditionOf(grouping, key),
    }));
    return { groups, hasMore: found.length > MAX_GROUPS, tooSlow: false, replacements };
  } catch (error) {
    if (error instanceof QueryTimeoutError) return { groups: [], hasMore: false, tooSlow: true };
    throw error;
  }
}

function conditionOf({ field, condition }: Grouping, key: GroupKey | null): Condition {
  if (key === null) return { field, operator: "empty", values: ["true"] };
  return { field, ...(condition?.(key) ?? { operator: "is", values: [String(key)] }) };
}

interface GroupCount {
  key: GroupKey | null;
  rows: number;
  sum?: number | null;
}

async function countGroups(list: List, query: ListQuery, grouping: Grouping, run: QueryRunner): Promise<GroupCount[]> {
  const { through, months, key, sum, keyOrder } = grouping;
  const from = through?.from ?? list.from;
  const condition = through ? linkCondition(list, query, through) : await cheapestCondition(list, query, run);
  if (months) return countMonths(Prisma.sql`${from} WHERE ${condition}`, months, run);
  const order = {
    size: Prisma.sql`rows DESC, ${key}`,
    ascending: Prisma.sql`(${key} IS NULL), ${key} ASC`,
    descending: Prisma.sql`(${key} IS NULL), ${key} DESC`,
  };
  return run(Prisma.sql`
    SELECT ${key} AS key, ${through?.rows ?? Prisma.sql`count(*)`} AS rows
      ${sum ? Prisma.sql`, sum(${sum.of}) AS sum` : Prisma.empty}
    FROM ${from} WHERE ${condition} GROUP BY ${key} ORDER BY ${order[keyOrder ?? "size"]} LIMIT ${MAX_GROUPS + 1}`);
}

/** The latest months first. */
async function countMonths(rows: Sql, { column, all }: NonNullable<Grouping["months"]>, run: QueryRunner) {
  const months = (await all()).slice(-MAX_GROUPS - 1);
  if (months.length === 0) return [];
  const each = months.map(
    ({ month, from, to }) => Prisma.sql`SELECT CAST(${month} AS TEXT) AS key, count(*) AS rows
      FROM ${rows} AND ${column} >= ${from} AND ${column} < ${to}`,
  );
  return run<GroupCount>(
    Prisma.sql`SELECT * FROM (${Prisma.join(each, " UNION ALL ")}) AS counted WHERE rows > 0 ORDER BY key DESC`,
  );
}

const isUnfiltered = (list: List, { search, filter }: ListQuery) => search.length === 0 && !filter && !list.scope;

function linkCondition(list: List, query: ListQuery, { row, only = always }: NonNullable<Grouping["through"]>): Sql {
  if (isUnfiltered(list, query)) return only;
  return Prisma.sql`${only} AND ${perRow.column(row)} IN (${matchingIds(list, query)})`;
}

/** Few matches are looked up by an index; for many, testing row by row is faster. */
async function cheapestCondition(list: List, query: ListQuery, run: QueryRunner): Promise<Sql> {
  if (isUnfiltered(list, query)) return always;
  if (query.search.length > 0) return Prisma.sql`${list.id} IN (${matchingIds(list, query)})`;
  const { hasMore: more } = await countRows(list, query, run);
  return conditions(list, query, more ? perRow : viaIndex);
}
