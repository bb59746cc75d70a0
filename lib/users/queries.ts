import { type Actor, authorise } from "../auth/abilities";
import { openSessionFilter } from "../auth/sessions";
import { db } from "../db/client";
import type { Prisma } from "../db/generated/sqlite/client";
import { orderByIds } from "../list/list";
import { loadListPage } from "../list/load-list-page";
import type { SearchParams } from "../list/params";
import { userList } from "./list";
import { findPerson, type Person } from "./person";

const userColumns = {
  id: true,
  username: true,
  email: true,
  displayName: true,
  role: true,
  active: true,
  registeredAt: true,
  lastSignedInAt: true,
  version: true,
} satisfies Prisma.UserSelect;

export type UserRow = Prisma.UserGetPayload<{ select: typeof userColumns }>;

/** One page of the users. @throws ForbiddenError */
export async function listUsers(actor: Actor, params: SearchParams) {
  authorise(actor, "users.manage");
  return loadListPage(userList, params, async (ids) =>
    orderByIds(ids, await db.user.findMany({ where: { id: { in: ids } }, select: userColumns })),
  );
}

/** One user, with what prevents deleting them. @throws ForbiddenError */
export async function getUser(actor: Actor, id: number) {
  authorise(actor, "users.manage");
  return db.user.findUnique({
    where: { id },
    select: {
      ...userColumns,
      erasedAt: true,
      sessions: { where: openSessionFilter(), select: { id: true } },
      _count: { select: { changeSets: true } },
    },
  });
}

/**
 * The person to erase, also after deletion, with the number of their changes and what prevents it. @throws
 * ForbiddenError
 */
export async function getPerson(actor: Actor, id: number) {
  authorise(actor, "users.manage");
  const person = await findPerson(db, id);
  if (!person) return null;
  const done = await db.changeSet.count({ where: { actorId: id } });
  return {
    id,
    username: person.username,
    isThere: person.row !== undefined,
    blocker: eraseBlocker(actor, person),
    done,
  };
}

function eraseBlocker(actor: Actor, { id, username, isErased }: Person): string | undefined {
  if (isErased) return `${username} was already erased.`;
  // So that there is always an admin left.
  if (actor.kind === "user" && actor.id === id) return "You can’t erase yourself. Ask another admin.";
  return undefined;
}

/** The actor's open sessions, last used first. @throws ForbiddenError */
export async function listOwnSessions(actor: Actor) {
  authorise(actor, "desk");
  if (actor.kind !== "user") return [];
  return db.session.findMany({
    where: { userId: actor.id, ...openSessionFilter() },
    select: { id: true, device: true, createdAt: true, lastSeenAt: true },
    orderBy: [{ lastSeenAt: "desc" }, { id: "desc" }],
  });
}
