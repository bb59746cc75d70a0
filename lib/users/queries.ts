import { type Actor, authorise } from "../auth/abilities";
import { openSession } from "../auth/sessions";
import { db } from "../db/client";
import { Prisma } from "../db/generated/sqlite/client";
import type { Role } from "../db/generated/sqlite/enums";
import { askList } from "../list/ask";
import type { Fields } from "../list/filter";
import { byChoice, byMonth } from "../list/groupings";
import { inOrder, type List } from "../list/list";
import { named } from "../list/named";
import type { SearchParams } from "../list/params";
import { rowTotal } from "../list/totals";
import { findPerson, type Person } from "./person";
import { roleNames, roles } from "./roles";

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

const fields = {
  id: { kind: "number", label: "ID", column: Prisma.sql`u."id"`, sort: "ascending" },
  username: { kind: "text", label: "Username", column: Prisma.sql`u."usernameFold"`, sort: "ascending" },
  email: { kind: "text", label: "Email", column: Prisma.sql`u."emailFold"`, sort: "ascending" },
  role: {
    kind: "choice",
    label: "Role",
    column: Prisma.sql`u."role"`,
    choices: roles.map((role) => ({ value: role, label: roleNames[role], phrase: role })),
    sort: "ascending",
  },
  active: { kind: "flag", label: "Active", column: Prisma.sql`u."active"` },
  registered: { kind: "date", label: "Registered", column: Prisma.sql`u."registeredAt"`, sort: "descending" },
  signedIn: {
    kind: "date",
    label: "Last signed in",
    column: Prisma.sql`u."lastSignedInAt"`,
    nullable: true,
    sort: "descending",
  },
} satisfies Fields;

export const userList: List = {
  name: "users",
  from: Prisma.sql`"User" AS u`,
  id: Prisma.sql`u."id"`,
  fields,
  defaultSort: "username",
  search: { table: "User", title: fields.username.column },
  total: rowTotal("user"),
  fast: {
    sorts: ["id", "username", "email", "registered"],
    choices: { fields: ["role", "active"], sorts: ["username"] },
  },
  groupings: {
    role: byChoice("role", fields.role),
    registered: byMonth("registered", fields.registered, registrations),
  },
};

async function registrations() {
  const { _min, _max } = await db.user.aggregate({ _min: { registeredAt: true }, _max: { registeredAt: true } });
  return _min.registeredAt && _max.registeredAt ? { first: _min.registeredAt, last: _max.registeredAt } : undefined;
}

export type UserRow = Prisma.UserGetPayload<{ select: typeof shown }>;

/** One page of the users. @throws Forbidden */
export async function listUsers(actor: Actor, params: SearchParams) {
  authorise(actor, "users.manage");
  return askList(userList, params, async (ids) =>
    inOrder(ids, await db.user.findMany({ where: { id: { in: ids } }, select: shown })),
  );
}

/** The first few users whose name or address a text finds, those who are called so first. @throws Forbidden */
export async function usersNamed(actor: Actor, text: string, count: number) {
  authorise(actor, "users.manage");
  return named<{ id: number; username: string; role: Role }>(userList, text, {
    columns: Prisma.sql`u."username", u."role"`,
    count,
  });
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
