import { db } from "../db/client";
import { Prisma } from "../db/generated/sqlite/client";
import { readSearch } from "../search/query";
import type { List } from "./list";
import { rowsLike } from "./prefix-search";

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
  const like = rowsLike({ from, id, names: [title], table }, text, search);
  return db.$queryRaw<Row[]>(
    Prisma.sql`SELECT ${id} AS id, ${columns} FROM (${like}) AS found JOIN ${from} ON ${id} = found.id
      ORDER BY found.tier, ${title}, ${id} LIMIT ${count}`,
  );
}
