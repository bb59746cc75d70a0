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
  const [books, authors, stores, computers, users] = await Promise.all([
    db.book.count(),
    db.author.count(),
    db.store.count(),
    db.computer.count(),
    can(actor, "users.manage") ? db.user.count() : undefined,
  ]);
  return { books, authors, stores, computers, users };
}

/** Every store, open ones first and by name, with the titles it has copies of and how many copies. */
async function stockByStore() {
  const [stores, sums] = await Promise.all([
    db.store.findMany({
      orderBy: [{ open: "desc" }, { nameFold: "asc" }],
      select: { id: true, name: true, open: true },
    }),
    db.stock.groupBy({ by: ["storeId"], where: { quantity: { gt: 0 } }, _count: true, _sum: { quantity: true } }),
  ]);
  const byStore = new Map(sums.map((sum) => [sum.storeId, sum]));
  return stores.map((store) => {
    const sum = byStore.get(store.id);
    return { ...store, titles: sum?._count ?? 0, copies: sum?._sum.quantity ?? 0 };
  });
}

const ONLY_ADMINS: Entity[] = ["user", "session", "oneTimeLink"];

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
      changeSet: { select: { command: true, createdAt: true, via: true, actor: { select: { username: true } } } },
    },
  });
  const labels = await labelsOf(changes);
  return changes.map(({ changeSet, entity, entityId, before, ...change }) => ({
    ...change,
    entity: entity as Entity,
    entityId,
    /** What the row is called today; undefined when it is not there any more. */
    label: labels.get(`${entity} ${entityId}`),
    /** What a deleted row was called. */
    former: change.action === "delete" ? formerName(before) : undefined,
    who: changeSet.actor?.username,
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
