/** The tables of the schema and their columns. */
import { Prisma } from "./generated/sqlite/client";

export type Table = Prisma.ModelName;

export const tables = Object.keys(Prisma.ModelName) as Table[];

export const columnsOf = (table: Table): string[] => Object.keys(Prisma[`${table}ScalarFieldEnum`]);

export const hasColumn = (table: Table, column: string): boolean =>
  Object.hasOwn(Prisma[`${table}ScalarFieldEnum`], column);

const names = new Set<string>([...tables, ...tables.flatMap(columnsOf)]);

/** A table or column name, quoted for SQL. @throws Error for a name that is not in the schema. */
export function quoteIdentifier(name: string): Prisma.Sql {
  if (!names.has(name)) throw new Error(`The schema has no ${name}.`);
  return Prisma.raw(`"${name}"`);
}
