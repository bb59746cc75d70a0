/** What a list is, and what its address asks of it. */
import type { Prisma } from "../db/generated/sqlite/client";
import type { Table } from "../db/tables";
import { readSearch, type SearchQuery } from "../search/query";
import { cleanLine } from "../values/text";
import {
  type ColumnField,
  type Field,
  type Fields,
  type Filter,
  type FilterProblem,
  fieldNamed,
} from "./filter/filter";
import { parseRsql } from "./filter/rsql";
import { problemsOf } from "./filter/where";
import type { Grouping } from "./groups";
import { type Cursor, decodeCursor, isOfKind } from "./paging/cursor";
import { sizes, usualSize } from "./paging/page-sizes";
import { first, type SearchParams } from "./params";

type Sql = Prisma.Sql;

export interface List {
  /** What its address, its saved views and its cursors call it: "books". */
  name: string;
  /** The table and its alias. */
  from: Sql;
  id: Sql;
  /** What it can be filtered and, where a field says so, sorted by. */
  fields: Fields;
  /** Orders by two fields, as an address has them: "-published,title". The second one has no empty values. */
  pairs?: string[];
  defaultSort: string;
  /** How it is searched; undefined where it can only be filtered. */
  search?: {
    table: Table;
    /** The folded column that the best match is, or begins with: a title, a name. */
    title: Sql;
    /** The column of the ISBN, and with what it begins for a text that is one or begins one; undefined for other texts. */
    isbn?: { column: Sql; beginning: (text: string) => string | undefined };
  };
  /** What every row of it has: the books of one store. */
  within?: {
    having: Sql;
    has: Sql;
    /** They are many: with a filter, each row is looked at instead of fetching them all, and counting them takes a while. */
    areMany?: true;
  };
  /** How many rows it has without any filter, counted by the database as it goes. Without it they are counted as for a filter. */
  total?: () => Promise<number>;
  /** What is kept fast however long the list is, and may be asked on the spot. prisma/schema.prisma has the indexes. */
  fast: {
    /** Orders with an index: alone, with one search, or with one relation. */
    sorts: string[];
    /** Choices of which one value may be asked for in some of those orders. */
    choices?: { fields: string[]; sorts: string[] };
  };
  groupings?: Record<string, Grouping>;
}

/** An order's parts, the weightiest first. */
export interface SortKey {
  field: ColumnField;
  descending: boolean;
}

/** The order of a search's results, the best first. It is no column's. */
export const BEST = "best";

export interface ListRequest {
  q: string;
  search: SearchQuery;
  /** The order as the address has it: "title", "-published,title", "best". */
  sort: string;
  order: SortKey[];
  /** The filter as the address has it. */
  where: string;
  filter?: Filter;
  /** Why that filter cannot be asked. The list then shows nothing. */
  problems: FilterProblem[];
  /** Where the page begins; at the list's end it has no rows before it but those of the page itself. */
  cursor?: Cursor;
  atEnd: boolean;
  size: number;
  /** By what the rows are counted instead of shown. */
  group?: string;
  /** The address named a place that is none in this list. */
  lost: boolean;
}

/** What the address asks for. What makes no sense becomes the usual, but for a filter: that has problems then. Never throws. */
export function listRequest(list: List, params: SearchParams): ListRequest {
  const one = (name: string) => first(params[name]);
  const q = list.search ? cleanLine(one("q").slice(0, 10_000)).slice(0, 200) : "";
  const search = readSearch(q);
  const sort = sortOf(list, one("sort"), search.length > 0);
  const order = orderOf(list, sort) ?? [];
  const at = one("at");
  const cursor = cursorOf(list, sort, order, at);
  const group = one("group");
  return {
    q,
    search,
    sort,
    order,
    ...filterOf(list, one("where")),
    cursor,
    atEnd: at === "end",
    size: sizes.find((size) => String(size) === one("size")) ?? usualSize,
    group: Object.hasOwn(list.groupings ?? {}, group) ? group : undefined,
    lost: at !== "" && at !== "end" && !cursor,
  };
}

function sortOf(list: List, asked: string, searches: boolean): string {
  if (asked !== BEST && orderOf(list, asked)) return asked;
  return searches ? BEST : list.defaultSort;
}

/** The parts of an order; undefined for one that the list does not offer. */
export function orderOf(list: List, sort: string): SortKey[] | undefined {
  if (sort === BEST) return [];
  const parts = sort.split(",");
  if (parts.length > 1 && !list.pairs?.some((pair) => pair === sort || turned(pair) === sort)) return undefined;
  const keys = parts.map((part) => {
    const field = sortField(list, part.replace(/^-/, ""));
    return field && { field, descending: part.startsWith("-") };
  });
  return keys.every((key) => key !== undefined) ? keys : undefined;
}

/** The field that a column of this name sorts by; undefined where it doesn't. */
function sortField(list: List, name: string): ColumnField | undefined {
  const field = fieldNamed(name, list.fields);
  return field && isSortable(field) ? field : undefined;
}

const isSortable = (field: Field): field is ColumnField => field.kind !== "relation" && field.sort !== undefined;

/** The same order from its other end. */
export const turned = (sort: string) =>
  sort
    .split(",")
    .map((part) => (part.startsWith("-") ? part.slice(1) : `-${part}`))
    .join(",");

function cursorOf(list: List, sort: string, order: SortKey[], at: string): Cursor | undefined {
  const cursor = decodeCursor(at);
  if (!cursor || cursor.list !== list.name || cursor.sort !== sort) return undefined;
  const { values } = cursor;
  if (sort === BEST) return values.every((value) => typeof value === "number" && value >= 0) ? cursor : undefined;
  const fits = order.length === values.length && order.every(({ field }, i) => isOfKind(values[i] ?? null, field));
  return fits ? cursor : undefined;
}

function filterOf(list: List, where: string): Pick<ListRequest, "where" | "filter" | "problems"> {
  const parsed = parseRsql(where);
  if (!parsed.ok) return { where, problems: [parsed.problem] };
  if (!parsed.filter) return { where: "", problems: [] };
  const problems = problemsOf(parsed.filter, list.fields);
  return { where, filter: problems.length > 0 ? undefined : parsed.filter, problems };
}

/** The rows that were fetched for `ids`, in the order of the ids; one deleted in between is left out. */
export function inOrder<Row extends { id: number }>(ids: number[], rows: Row[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
