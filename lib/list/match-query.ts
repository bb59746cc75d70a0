/** Which rows a list has: one description for its pages, its counts and its groups. */
import { dialect } from "../db/connections";
import { Prisma } from "../db/generated/sqlite/client";
import { always } from "../db/sql";
import { matching } from "../search/match";
import type { SearchQuery } from "../search/query";
import { wholeIsbn } from "../values/isbn";
import { type Filter, fieldNamed, isGroup } from "./filter/filter";
import { anyReach, begins, type Reach, where } from "./filter/where";
import type { List } from "./list";

type Sql = Prisma.Sql;

/** What a list is asked for. */
export interface Asked {
  q: string;
  search: SearchQuery;
  filter?: Filter;
}

/** The condition under which a row is one of those asked for. */
export function conditions(list: List, asked: Asked, reach: Reach): Sql {
  const hits = searched(list, asked);
  const rest = narrowed(list, asked, reach);
  return hits ? Prisma.sql`${reach.column(list.id)} IN (${hits}) AND ${rest}` : rest;
}

/**
 * The ids of the rows asked for, as `SELECT … AS id`, in no order. A search is carried out first, and can stop at a LIMIT
 * in the order of the ids.
 */
export function idsAsked(list: List, asked: Asked): Sql {
  const hits = searched(list, asked);
  if (!hits) return related(list, asked) ?? inTable(list, asked);
  if (!asked.filter && !list.within) return hits;
  return Prisma.sql`SELECT hit.id AS id FROM (${hits}) AS hit JOIN ${list.from} ON ${list.id} = hit.id
    WHERE ${narrowed(list, asked, rowByRow)}`;
}

/** For what is asked by one relation alone: the rows that it names. */
function related({ within, fields }: List, { filter }: Asked): Sql | undefined {
  if (!filter) return within?.having;
  if (within || isGroup(filter) || filter.operator !== "is") return undefined;
  const field = fieldNamed(filter.field, fields);
  return field?.kind === "relation" ? field.having(Number(filter.values[0])) : undefined;
}

const inTable = (list: List, asked: Asked) =>
  Prisma.sql`SELECT ${list.id} AS id FROM ${list.from} WHERE ${conditions(list, asked, anyReach)}`;

/** For rows that are at hand already: every condition is a look at that row. */
export const rowByRow: Reach = {
  // SQLite uses no index for a column behind a plus; PostgreSQL knows from its statistics what is best.
  column: (column) => (dialect.name === "sqlite" ? Prisma.sql`+${column}` : column),
  relation: "has",
};

/** What a row has to be beside being found by the search. */
export function narrowed({ within, fields, id }: List, { filter }: Asked, reach: Reach): Sql {
  const inside =
    within && (reach.relation === "has" || within.areMany ? within.has : Prisma.sql`${id} IN (${within.having})`);
  const passes = filter && where(filter, fields, reach);
  return inside && passes ? Prisma.sql`${inside} AND ${passes}` : (inside ?? passes ?? always);
}

/** How many books whose ISBN begins with what was typed a search finds. */
const ISBNS = 1_000;

function searched({ search, id, from }: List, { q, search: query }: Asked): Sql | undefined {
  if (!search || query.length === 0) return undefined;
  const isbn = asIsbn(search, q);
  if (isbn?.isWhole) return Prisma.sql`SELECT ${id} AS id FROM ${from} WHERE ${isbn.condition}`;
  const hits = matching(search.table, query);
  if (!isbn) return hits;
  return Prisma.sql`${hits}
    UNION SELECT id FROM (SELECT ${id} AS id FROM ${from} WHERE ${isbn.condition} ${isbn.order} LIMIT ${ISBNS}) AS by_isbn`;
}

export interface AsIsbn {
  /** That a row has the ISBN, or one that begins so. */
  condition: Sql;
  /** The order in which those rows come from the index. */
  order: Sql;
  /** It is one ISBN: the index leads to its row, and no word is searched for. */
  isWhole: boolean;
}

/** For a text that is an ISBN or begins one, where the list has ISBNs. */
export function asIsbn(search: List["search"], q: string): AsIsbn | undefined {
  const isbn = search?.isbn;
  const beginning = isbn?.beginning(q);
  if (!isbn || beginning === undefined) return undefined;
  const isWhole = beginning === wholeIsbn(q);
  const condition = isWhole ? Prisma.sql`${isbn.column} = ${beginning}` : begins(isbn.column, beginning);
  return { condition, order: Prisma.sql`ORDER BY ${isbn.column}`, isWhole };
}
