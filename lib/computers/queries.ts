import { type Actor, authorise } from "../auth/abilities";
import { db } from "../db/client";
import { orderByIds } from "../list/list";
import { loadListPage } from "../list/load-list-page";
import type { SearchParams } from "../list/params";
import { computerList } from "./list";

/** One page of computers, with their stores. */
export async function listComputers(actor: Actor, params: SearchParams) {
  authorise(actor, "desk");
  return loadListPage(computerList, params, async (ids) => orderByIds(ids, await computerRows(ids)));
}

export type ComputerRow = Awaited<ReturnType<typeof computerRows>>[number];

function computerRows(ids: number[]) {
  return db.computer.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true, memory: true, serialNumber: true, store: { select: { id: true, name: true } } },
  });
}

/** A computer with its store; null when it does not exist. */
export async function getComputer(actor: Actor, id: number) {
  authorise(actor, "desk");
  return db.computer.findUnique({
    where: { id },
    omit: { nameFold: true, serialNumberFold: true },
    include: { store: { select: { id: true, name: true } } },
  });
}
