/** Users as rows, without a command: for the tests of what commands are made of. */
import { randomBytes } from "node:crypto";
import type { UserActor } from "../auth/abilities";
import type { Prisma, User } from "../db/generated/sqlite/client";
import { write } from "../db/write-transaction";
import { fold } from "../values/text";

type Values = Partial<Prisma.UserUncheckedCreateInput>;

/** A new user, by default an active bookseller without a password. */
export function insertUser(values: Values = {}): Promise<User> {
  const data = userRow(values);
  return write((tx) => tx.user.create({ data }));
}

/** What a new user's row needs. */
export function userRow(values: Values = {}) {
  const { username = `user-${randomBytes(6).toString("hex")}`, email = `${username}@example.com` } = values;
  return { ...values, username, usernameFold: fold(username), email, emailFold: fold(email) };
}

/** The user as the one who acts. */
export function toActor({ id, username, role }: User): UserActor {
  return { kind: "user", id, username, role };
}

/** A new user, as the one who acts. */
export async function insertActor(role: User["role"]): Promise<UserActor> {
  return toActor(await insertUser({ role }));
}
