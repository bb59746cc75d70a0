import { type Actor, authorise } from "../auth/abilities";
import { db } from "../db/client";
import { Prisma } from "../db/generated/sqlite/client";
import { askList } from "../list/ask";
import type { Fields } from "../list/filter";
import { byNumber, byRelation } from "../list/groupings";
import { inOrder, type List } from "../list/list";
import { named } from "../list/named";
import type { SearchParams } from "../list/params";
import { rowTotal } from "../list/totals";
import { storeChoices, storeNames } from "../stores/names";

const fields = {
  name: { kind: "text", label: "Name", column: Prisma.sql`c."nameFold"`, sort: "ascending" },
  memory: { kind: "number", label: "Memory (GB)", column: Prisma.sql`c."memory"`, sort: "descending" },
  serialNumber: { kind: "text", label: "Serial number", column: Prisma.sql`c."serialNumberFold"`, nullable: true },
  added: { kind: "date", label: "Added", column: Prisma.sql`c."createdAt"` },
  store: {
    kind: "relation",
    label: "Store",
    id: Prisma.sql`c."id"`,
    having: (store) => Prisma.sql`SELECT k."id" AS id FROM "Computer" k WHERE k."storeId" = ${store}`,
    // What is compared with an empty column is neither true nor false.
    has: (store) => Prisma.sql`coalesce(c."storeId", 0) = ${store}`,
    hasAny: Prisma.sql`c."storeId" IS NOT NULL`,
    says: { is: "stands in", isNot: "does not stand in", any: "stands in a store", none: "stands in no store" },
    names: storeNames,
    options: storeChoices,
  },
} satisfies Fields;

export const computerList: List = {
  name: "computers",
  from: Prisma.sql`"Computer" c`,
  id: Prisma.sql`c."id"`,
  fields,
  defaultSort: "name",
  search: { table: "ComputerSearch", title: fields.name.column },
  total: rowTotal("computer"),
  fast: { sorts: ["name", "memory"] },
  groupings: {
    memory: byNumber("memory", fields.memory, (memory) => `${memory} GB`),
    store: byRelation("store", fields.store, { key: Prisma.sql`c."storeId"` }),
  },
};

/** One page of the computers, each with the store it stands in. */
export async function listComputers(actor: Actor, params: SearchParams) {
  authorise(actor, "desk");
  return askList(computerList, params, async (ids) => inOrder(ids, await computerRows(ids)));
}

/** The first few computers that a text finds, those called so first, with the store each stands in. @throws Forbidden */
export async function computersNamed(actor: Actor, text: string, count: number) {
  authorise(actor, "desk");
  return named<{ id: number; name: string; store: string | null }>(computerList, text, {
    columns: Prisma.sql`c."name", (SELECT s."name" FROM "Store" s WHERE s."id" = c."storeId") AS store`,
    count,
  });
}

export type ComputerRow = Awaited<ReturnType<typeof computerRows>>[number];

function computerRows(ids: number[]) {
  return db.computer.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true, memory: true, serialNumber: true, store: { select: { id: true, name: true } } },
  });
}

/** A computer, with the store it stands in; null when there is none. */
export async function getComputer(actor: Actor, id: number) {
  authorise(actor, "desk");
  return db.computer.findUnique({
    where: { id },
    omit: { nameFold: true, serialNumberFold: true },
    include: { store: { select: { id: true, name: true } } },
  });
}
