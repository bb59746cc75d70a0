/** Creates users for tests: rows without a command, or through the commands. Does not depend on Vitest, as scripts use it too. */
import { randomBytes } from "node:crypto";
import { system, type UserActor } from "../auth/abilities";
import { execute } from "../commands/execute";
import { db } from "../db/client";
import type { Prisma, User } from "../db/generated/sqlite/client";
import type { Role } from "../db/generated/sqlite/enums";
import { write } from "../db/write-transaction";
import { createUser, updateUser } from "../users/commands";
import { fold } from "../values/text";

type Values = Partial<Prisma.UserUncheckedCreateInput>;

/** A new user, by default an active bookseller without a password. */
export function insertUser(values: Values = {}): Promise<User> {
  const data = userRow(values);
  return write((tx) => tx.user.create({ data }));
}

/** The columns of a new user. */
export function userRow(values: Values = {}) {
  const { username = `user-${randomBytes(6).toString("hex")}`, email = `${username}@example.com` } = values;
  return { ...values, username, usernameFold: fold(username), email, emailFold: fold(email) };
}

/** The user as an actor. */
export function toActor({ id, username, role }: User): UserActor {
  return { kind: "user", id, username, role };
}

/** Inserts a user and returns the actor. */
export async function insertActor(role: User["role"]): Promise<UserActor> {
  return toActor(await insertUser({ role }));
}

/** Creates a user with this role through the commands, with their history. */
export async function createActor(role: Role): Promise<UserActor> {
  const caller = { actor: system, via: "test" } as const;
  const username = unique(role);
  const created = await execute(createUser, { username, email: `${username}@example.com` }, caller);
  if (!created.ok) throw new Error(created.message);
  const { id, email, version } = await db.user.findUniqueOrThrow({ where: { id: created.result.id } });
  if (role !== "bookseller") {
    const updated = await execute(updateUser, { id, version, username, email, role }, caller);
    if (!updated.ok) throw new Error(updated.message);
  }
  return { kind: "user", id, username, role };
}

/** A unique name: with one more word of letters. */
export function unique(name: string): string {
  const letters = [...randomBytes(8)].map((byte) => String.fromCharCode(97 + (byte % 26)));
  return `${name}-${letters.join("")}`;
}
