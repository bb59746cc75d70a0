import type { Actor } from "../auth/abilities";
import { db } from "../db/client";
import type { Prisma } from "../db/generated/sqlite/client";
import type { Suggestion } from "../entities/definition";
import { fold } from "../values/text";

/** The first few of the actor's own and shared views whose names contain a text. */
export async function suggestViews(
  text: string,
  count: number,
  { actor, lists }: { actor: Actor; lists: { name: string; label: string }[] },
): Promise<Suggestion[]> {
  const views = await db.savedView.findMany({
    where: ownOrShared(actor),
    orderBy: [{ nameFold: "asc" }, { id: "asc" }],
    select: { id: true, name: true, nameFold: true, list: true },
  });
  const asked = fold(text);
  const labels = new Map(lists.map(({ name, label }) => [name, label]));
  return views
    .filter(({ nameFold, list }) => labels.has(list) && nameFold.includes(asked))
    .slice(0, count)
    .map(({ id, name, list }) => ({ id, label: name, note: labels.get(list) ?? null }));
}

/** The views that an actor may see: their own and shared ones. */
export function ownOrShared(actor: Actor): Prisma.SavedViewWhereInput {
  return { OR: [{ shared: true }, ...(actor.kind === "user" ? [{ ownerId: actor.id }] : [])] };
}
