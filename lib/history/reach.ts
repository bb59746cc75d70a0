import { type Actor, can } from "../auth/abilities";
import { Prisma } from "../db/generated/sqlite/client";
import { allEntities, type EntityName } from "../entities/registry";

/** What the actor may see the history of; nothing where they may see none. */
export function visibleTo(actor: Actor): EntityName[] {
  if (!can(actor, "history")) return [];
  return allEntities.filter(({ history }) => can(actor, history.ability)).map(({ name }) => name);
}

/** Whether the actor may see everything, so that nothing has to be left out. */
export const seesAll = (visible: EntityName[]) => visible.length === allEntities.length;

/** The condition under which a change with this column `entity` is among those. */
export function isAmong(visible: EntityName[], column: Prisma.Sql): Prisma.Sql {
  return seesAll(visible) ? Prisma.sql`1 = 1` : Prisma.sql`${column} IN (${Prisma.join(visible)})`;
}
