import { type Actor, authorise, can } from "../auth/abilities";
import type { Prisma } from "../db/generated/sqlite/client";
import { always, isIn } from "../db/sql";
import type { Transaction } from "../db/write-transaction";
import { allEntities, type EntityName } from "../entities/registry";

/** What the actor may see the history of; nothing where they may see none. */
export function visibleEntities(actor: Actor): EntityName[] {
  if (!can(actor, "history")) return [];
  return allEntities.filter(({ history }) => can(actor, history.ability)).map(({ name }) => name);
}

/** Whether the actor may see everything, so that nothing has to be left out. */
export const canSeeAll = (visible: EntityName[]) => visible.length === allEntities.length;

/** The condition under which a change with this column `entity` is among those. */
export function isOneOf(visible: EntityName[], column: Prisma.Sql): Prisma.Sql {
  return canSeeAll(visible) ? always : isIn(column, visible);
}

/**
 * A change set that the actor may see, and so may undo as far as they may do the opposite: their own; with the history,
 * also others' in which there is something that they may see. Null for any other, and where there is none.
 * @throws ForbiddenError for who may see none but their own, whether there is one or not
 */
export async function findVisibleChangeSet(
  reader: Pick<Transaction, "changeSet" | "change">,
  actor: Actor,
  id: number,
) {
  const set = await reader.changeSet.findUnique({ where: { id }, include: { actor: { select: { username: true } } } });
  if (set && actor.kind === "user" && actor.id === set.actorId) return set;
  authorise(actor, "history");
  const visible = visibleEntities(actor);
  if (!set || canSeeAll(visible)) return set;
  const where = { changeSetId: id, entity: { in: visible } };
  return (await reader.change.findFirst({ where, select: { id: true } })) ? set : null;
}
