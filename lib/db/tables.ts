/** The tables that are written many rows at a time, with their columns as the schema has them. */
import { Prisma } from "./generated/sqlite/client";

const tables = {
  User: Prisma.UserScalarFieldEnum,
  Author: Prisma.AuthorScalarFieldEnum,
  Book: Prisma.BookScalarFieldEnum,
  BookAuthor: Prisma.BookAuthorScalarFieldEnum,
  Store: Prisma.StoreScalarFieldEnum,
  Stock: Prisma.StockScalarFieldEnum,
  Computer: Prisma.ComputerScalarFieldEnum,
  SavedView: Prisma.SavedViewScalarFieldEnum,
  Change: Prisma.ChangeScalarFieldEnum,
} as const;

export type Table = keyof typeof tables;

export const hasColumn = (table: Table, column: string): boolean => Object.hasOwn(tables[table], column);

/** A table's or a column's name in a statement. @throws Error for what is none of the schema's. */
export function quoted(name: string): Prisma.Sql {
  if (!Object.hasOwn(tables, name) && !Object.values(tables).some((columns) => Object.hasOwn(columns, name))) {
    throw new Error(`The schema has no ${name}.`);
  }
  return Prisma.raw(`"${name}"`);
}
