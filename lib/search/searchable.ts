import type { Prisma } from "../db/generated/sqlite/client";

/** What the database keeps of a table's rows by itself. `npm run db:new` writes the tables and triggers that do so. */
export interface SearchableTable {
  readonly table: Prisma.ModelName;
  /**
   * The texts that the full-text search finds rows by, each with its folded form beside it: an own column ("name"), a
   * column of the row that a foreign key names ("storeId.name"), or a column of the rows that the rows of a link table
   * name, in the order of the link's key ("authors.authorId.name").
   */
  readonly search?: { readonly columns: readonly string[] };
  /** Its rows are counted in RowTotal. */
  readonly counted?: true;
}

/** What RowTotal calls the rows of a table: "Book" is "book", as in the history. */
export function rowTotalKey<Table extends string>(table: Table): Uncapitalize<Table> {
  return (table.charAt(0).toLowerCase() + table.slice(1)) as Uncapitalize<Table>;
}
