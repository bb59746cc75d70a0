/** The SQL that selects a list's rows, shared by its pages, counts and groups. */
import { dialect } from "../db/connections";
import { Prisma } from "../db/generated/sqlite/client";
import { always } from "../db/sql";
import { matching } from "../search/match";
import type { SearchQuery } from "../search/query";
import { toIsbn13 } from "../values/isbn";
import { type Filter, getField, isGroup } from "./filter/filter";
import { type AccessPath, filterSql, startsWith, viaIndex } from "./filter/where";
import type { List } from "./list";

type Sql = Prisma.Sql;

/** The search and the filter of a request. */
export interface ListQuery {
  q: string;
  search: SearchQuery;
  filter?: Filter;
}

/** The condition that a row matches the query. */
export function conditions(list: List, query: ListQuery, path: AccessPath): Sql {
  const hits = searchHits(list, query);
  const rest = rowConditions(list, query, path);
  return hits ? Prisma.sql`${path.column(list.id)} IN (${hits}) AND ${rest}` : rest;
}

/**
 * A subquery of the matching ids, `SELECT … AS id`, in no order. The search runs first, and can stop at a LIMIT in the
 * order of the ids.
 */
export function matchingIds(list: List, query: ListQuery): Sql {
  const hits = searchHits(list, query);
  if (!hits) return relatedIds(list, query) ?? filteredIds(list, query);
  if (!query.filter && !list.scope) return hits;
  return Prisma.sql`SELECT hit.id AS id FROM (${hits}) AS hit JOIN ${list.from} ON ${list.id} = hit.id
    WHERE ${rowConditions(list, query, perRow)}`;
}

/** For a query by one relation alone: the related rows. */
function relatedIds({ scope, fields }: List, { filter }: ListQuery): Sql | undefined {
  if (!filter) return scope?.ids;
  if (scope || isGroup(filter) || filter.operator !== "is") return undefined;
  const field = getField(filter.field, fields);
  return field?.kind === "relation" ? field.idsRelatedTo(Number(filter.values[0])) : undefined;
}

const filteredIds = (list: List, query: ListQuery) =>
  Prisma.sql`SELECT ${list.id} AS id FROM ${list.from} WHERE ${conditions(list, query, viaIndex)}`;

/** Tests each condition on the row at hand, without indexes. */
export const perRow: AccessPath = {
  // A unary plus keeps SQLite from using the column's index; PostgreSQL decides by its statistics.
  column: (column) => (dialect.name === "sqlite" ? Prisma.sql`+${column}` : column),
  relation: "row",
};

/** The conditions beside the search: the scope and the filter. */
export function rowConditions({ scope, fields, id }: List, { filter }: ListQuery, path: AccessPath): Sql {
  const inside =
    scope && (path.relation === "row" || scope.isLarge ? scope.condition : Prisma.sql`${id} IN (${scope.ids})`);
  const passes = filter && filterSql(filter, fields, path);
  return inside && passes ? Prisma.sql`${inside} AND ${passes}` : (inside ?? passes ?? always);
}

/** The number of books that a search finds by the start of their ISBN. */
const MAX_ISBN_MATCHES = 1_000;

function searchHits({ search, id, from }: List, { q, search: query }: ListQuery): Sql | undefined {
  if (!search || query.length === 0) return undefined;
  const isbn = matchIsbn(search, q);
  if (isbn?.isComplete) return Prisma.sql`SELECT ${id} AS id FROM ${from} WHERE ${isbn.condition}`;
  const hits = matching(search.table, query);
  if (!isbn) return hits;
  return Prisma.sql`${hits}
    UNION SELECT id FROM (SELECT ${id} AS id FROM ${from} WHERE ${isbn.condition} ${isbn.order} LIMIT ${MAX_ISBN_MATCHES}) AS by_isbn`;
}

export interface IsbnMatch {
  /** That a row has the ISBN, or one that starts with it. */
  condition: Sql;
  /** The order in which the index returns those rows. */
  order: Sql;
  /** A whole ISBN: the index finds its row, and no words are searched for. */
  isComplete: boolean;
}

/** Matches a text that is an ISBN or the start of one; undefined for others, and where the list has no ISBNs. */
export function matchIsbn(search: List["search"], q: string): IsbnMatch | undefined {
  const isbn = search?.isbn;
  const prefix = isbn?.prefixOf(q);
  if (!isbn || prefix === undefined) return undefined;
  const isComplete = prefix === toIsbn13(q);
  const condition = isComplete ? Prisma.sql`${isbn.column} = ${prefix}` : startsWith(isbn.column, prefix);
  return { condition, order: Prisma.sql`ORDER BY ${isbn.column}`, isComplete };
}
