/** The definition of a list, and the parsing of its URL parameters. */
import type { Prisma } from "../db/generated/sqlite/client";
import type { Table } from "../db/tables";
import { parseSearch, type SearchQuery } from "../search/query";
import { cleanLine } from "../values/text";
import { type ColumnField, type Field, type Fields, type Filter, type FilterProblem, getField } from "./filter/filter";
import { parseRsql } from "./filter/rsql";
import { validateFilter } from "./filter/where";
import type { Grouping } from "./groups";
import { type Cursor, decodeCursor, fitsFieldType } from "./paging/cursor";
import { defaultPageSize, pageSizes } from "./paging/page-sizes";
import { firstValue, type SearchParams } from "./params";

type Sql = Prisma.Sql;

export interface List {
  /** Its name in URLs, saved views and cursors: "books". */
  name: string;
  /** The table and its alias. */
  from: Sql;
  id: Sql;
  /** The fields it can be filtered by and, where a field says so, sorted by. */
  fields: Fields;
  /** Sorts by two fields, as in the URL: "-published,title". The second field is not nullable. */
  compoundSorts?: string[];
  defaultSort: string;
  /** Its full-text search; undefined where it can only be filtered. */
  search?: {
    table: Table;
    /** The folded column that the best match equals or starts with: a title, a name. */
    title: Sql;
    /** The ISBN column, and the ISBN or its prefix that a text stands for; undefined for other texts. */
    isbn?: { column: Sql; prefixOf: (text: string) => string | undefined };
  };
  /** Restricts the list to some rows: the books of one store. */
  scope?: {
    /** A subquery of their ids, `SELECT … AS id`. */
    ids: Sql;
    /** The same as a condition on the row at hand. */
    condition: Sql;
    /** Many rows: a filter is tested row by row instead of fetching all ids, and counting takes long. */
    isLarge?: true;
  };
  /** The number of rows without a filter, from a counter. Without it they are counted as with a filter. */
  total?: () => Promise<number>;
  /**
   * Sorts with an index (prisma/schema.prisma), alone, with one search or with one relation: fast however long the list
   * is, so they may run on the event loop.
   */
  indexedSorts: string[];
  /** Fields of which one value may be combined with some of those sorts. */
  indexedOptions?: { fields: string[]; sorts: string[] };
  groupings?: Record<string, Grouping>;
}

/** One field of a sort; the most significant comes first. */
export interface SortKey {
  field: ColumnField;
  descending: boolean;
}

/** Sorts search results by relevance, not by a column. */
export const RELEVANCE = "relevance";

export interface ListRequest {
  q: string;
  search: SearchQuery;
  /** The sort as in the URL: "title", "-published,title", "relevance". */
  sort: string;
  sortKeys: SortKey[];
  /** The filter as in the URL. */
  where: string;
  filter?: Filter;
  /** A filter that could be parsed but is not valid for this list. */
  invalidFilter?: Filter;
  /** Why the filter is invalid. The list then shows nothing. */
  problems: FilterProblem[];
  /** Where the page starts; `atEnd` asks for the last page. */
  cursor?: Cursor;
  atEnd: boolean;
  size: number;
  /** The grouping by which rows are counted instead of shown. */
  group?: string;
  /** The URL had a cursor that does not fit this list. */
  invalidCursor: boolean;
}

/** Parses the URL parameters. Invalid parameters fall back to their defaults; invalid filters are reported. Never throws. */
export function parseListRequest(list: List, params: SearchParams): ListRequest {
  const one = (name: string) => firstValue(params[name]);
  const q = list.search ? cleanLine(one("q").slice(0, 10_000)).slice(0, 200) : "";
  const search = parseSearch(q);
  const sort = parseSort(list, one("sort"), search.length > 0);
  const sortKeys = parseSortKeys(list, sort) ?? [];
  const cursorParam = one("cursor");
  const cursor = parseCursor(list, sort, sortKeys, cursorParam);
  const group = one("group");
  return {
    q,
    search,
    sort,
    sortKeys,
    ...parseFilter(list, one("where")),
    cursor,
    atEnd: cursorParam === "end",
    size: pageSizes.find((size) => String(size) === one("size")) ?? defaultPageSize,
    group: Object.hasOwn(list.groupings ?? {}, group) ? group : undefined,
    invalidCursor: cursorParam !== "" && cursorParam !== "end" && !cursor,
  };
}

function parseSort(list: List, sort: string, isSearch: boolean): string {
  if (sort !== RELEVANCE && parseSortKeys(list, sort)) return sort;
  return isSearch ? RELEVANCE : list.defaultSort;
}

/** The fields of a sort; undefined for one that the list does not offer. */
export function parseSortKeys(list: List, sort: string): SortKey[] | undefined {
  if (sort === RELEVANCE) return [];
  const parts = sort.split(",");
  if (parts.length > 1 && !list.compoundSorts?.some((pair) => pair === sort || reverseSort(pair) === sort))
    return undefined;
  const keys = parts.map((part) => {
    const field = sortField(list, part.replace(/^-/, ""));
    return field && { field, descending: part.startsWith("-") };
  });
  return keys.every((key) => key !== undefined) ? keys : undefined;
}

/** The sortable field with this name; undefined where there is none. */
function sortField(list: List, name: string): ColumnField | undefined {
  const field = getField(name, list.fields);
  return field && isSortable(field) ? field : undefined;
}

const isSortable = (field: Field): field is ColumnField => field.kind !== "relation" && field.sort !== undefined;

/** The same sort in the opposite direction. */
export const reverseSort = (sort: string) =>
  sort
    .split(",")
    .map((part) => (part.startsWith("-") ? part.slice(1) : `-${part}`))
    .join(",");

function parseCursor(list: List, sort: string, sortKeys: SortKey[], param: string): Cursor | undefined {
  const cursor = decodeCursor(param);
  if (!cursor || cursor.list !== list.name || cursor.sort !== sort) return undefined;
  const { values } = cursor;
  if (sort === RELEVANCE) return values.every((value) => typeof value === "number" && value >= 0) ? cursor : undefined;
  const fits =
    sortKeys.length === values.length && sortKeys.every(({ field }, i) => fitsFieldType(values[i] ?? null, field));
  return fits ? cursor : undefined;
}

function parseFilter(list: List, where: string): Pick<ListRequest, "where" | "filter" | "invalidFilter" | "problems"> {
  const parsed = parseRsql(where);
  if (!parsed.ok) return { where, problems: [parsed.problem] };
  if (!parsed.filter) return { where: "", problems: [] };
  const problems = validateFilter(parsed.filter, list.fields);
  return { where, [problems.length > 0 ? "invalidFilter" : "filter"]: parsed.filter, problems };
}

/** The rows fetched for `ids`, in the order of the ids. Rows deleted meanwhile are left out. */
export function orderByIds<Row extends { id: number }>(ids: number[], rows: Row[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
