import { db } from "../db/client";
import { Prisma } from "../db/generated/sqlite/client";
import { parseSearch } from "../search/query";
import type { List } from "./list";
import { prefixSearchSql } from "./prefix-search";

/**
 * The first few rows of a list that match a text, those whose name starts with it first. One query on the event loop: for
 * lists of thousands of rows, not of a million.
 */
export async function autocomplete<Row extends { id: number }>(
  { from, id, search: searched }: List,
  text: string,
  { columns, count }: { columns: Prisma.Sql; count: number },
): Promise<Row[]> {
  const search = parseSearch(text);
  if (!searched || search.length === 0) return [];
  const { table, title } = searched;
  const matches = prefixSearchSql({ from, id, names: [title], table }, text, search);
  return db.$queryRaw<Row[]>(
    Prisma.sql`SELECT ${id} AS id, ${columns} FROM (${matches}) AS found JOIN ${from} ON ${id} = found.id
      ORDER BY found.tier, ${title}, ${id} LIMIT ${count}`,
  );
}
