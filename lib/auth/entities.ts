/** Sessions and one-time links, for the history. They end with their user and cannot be undone. */
import { Prisma } from "../db/generated/sqlite/client";
import { type DescribedChange, defineEntity } from "../entities/definition";
import type { FieldDefinition } from "../entities/field-definition";

const abilities = {
  view: "users.manage",
  create: "users.manage",
  update: "users.manage",
  delete: "users.manage",
} as const;
const ofUser = ({ label }: DescribedChange) => (label ? ` of ${label}` : "");
const byUser = {
  label: "User",
  type: "reference",
  refersTo: { entity: "user" },
} satisfies FieldDefinition;

export const session = defineEntity("session", {
  number: 7,
  label: { one: "session", many: "sessions" },
  title: { text: Prisma.sql`u."username"`, from: Prisma.sql`"Session" r JOIN "User" u ON u."id" = r."userId"` },
  abilities,
  fields: {
    userId: byUser,
    device: { label: "Device", type: "line" },
    tokenHash: { label: "Token", type: "secret" },
    lastSeenAt: { label: "Last seen", type: "moment" },
    expiresAt: { label: "Expires", type: "moment" },
    endedAt: { label: "Ended", type: "moment" },
    createdAt: { label: "Added", type: "moment", setOnCreate: true },
  },
  uniqueKeys: [["tokenHash"]],
  load: async (reader, ids) =>
    (await reader.session.findMany({ where: { id: { in: ids } } })).map((row) => ({ ...row, version: 1 })),
  undoable: false,
  history: {
    ability: "users.manage",
    rank: 2,
    describe: (change) =>
      change.action === "create"
        ? { subject: change.label ?? "Someone", predicate: "signed in", namesRow: false }
        : { predicate: `ended a session${ofUser(change)}`, namesRow: false },
  },
});

export const oneTimeLink = defineEntity("oneTimeLink", {
  number: 8,
  label: { one: "one-time link", many: "one-time links" },
  title: { text: Prisma.sql`u."username"`, from: Prisma.sql`"OneTimeLink" r JOIN "User" u ON u."id" = r."userId"` },
  abilities,
  fields: {
    userId: byUser,
    tokenHash: { label: "Token", type: "secret" },
    expiresAt: { label: "Expires", type: "moment" },
    usedAt: { label: "Used", type: "moment" },
    createdAt: { label: "Added", type: "moment", setOnCreate: true },
  },
  uniqueKeys: [["tokenHash"]],
  load: async (reader, ids) =>
    (await reader.oneTimeLink.findMany({ where: { id: { in: ids } } })).map((row) => ({ ...row, version: 1 })),
  undoable: false,
  history: {
    ability: "users.manage",
    rank: 2,
    describe(change) {
      const { action, who, label } = change;
      if (action === "update") {
        const whose = who === label ? "" : ofUser(change);
        return { subject: who ?? "Someone", predicate: `used a one-time link${whose}`, namesRow: false };
      }
      const verb = action === "create" ? "created" : "revoked";
      return { predicate: `${verb} a one-time link${ofUser(change)}`, namesRow: false };
    },
  },
});
