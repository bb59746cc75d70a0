/** The list of computers: filters, sorting and grouping. */
import { Prisma } from "../db/generated/sqlite/client";
import type { Fields } from "../list/filter/filter";
import { byNumber, byRelation } from "../list/groupings";
import type { List } from "../list/list";
import { rowTotal } from "../list/paging/totals";
import { storeNames, storeOptions } from "../stores/names";

const fields = {
  name: { kind: "text", label: "Name", column: Prisma.sql`c."nameFold"`, sort: "ascending" },
  memory: { kind: "number", label: "Memory (GB)", column: Prisma.sql`c."memory"`, sort: "descending" },
  serialNumber: { kind: "text", label: "Serial number", column: Prisma.sql`c."serialNumberFold"`, nullable: true },
  added: { kind: "date", label: "Added", column: Prisma.sql`c."createdAt"` },
  store: {
    kind: "relation",
    label: "Store",
    id: Prisma.sql`c."id"`,
    idsRelatedTo: (store) => Prisma.sql`SELECT k."id" AS id FROM "Computer" k WHERE k."storeId" = ${store}`,
    // A comparison with NULL is neither true nor false.
    isRelatedTo: (store) => Prisma.sql`coalesce(c."storeId", 0) = ${store}`,
    hasRelated: Prisma.sql`c."storeId" IS NOT NULL`,
    phrases: { is: "stands in", isNot: "does not stand in", any: "stands in a store", none: "stands in no store" },
    names: storeNames,
    fetchOptions: storeOptions,
  },
} satisfies Fields;

export const computerList: List = {
  name: "computers",
  from: Prisma.sql`"Computer" c`,
  id: Prisma.sql`c."id"`,
  fields,
  defaultSort: "name",
  search: { table: "Computer", title: fields.name.column },
  total: rowTotal("computer"),
  indexedSorts: ["name", "memory"],
  groupings: {
    memory: byNumber("memory", fields.memory, (memory) => `${memory} GB`),
    store: byRelation("store", fields.store, { key: Prisma.sql`c."storeId"` }),
  },
};
