import { dialect } from "../db/connections";
import type { Prisma } from "../db/generated/sqlite/client";
import type { Table } from "../db/tables";
import { postgresql } from "./dialects/postgresql";
import type { SearchDialect } from "./dialects/search";
import { sqlite } from "./dialects/sqlite";
import type { SearchQuery } from "./query";

/** The full-text search of the database in DATABASE_URL. */
export const search: SearchDialect = { sqlite, postgresql }[dialect.name];

/** A subquery of the matching ids, `SELECT … AS "id" FROM …`, in no order. An empty query matches nothing. */
export function matching(table: Table, query: SearchQuery): Prisma.Sql {
  return search.matchingIds(table, query);
}
