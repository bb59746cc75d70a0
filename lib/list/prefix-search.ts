import { Prisma } from "../db/generated/sqlite/client";
import type { Table } from "../db/tables";
import { matching } from "../search/match";
import type { SearchQuery } from "../search/query";
import { fold } from "../values/text";
import { begins } from "./filter/where";
import type { AsIsbn } from "./match-query";

type Sql = Prisma.Sql;

interface Called {
  from: Sql;
  id: Sql;
  /** The folded columns with what the rows are called. */
  names: readonly Sql[];
  table: Table;
  /** For a text that is an ISBN or begins one. */
  isbn?: AsIsbn;
}

/** How many of each part are looked at. */
const LOOKED_AT = 100;

/** Rows like a text, `id` and `tier`: 0 by the ISBN, 1 where a name begins with it, 2 by its words. Each part stops early. */
export function rowsLike({ from, id, names, table, isbn }: Called, text: string, search: SearchQuery): Sql {
  const few = (tier: Sql, condition: Sql, order: Sql) => Prisma.sql`SELECT id, ${tier} AS tier
    FROM (SELECT ${id} AS id FROM ${from} WHERE ${condition} ${order} LIMIT ${LOOKED_AT}) AS few`;
  const byIsbn = isbn ? [few(Prisma.sql`0`, isbn.condition, isbn.order)] : [];
  if (isbn?.isWhole) return Prisma.join(byIsbn);
  const parts = [
    ...byIsbn,
    ...names.map((name) => few(Prisma.sql`1`, begins(name, fold(text)), Prisma.sql`ORDER BY ${name}, ${id}`)),
    Prisma.sql`SELECT id, 2 AS tier FROM (
      SELECT id FROM (${matching(table, search)}) AS matching LIMIT ${LOOKED_AT}) AS matched`,
  ];
  return Prisma.sql`SELECT id, min(tier) AS tier FROM (${Prisma.join(parts, " UNION ALL ")}) AS found GROUP BY id`;
}
