import { Prisma } from "../db/generated/sqlite/client";
import { quoteIdentifier, type Table } from "../db/tables";

/**
 * The search objects of a table (prisma/migrations): its index, the view of the indexed texts, and the list of indexed words.
 */
export function searchTables(table: Table): { search: Prisma.Sql; texts: Prisma.Sql; words: Prisma.Sql } {
  quoteIdentifier(table);
  const named = (kind: string) => Prisma.raw(`"${table}${kind}"`);
  return { search: named("Search"), texts: named("Text"), words: named("Word") };
}
