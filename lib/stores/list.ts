/** The list of stores, and the list of a store's stock. */
import { bookList } from "../books/list";
import { Prisma } from "../db/generated/sqlite/client";
import type { Fields, QuantityField } from "../list/filter/filter";
import type { List } from "../list/list";
import { rowTotal, storeTotal } from "../list/paging/totals";

const fields = {
  name: { kind: "text", label: "Name", column: Prisma.sql`s."nameFold"`, sort: "ascending" },
  city: { kind: "text", label: "City", column: Prisma.sql`s."cityFold"`, nullable: true, sort: "ascending" },
  open: { kind: "flag", label: "Open", column: Prisma.sql`s."open"` },
  added: { kind: "date", label: "Added", column: Prisma.sql`s."createdAt"` },
} satisfies Fields;

export const storeList: List = {
  name: "stores",
  from: Prisma.sql`"Store" s`,
  id: Prisma.sql`s."id"`,
  fields,
  defaultSort: "name",
  search: { table: "Store", title: fields.name.column },
  total: rowTotal("store"),
  indexedSorts: ["name", "city"],
};

/** The books that a store stocks, with its copies. */
export function storeStockList(storeId: number): List {
  const here = Prisma.sql`SELECT k."quantity" FROM "Stock" k WHERE k."bookId" = b."id" AND k."storeId" = ${storeId}`;
  const quantity: QuantityField = {
    kind: "number",
    label: "Copies",
    column: Prisma.sql`(${here})`,
    sort: "descending",
  };
  return {
    ...bookList,
    name: `stock-${storeId}`,
    fields: { ...bookList.fields, quantity },
    scope: {
      ids: Prisma.sql`SELECT k."bookId" AS id FROM "Stock" k WHERE k."storeId" = ${storeId}`,
      condition: Prisma.sql`EXISTS (${here})`,
    },
    total: async () => (await storeTotal(storeId)).listed,
  };
}
