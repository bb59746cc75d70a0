import { type Actor, authorise, can } from "../auth/abilities";
import type { Prisma } from "../db/generated/sqlite/client";
import { always, isIn } from "../db/sql";
import type { Transaction } from "../db/write-transaction";
import { allEntities, type EntityName } from "../entities/registry";

/** The entities whose history the actor may see. */
export function visibleEntities(actor: Actor): EntityName[] {
  if (!can(actor, "history")) return [];
  return allEntities.filter(({ history }) => can(actor, history.ability)).map(({ name }) => name);
}

/** Whether the actor may see every entity, so that no filter is needed. */
export const canSeeAll = (visible: EntityName[]) => visible.length === allEntities.length;

/** SQL condition that a change's `entity` column is one of these. */
export function isOneOf(visible: EntityName[], column: Prisma.Sql): Prisma.Sql {
  return canSeeAll(visible) ? always : isIn(column, visible);
}

/**
 * A change set that the actor may see and thus undo, as far as they may do the opposite: their own, or one with a
 * change whose history they may see. Null otherwise.
 * @throws ForbiddenError if the actor may only see their own, whether this one exists or not
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
