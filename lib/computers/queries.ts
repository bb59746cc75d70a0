import { type Actor, authorise } from "../auth/abilities";
import { db } from "../db/client";
import { Prisma } from "../db/generated/sqlite/client";
import { inOrder, type List, listIds, listRequest } from "../list/list";
import { everyWordIn } from "../list/words";

export const computerList: List<"name" | "memory"> = {
  from: Prisma.sql`"Computer" c LEFT JOIN "Store" s ON s."id" = c."storeId"`,
  id: Prisma.sql`c."id"`,
  sorts: {
    name: { label: "Name", column: Prisma.sql`c."nameFold"` },
    memory: { label: "Memory (GB)", column: Prisma.sql`c."memory"`, descendingFirst: true },
  },
  defaultSort: "name",
  search: (words) =>
    everyWordIn(words, [Prisma.sql`c."nameFold"`, Prisma.sql`c."serialNumberFold"`, Prisma.sql`s."nameFold"`]),
};

/** One page of the computers, each with the store it stands in. */
export async function listComputers(actor: Actor, params: Record<string, string | string[] | undefined>) {
  authorise(actor, "desk");
  const request = listRequest(computerList, params);
  const { ids, ...place } = await listIds(computerList, request);
  return { ...place, request, rows: inOrder(ids, await computerRows(ids)) };
}

export type ComputerRow = Awaited<ReturnType<typeof computerRows>>[number];

function computerRows(ids: number[]) {
  return db.computer.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true, memory: true, serialNumber: true, store: { select: { id: true, name: true } } },
  });
}

/** A computer, with the store it stands in; null when there is none. */
export function getComputer(actor: Actor, id: number) {
  authorise(actor, "desk");
  return db.computer.findUnique({
    where: { id },
    omit: { nameFold: true, serialNumberFold: true },
    include: { store: { select: { id: true, name: true } } },
  });
}
