import type { Prisma } from "../db/generated/sqlite/client";

/** The search index and counter of a table. `npm run db:new` writes the tables and triggers that maintain them. */
export interface SearchableTable {
  readonly table: Prisma.ModelName;
  /**
   * The searched text columns, each with a folded column: an own column ("name"), a column of the row that a foreign key refers
   * to ("storeId.name"), or a column of the rows linked by a link table, in the order of its key ("authors.authorId.name").
   */
  readonly search?: { readonly columns: readonly string[] };
  /** RowTotal counts its rows. */
  readonly counted?: true;
}

/** The key of a table in RowTotal: "book" for "Book", as in the history. */
export function rowTotalKey<Table extends string>(table: Table): Uncapitalize<Table> {
  return (table.charAt(0).toLowerCase() + table.slice(1)) as Uncapitalize<Table>;
}
