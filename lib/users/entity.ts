import { z } from "zod";
import { revokeLinks } from "../auth/links";
import { endSessions } from "../auth/sessions";
import { emailAliases } from "../entities/aliases";
import { defineEntity } from "../entities/definition";
import { yesOrNo } from "../values/form-fields";
import { fold } from "../values/text";
import { deleteAccess } from "./changes";
import { userList } from "./list";
import { roleLabels } from "./roles";
import { editUserSchema, newUserSchema } from "./schema";

const manageUsers = "users.manage" as const;

export const user = defineEntity("user", {
  number: 6,
  label: { one: "user", many: "users" },
  title: "username",
  path: "users",
  abilities: { view: manageUsers, create: manageUsers, update: manageUsers, delete: manageUsers, import: manageUsers },
  keywords: { list: "staff people roles", create: "add staff invite" },
  fields: {
    username: {
      label: "Username",
      type: "line",
      folded: true,
      initial: "",
      export: true,
      import: {
        required: true,
        aliases: "username,user name,user,login,login name,account,benutzername,benutzer,nom d utilisateur,usuario",
      },
    },
    email: {
      label: "Email",
      type: "line",
      folded: true,
      initial: "",
      export: true,
      import: {
        required: true,
        aliases: emailAliases,
      },
    },
    displayName: {
      label: "Display name",
      type: "line",
      export: true,
      import: { hint: "As customers see it", aliases: "display name,full name,real name,anzeigename,nom affiche" },
    },
    role: {
      label: "Role",
      type: "choice",
      options: roleLabels,
      initial: "bookseller",
      export: true,
      bulkEdit: { schema: editUserSchema.shape.role, clearable: false },
      import: {
        ignored: ignoredRoleWarning,
        hint: "Not imported: new users start as booksellers",
        aliases: "role,roles,rolle,group,rol,type",
      },
    },
    active: {
      label: "Active",
      type: "flag",
      initial: false,
      export: true,
      bulkEdit: { schema: yesOrNo, clearable: false },
    },
    passwordHash: { label: "Password", type: "secret" },
    registeredAt: {
      label: "Registered",
      type: "moment",
      setOnCreate: true,
      export: { name: "registered", header: "Registered (UTC)" },
    },
    lastSignedInAt: {
      label: "Last signed in",
      type: "moment",
      export: { name: "lastSignedIn", header: "Last signed in (UTC)" },
    },
    erasedAt: { label: "Erased", type: "moment" },
  },
  importer: {
    schema: { ...newUserSchema.shape, role: z.string() },
    identifiedBy: ["username"],
    keys: [{ field: "username" }],
  },
  uniqueKeys: [["usernameFold"], ["emailFold"]],
  load: (reader, ids) =>
    reader.user.findMany({ where: { id: { in: ids } }, omit: { usernameFold: true, emailFold: true } }),
  alias: "u",
  lists: {
    users: { label: "Users", ability: manageUsers, entity: "user", build: () => userList, savable: true },
  },
  noteField: "role",
  search: { columns: ["username", "email"] },
  counted: true,
  undoable: true,
  standardCommands: true,
  bulkEditable: true,
  history: { ability: manageUsers, hasPage: true },
  commands: {
    deactivateUser: { label: "Deactivate a user", verb: "deactivated" },
    reactivateUser: { label: "Reactivate a user", verb: "reactivated" },
    erasePerson: { label: "Erase personal data" },
    issueOneTimeLink: { label: "Create a one-time link" },
    endUserSessions: { label: "Sign a user out everywhere" },
    addFirstAdmin: { label: "Add the first admin" },
  },
  externalReferences: [
    { table: "ChangeSet", column: "actorId", reason: "Has made changes", counted: ["change", "changes"] },
    { table: "Job", column: "ownerId", reason: "Has imported files" },
    { table: "Import", column: "ownerId", reason: "Has imported files" },
  ],
  locked: { by: "erasedAt", reason: "Erased users can’t be changed" },
  isActor: true,
  mustRemain: {
    matches: ({ role, active }) => role === "admin" && active === true,
    count: (reader) => reader.user.count({ where: { role: "admin", active: true } }),
    message: "This is the last active admin.",
  },
  hooks: {
    beforeDelete: deleteAccess,
    // Deactivating a user ends their access at once, whichever command does it.
    async afterUpdate(tx, record, rows) {
      const userId = { in: rows.flatMap(({ id, before, after }) => (before.active && !after.active ? id : [])) };
      if (userId.in.length === 0) return;
      await endSessions(tx, record, { userId });
      await revokeLinks(tx, record, userId);
    },
  },
});

/** Warns that roles are not imported: an admin assigns them one user at a time. */
function ignoredRoleWarning(wanted: string, current = "bookseller"): string | undefined {
  if (fold(wanted) === current) return undefined;
  const stays =
    current === "bookseller" ? "is a bookseller" : current === "admin" ? "stays an admin" : `stays a ${current}`;
  return `Roles are not imported: this user ${stays} until an admin changes it.`;
}
