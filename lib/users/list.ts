/** The list of users: its filters, sorts and groups. */
import { db } from "../db/client";
import { Prisma } from "../db/generated/sqlite/client";
import type { Fields } from "../list/filter/filter";
import { byChoice, byMonth } from "../list/groupings";
import type { List } from "../list/list";
import { rowTotal } from "../list/paging/totals";
import { roleLabels, roles } from "./roles";

const fields = {
  id: { kind: "number", label: "ID", column: Prisma.sql`u."id"`, sort: "ascending" },
  username: { kind: "text", label: "Username", column: Prisma.sql`u."usernameFold"`, sort: "ascending" },
  email: { kind: "text", label: "Email", column: Prisma.sql`u."emailFold"`, sort: "ascending" },
  role: {
    kind: "choice",
    label: "Role",
    column: Prisma.sql`u."role"`,
    options: roles.map((role) => ({ value: role, label: roleLabels[role], phrase: role })),
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
  indexedSorts: ["id", "username", "email", "registered"],
  indexedOptions: { fields: ["role", "active"], sorts: ["username"] },
  groupings: {
    role: byChoice("role", fields.role),
    registered: byMonth("registered", fields.registered, registrations),
  },
};

async function registrations() {
  const { _min, _max } = await db.user.aggregate({ _min: { registeredAt: true }, _max: { registeredAt: true } });
  return _min.registeredAt && _max.registeredAt ? { first: _min.registeredAt, last: _max.registeredAt } : undefined;
}
