import { Prisma } from "../db/generated/sqlite/client";
import type { Table } from "../db/tables";
import { matching } from "../search/match";
import type { SearchQuery } from "../search/query";
import { fold } from "../values/text";
import { startsWith } from "./filter/where";
import type { IsbnMatch } from "./match-query";

type Sql = Prisma.Sql;

interface PrefixSearch {
  from: Sql;
  id: Sql;
  /** The folded columns with the names of rows. */
  names: readonly Sql[];
  table: Table;
  /** For a text that is an ISBN or the start of one. */
  isbn?: IsbnMatch;
}

/** The number of rows read for each tier. */
const MAX_PER_TIER = 100;

/** Rows that match a text, `id` and `tier`: 0 by ISBN, 1 where a name starts with it, 2 by its words. Each tier stops early. */
export function prefixSearchSql(
  { from, id, names, table, isbn }: PrefixSearch,
  text: string,
  search: SearchQuery,
): Sql {
  const tierSql = (tier: Sql, condition: Sql, order: Sql) => Prisma.sql`SELECT id, ${tier} AS tier
    FROM (SELECT ${id} AS id FROM ${from} WHERE ${condition} ${order} LIMIT ${MAX_PER_TIER}) AS few`;
  const byIsbn = isbn ? [tierSql(Prisma.sql`0`, isbn.condition, isbn.order)] : [];
  if (isbn?.isComplete) return Prisma.join(byIsbn);
  const parts = [
    ...byIsbn,
    ...names.map((name) => tierSql(Prisma.sql`1`, startsWith(name, fold(text)), Prisma.sql`ORDER BY ${name}, ${id}`)),
    Prisma.sql`SELECT id, 2 AS tier FROM (
      SELECT id FROM (${matching(table, search)}) AS matching LIMIT ${MAX_PER_TIER}) AS matched`,
  ];
  return Prisma.sql`SELECT id, min(tier) AS tier FROM (${Prisma.join(parts, " UNION ALL ")}) AS found GROUP BY id`;
}
