import { type Entity, entities } from "../audit/entities";
import { type Actor, can } from "../auth/abilities";
import type { Prisma } from "../db/generated/sqlite/client";
import { always, isIn } from "../db/sql";

const ONLY_ADMINS: Entity[] = ["user", "session", "oneTimeLink", "savedView"];
const ALL = Object.keys(entities) as Entity[];

/** What the actor may see the history of; nothing where they may see none. */
export function visibleTo(actor: Actor): Entity[] {
  if (!can(actor, "history")) return [];
  return can(actor, "users.manage") ? ALL : ALL.filter((entity) => !ONLY_ADMINS.includes(entity));
}

/** Whether the actor may see everything, so that nothing has to be left out. */
export const seesAll = (visible: Entity[]) => visible.length === ALL.length;

/** The condition under which a change with this column `entity` is among those. */
export function isAmong(visible: Entity[], column: Prisma.Sql): Prisma.Sql {
  return seesAll(visible) ? always : isIn(column, visible);
}
