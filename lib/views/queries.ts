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

/** The saved views of one list: the actor's own and shared ones, by name. @throws Forbidden */
export async function getViews(actor: Actor, list: string) {
  authorise(actor, savableList(list)?.ability ?? "system");
  const views = await db.savedView.findMany({
    where: { list, ...ownOrShared(actor) },
    orderBy: byName,
    select: viewSelect,
  });
  return views.map((view) => toView(view, actor));
}

/** The saved views of all lists that the actor may see, with their owners; all views for actors who manage views. @throws Forbidden */
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

/** A saved view; null when it does not exist or the actor may not see it. Actors who manage views may see all. */
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
