/** The tables of the schema, with their columns. */
import { Prisma } from "./generated/sqlite/client";

export type Table = Prisma.ModelName;

const tables = Object.fromEntries(
  Object.values(Prisma.ModelName).map((table) => [table, Prisma[`${table}ScalarFieldEnum`] as object]),
) as Record<Table, object>;

export const hasColumn = (table: Table, column: string): boolean => Object.hasOwn(tables[table], column);

/** A table's or a column's name in a statement. @throws Error for what is none of the schema's. */
export function quoted(name: string): Prisma.Sql {
  if (!Object.hasOwn(tables, name) && !Object.values(tables).some((columns) => Object.hasOwn(columns, name))) {
    throw new Error(`The schema has no ${name}.`);
  }
  return Prisma.raw(`"${name}"`);
}
