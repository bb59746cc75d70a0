import { type Actor, authorise, can } from "../auth/abilities";
import { db } from "../db/client";
import type { Prisma } from "../db/generated/sqlite/client";
import { mayChangeView } from "./changes";
import { isOutdated, listsFor, savableList } from "./lists";
import { ownOrShared } from "./suggest";

const viewSelect = {
  id: true,
  list: true,
  name: true,
  query: true,
  shared: true,
  ownerId: true,
  version: true,
} satisfies Prisma.SavedViewSelect;

const byName = [{ nameFold: "asc" }, { id: "asc" }] satisfies Prisma.SavedViewOrderByWithRelationInput[];

/** The saved views of one list: the actor's own and those for everybody, by name. @throws Forbidden */
export async function getViews(actor: Actor, list: string) {
  authorise(actor, savableList(list)?.ability ?? "system");
  const views = await db.savedView.findMany({
    where: { list, ...ownOrShared(actor) },
    orderBy: byName,
    select: viewSelect,
  });
  return views.map((view) => toView(view, actor));
}

/** The same of all the lists that the actor may see, with who made each; everybody's for whoever manages views. @throws Forbidden */
export async function getAllViews(actor: Actor) {
  authorise(actor, "desk");
  const views = await db.savedView.findMany({
    where: { list: { in: listNames(actor) }, ...(can(actor, "views.manage") ? {} : ownOrShared(actor)) },
    orderBy: byName,
    select: { ...viewSelect, owner: { select: { username: true } } },
  });
  return views.map((view) => toView(view, actor));
}

export type View = Awaited<ReturnType<typeof getAllViews>>[number];

/** A saved view; null when there is none, or it is not for this actor. Whoever manages views may see all of them. */
export async function getView(actor: Actor, id: number) {
  authorise(actor, "desk");
  const view = await db.savedView.findFirst({
    where: { id, list: { in: listNames(actor) }, ...(can(actor, "views.manage") ? {} : ownOrShared(actor)) },
    select: viewSelect,
  });
  return view && toView(view, actor);
}

const listNames = (actor: Actor) => listsFor(actor).map(({ name }) => name);

function toView<Row extends { list: string; query: string; ownerId: number }>(row: Row, actor: Actor) {
  return { ...row, isOutdated: isOutdated(row.list, row.query), mayChange: mayChangeView(actor, row) };
}
