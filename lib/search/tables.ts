import { Prisma } from "../db/generated/sqlite/client";
import { quoteIdentifier, type Table } from "../db/tables";

/**
 * What the database keeps of a table that can be searched (prisma/migrations): its index, the view of the texts that the
 * index is made of, and the words that are in it.
 */
export function searchTables(table: Table): { search: Prisma.Sql; texts: Prisma.Sql; words: Prisma.Sql } {
  quoteIdentifier(table);
  const named = (kind: string) => Prisma.raw(`"${table}${kind}"`);
  return { search: named("Search"), texts: named("Text"), words: named("Word") };
}
