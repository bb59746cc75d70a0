import { type Actor, authorise } from "../auth/abilities";
import { openSession } from "../auth/sessions";
import { db } from "../db/client";
import { Prisma } from "../db/generated/sqlite/client";
import { inOrder, type List, listIds, listRequest } from "../list/list";
import { everyWordIn } from "../list/words";

const shown = {
  id: true,
  username: true,
  email: true,
  role: true,
  active: true,
  registeredAt: true,
  lastSignedInAt: true,
  version: true,
} satisfies Prisma.UserSelect;

export const userList: List<"id" | "username" | "email" | "role" | "registered"> = {
  from: Prisma.sql`"User" AS u`,
  id: Prisma.sql`u."id"`,
  sorts: {
    id: { label: "ID", column: Prisma.sql`u."id"` },
    username: { label: "Username", column: Prisma.sql`u."usernameFold"` },
    email: { label: "Email", column: Prisma.sql`u."emailFold"` },
    role: { label: "Role", column: Prisma.sql`u."role"` },
    registered: { label: "Registered", column: Prisma.sql`u."registeredAt"`, descendingFirst: true },
  },
  defaultSort: "username",
  search: (words) => everyWordIn(words, [Prisma.sql`u."usernameFold"`, Prisma.sql`u."emailFold"`]),
};

export type UserRow = Prisma.UserGetPayload<{ select: typeof shown }>;

/** One page of the users. @throws Forbidden */
export async function listUsers(actor: Actor, params: Record<string, string | string[] | undefined>) {
  authorise(actor, "users.manage");
  const request = listRequest(userList, params);
  const { ids, ...place } = await listIds(userList, request);
  const rows = await db.user.findMany({ where: { id: { in: ids } }, select: shown });
  return { ...place, request, rows: inOrder(ids, rows) };
}

/** One user, with what stands in the way of deleting them. @throws Forbidden */
export async function getUser(actor: Actor, id: number) {
  authorise(actor, "users.manage");
  return db.user.findUnique({
    where: { id },
    select: {
      ...shown,
      sessions: { where: openSession(), select: { id: true } },
      _count: { select: { changeSets: true } },
    },
  });
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
