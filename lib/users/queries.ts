import { type Actor, authorise } from "../auth/abilities";
import { openSession } from "../auth/sessions";
import { db } from "../db/client";
import type { Prisma } from "../db/generated/sqlite/client";
import { inOrder } from "../list/list";
import { askList } from "../list/load-list-page";
import type { SearchParams } from "../list/params";
import { userList } from "./list";
import { findPerson, type Person } from "./person";

const shown = {
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

export type UserRow = Prisma.UserGetPayload<{ select: typeof shown }>;

/** One page of the users. @throws Forbidden */
export async function listUsers(actor: Actor, params: SearchParams) {
  authorise(actor, "users.manage");
  return askList(userList, params, async (ids) =>
    inOrder(ids, await db.user.findMany({ where: { id: { in: ids } }, select: shown })),
  );
}

/** One user, with what stands in the way of deleting them. @throws Forbidden */
export async function getUser(actor: Actor, id: number) {
  authorise(actor, "users.manage");
  return db.user.findUnique({
    where: { id },
    select: {
      ...shown,
      erasedAt: true,
      sessions: { where: openSession(), select: { id: true } },
      _count: { select: { changeSets: true } },
    },
  });
}

/** Who is to be erased, also one who was deleted, with what hangs on them and why it cannot be, if so. @throws Forbidden */
export async function getPerson(actor: Actor, id: number) {
  authorise(actor, "users.manage");
  const person = await findPerson(db, id);
  if (!person) return null;
  const done = await db.changeSet.count({ where: { actorId: id } });
  return {
    id,
    username: person.username,
    isThere: person.row !== undefined,
    hindrance: hindranceTo(actor, person),
    done,
  };
}

function hindranceTo(actor: Actor, { id, username, isErased }: Person): string | undefined {
  if (isErased) return `${username} was erased already: what they were called is kept nowhere.`;
  // So there is always an admin left.
  if (actor.kind === "user" && actor.id === id) return "You cannot erase yourself. Ask another admin to do it.";
  return undefined;
}

/** One's own sessions that are open, the latest used first. @throws Forbidden */
export async function mySessions(actor: Actor) {
  authorise(actor, "desk");
  if (actor.kind !== "user") return [];
  return db.session.findMany({
    where: { userId: actor.id, ...openSession() },
    select: { id: true, device: true, createdAt: true, lastSeenAt: true },
    orderBy: [{ lastSeenAt: "desc" }, { id: "desc" }],
  });
}
