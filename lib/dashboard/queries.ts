import type { Entity } from "../audit/entities";
import { type Actor, authorise, can } from "../auth/abilities";
import { db } from "../db/client";
import { labelsOf } from "./labels";

/** What the desk opens with: how many there are of everything, what each store has, and the latest changes. */
export async function dashboard(actor: Actor) {
  authorise(actor, "desk");
  const [totals, stores, changes] = await Promise.all([totalsFor(actor), stockByStore(), latestChanges(actor)]);
  return { totals, stores, changes };
}

async function totalsFor(actor: Actor) {
  const sums = await db.rowTotal.groupBy({ by: "entity", _sum: { rows: true } });
  const totals = new Map(sums.map(({ entity, _sum }) => [entity, _sum.rows ?? 0]));
  return {
    books: totals.get("book") ?? 0,
    authors: totals.get("author") ?? 0,
    stores: totals.get("store") ?? 0,
    computers: totals.get("computer") ?? 0,
    users: can(actor, "users.manage") ? (totals.get("user") ?? 0) : undefined,
  };
}

/** Every store, open ones first and by name, with the titles it has copies of and how many copies. */
async function stockByStore() {
  const stores = await db.$queryRaw<{ id: number; name: string; open: boolean; titles: unknown; copies: unknown }[]>`
    SELECT s."id", s."name", s."open", sum(t."titles") AS titles, sum(t."copies") AS copies
    FROM "Store" s LEFT JOIN "StoreTotal" t ON t."storeId" = s."id"
    GROUP BY s."id", s."name", s."open", s."nameFold" ORDER BY s."open" DESC, s."nameFold"`;
  return stores.map(({ open, titles, copies, ...store }) => ({
    ...store,
    open: Boolean(open),
    titles: Number(titles ?? 0),
    copies: Number(copies ?? 0),
  }));
}

const ONLY_ADMINS: Entity[] = ["user", "session", "oneTimeLink", "savedView"];

async function latestChanges(actor: Actor) {
  if (!can(actor, "history")) return [];
  const changes = await db.change.findMany({
    where: can(actor, "users.manage") ? {} : { entity: { notIn: ONLY_ADMINS } },
    orderBy: { id: "desc" },
    take: 10,
    select: {
      id: true,
      entity: true,
      entityId: true,
      action: true,
      before: true,
      changeSet: { select: { command: true, createdAt: true, via: true, actorId: true } },
    },
  });
  const actors = changes.flatMap(({ changeSet: { actorId } }) => actorId ?? []);
  const labels = await labelsOf([...changes, ...actors.map((entityId) => ({ entity: "user", entityId }))]);
  return changes.map(({ changeSet, entity, entityId, before, ...change }) => ({
    ...change,
    entity: entity as Entity,
    entityId,
    /** What the row is called today; undefined when it is not there any more. */
    label: labels.get(`${entity} ${entityId}`),
    /** What a deleted row was called. */
    former: change.action === "delete" ? formerName(before) : undefined,
    who: labels.get(`user ${changeSet.actorId}`),
    via: changeSet.via,
    when: changeSet.createdAt,
    command: changeSet.command,
  }));
}

function formerName(before: unknown): string | undefined {
  const row = typeof before === "object" && before !== null ? (before as Record<string, unknown>) : {};
  const name = row.title ?? row.name ?? row.username;
  return typeof name === "string" ? name : undefined;
}
