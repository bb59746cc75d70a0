import { createLink, revokeLinks } from "../auth/links";
import { endSessions } from "../auth/sessions";
import { newToken } from "../auth/tokens";
import { command } from "../commands/execute";

import { CommandError } from "../commands/outcome";
import { findExternalReferences } from "../entities/external-references";

import { refuseReferenced } from "../entities/references";
import { saveVersion } from "../history/save-version";
import { fold } from "../values/text";
import { deleteAccess, refuseDuplicateUser, refuseErased, refuseLastAdmin, userData } from "./changes";
import { user } from "./entity";
import { erasePersonalData } from "./erase";
import { findPerson } from "./person";
import { editUserSchema, erasePersonSchema, newUserSchema, userVersionSchema } from "./schema";

/** Adds a bookseller, with a one-time link to set a password. */
export const createUser = command({
  name: "createUser",
  ability: user.abilities.create,
  input: newUserSchema,
  prepare: async () => newToken(),
  secret: ({ token }) => token,
  async run({ tx, input, prepared, record }) {
    const data = userData(input);
    await refuseDuplicateUser(tx, data);
    const user = await tx.user.create({ data });
    await record.created("user", user.id);
    await createLink(tx, record, user.id, prepared.tokenHash);
    return { id: user.id, username: user.username };
  },
});

/**
 * Creates the first admin from the operator's terminal, for hosts without a disk for /setup's code, with a one-time
 * link.
 */
export const addFirstAdmin = command({
  name: "addFirstAdmin",
  ability: "system",
  input: newUserSchema,
  prepare: async () => newToken(),
  secret: ({ token }) => token,
  async run({ tx, input, prepared, record }) {
    if (await tx.user.findFirst()) throw new CommandError("Users already exist. Ask an admin to add you.");
    const user = await tx.user.create({ data: { ...userData(input), role: "admin" } });
    await record.created("user", user.id);
    await createLink(tx, record, user.id, prepared.tokenHash);
    return { id: user.id };
  },
});

/** Changes a user's name, address and role. */
export const updateUser = command({
  name: "updateUser",
  ability: user.abilities.update,
  input: editUserSchema,
  target: user,
  async run({ tx, input, row, record }) {
    refuseErased(row);
    const data = { ...userData(input), role: input.role };
    await refuseDuplicateUser(tx, data, row.id);
    if (input.role !== "admin") await refuseLastAdmin(tx, row.id, "given another role");
    await saveVersion(tx, record, "user", row, data);
    return { id: row.id };
  },
});

/** Deactivates a user: sessions end and unused links are revoked at once. Their changes keep their name. */
export const deactivateUser = command({
  name: "deactivateUser",
  ability: user.abilities.update,
  input: userVersionSchema,
  target: user,
  async run({ tx, row, record }) {
    await refuseLastAdmin(tx, row.id, "deactivated");
    if (await saveVersion(tx, record, "user", row, { active: false })) {
      await endSessions(tx, record, { userId: row.id });
      await revokeLinks(tx, record, row.id);
    }
    return { id: row.id };
  },
});

export const reactivateUser = command({
  name: "reactivateUser",
  ability: user.abilities.update,
  input: userVersionSchema,
  target: user,
  async run({ tx, row, record }) {
    refuseErased(row);
    await saveVersion(tx, record, "user", row, { active: true });
    return { id: row.id };
  },
});

/** Deletes a user who has never changed anything, with their links and sessions. */
export const deleteUser = command({
  name: "deleteUser",
  ability: user.abilities.delete,
  input: userVersionSchema,
  target: user,
  async run({ tx, row, record }) {
    await refuseLastAdmin(tx, row.id, "deleted");
    const done = await tx.changeSet.count({ where: { actorId: row.id } });
    if (done > 0) {
      throw new CommandError(
        `${row.username} has made changes that the history refers to. Deactivate the user instead.`,
      );
    }
    if ((await findExternalReferences(tx, user, [row.id])).has(row.id)) {
      throw new CommandError(`${row.username} has imported files. Deactivate the user instead.`);
    }
    await refuseReferenced(tx, "user", { id: row.id, label: row.username });
    await deleteAccess(tx, record, [row.id]);
    await record.deleted("user", row);
    await tx.user.delete({ where: { id: row.id } });
    return { id: row.id, username: row.username };
  },
});

/** Erases the personal data of a user, also of a deleted one. Cannot be undone. */
export const erasePerson = command({
  name: "erasePerson",
  ability: user.abilities.delete,
  input: erasePersonSchema,
  async run({ tx, actor, input, record }) {
    const person = await findPerson(tx, input.id);
    if (!person) throw new CommandError("This user has never existed.");
    if (person.isErased) throw new CommandError(`${person.username} was already erased.`);
    await refuseLastAdmin(tx, person.id, "erased");
    if (actor.kind === "user" && actor.id === person.id) {
      throw new CommandError("You can’t erase yourself. Ask another admin.");
    }
    if (fold(input.username) !== fold(person.username)) {
      throw CommandError.forField("username", "This is not the username of this user.");
    }
    const { username } = await erasePersonalData(tx, record, person);
    return { id: person.id, username, isThere: person.row !== undefined };
  },
});
