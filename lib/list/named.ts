import { db } from "../db/client";
import { Prisma } from "../db/generated/sqlite/client";
import { matching } from "../search/match";
import { readSearch } from "../search/query";
import { fold } from "../text";
import type { List } from "./list";
import { begins } from "./where";

/** How many of a search's matches are looked at, in no order. */
const LOOKED_AT = 100;

/**
 * The first few rows that a text finds in a list, those whose name begins with it first. One query, asked on the spot: for
 * lists of thousands, not of a million.
 */
export async function named<Row extends { id: number }>(
  { from, id, search: searched }: List,
  text: string,
  { columns, count }: { columns: Prisma.Sql; count: number },
): Promise<Row[]> {
  const search = readSearch(text);
  if (!searched || search.length === 0) return [];
  const { table, title } = searched;
  return db.$queryRaw<Row[]>(
    Prisma.sql`SELECT ${id} AS id, ${columns} FROM (
        SELECT id, min(tier) AS tier FROM (
          SELECT id, 1 AS tier FROM (
            SELECT ${id} AS id FROM ${from} WHERE ${begins(title, fold(text))} ORDER BY ${title}, ${id}
            LIMIT ${count}) AS beginning
          UNION ALL SELECT id, 2 AS tier FROM (
            SELECT id FROM (${matching(table, search)}) AS matching LIMIT ${LOOKED_AT}) AS matched
        ) AS tiers GROUP BY id
      ) AS found JOIN ${from} ON ${id} = found.id ORDER BY found.tier, ${title}, ${id} LIMIT ${count}`,
  );
}
