import { type Actor, authorise, can } from "../auth/abilities";
import { db } from "../db/client";
import type { Prisma } from "../db/generated/sqlite/client";
import { fold } from "../text";
import { mayChangeView } from "./changes";
import { asksForMissing, lists, listsFor } from "./lists";
import type { ViewList } from "./schema";

const shown = {
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
export async function viewsOf(actor: Actor, list: ViewList) {
  authorise(actor, lists[list].needs);
  const views = await db.savedView.findMany({ where: { list, ...ownOrShared(actor) }, orderBy: byName, select: shown });
  return views.map((view) => described(view, actor));
}

/** The same of all the lists that the actor may see, with who made each; everybody's for whoever manages views. @throws Forbidden */
export async function allViews(actor: Actor) {
  authorise(actor, "desk");
  const views = await db.savedView.findMany({
    where: { list: { in: listsFor(actor) }, ...(can(actor, "views.manage") ? {} : ownOrShared(actor)) },
    orderBy: byName,
    select: { ...shown, owner: { select: { username: true } } },
  });
  return views.map((view) => described(view, actor));
}

/** The first few views, of the actor's own and those for everybody, in whose names a text is. @throws Forbidden */
export async function viewsNamed(actor: Actor, text: string, count: number) {
  authorise(actor, "desk");
  const views = await db.savedView.findMany({
    where: { list: { in: listsFor(actor) }, ...ownOrShared(actor) },
    orderBy: byName,
    select: { id: true, name: true, nameFold: true, list: true },
  });
  const asked = fold(text);
  return views
    .filter(({ nameFold }) => nameFold.includes(asked))
    .slice(0, count)
    .map(({ id, name, list }) => ({ id, name, list: list as ViewList }));
}

export type View = Awaited<ReturnType<typeof allViews>>[number];

/** A saved view; null when there is none, or it is not for this actor. Whoever manages views may see all of them. */
export async function getView(actor: Actor, id: number) {
  authorise(actor, "desk");
  const view = await db.savedView.findFirst({
    where: { id, list: { in: listsFor(actor) }, ...(can(actor, "views.manage") ? {} : ownOrShared(actor)) },
    select: shown,
  });
  return view && described(view, actor);
}

function ownOrShared(actor: Actor): Prisma.SavedViewWhereInput {
  return { OR: [{ shared: true }, ...(actor.kind === "user" ? [{ ownerId: actor.id }] : [])] };
}

function described<Row extends { list: string; query: string; ownerId: number }>(row: Row, actor: Actor) {
  const list = row.list as ViewList;
  return { ...row, list, asksForMissing: asksForMissing(list, row.query), mayChange: mayChangeView(actor, row) };
}
