import { CommandError } from "../commands/outcome";
import type { Transaction } from "../db/write-transaction";
import type { Recorder } from "../history/record";
import { fold } from "../values/text";

/** The columns of names and address, with their folded forms. */
export function userData({
  username,
  email,
  displayName = null,
}: {
  username: string;
  email: string;
  displayName?: string | null;
}) {
  return { username, usernameFold: fold(username), email, emailFold: fold(email), displayName };
}

/** @throws CommandError at the field, when another user has this name or address */
export async function refuseDuplicateUser(
  tx: Transaction,
  data: ReturnType<typeof userData>,
  except?: number,
): Promise<void> {
  const others = await tx.user.findMany({
    where: { OR: [{ usernameFold: data.usernameFold }, { emailFold: data.emailFold }], id: { not: except } },
  });
  const fields: ConstructorParameters<typeof CommandError>[1] = {};
  for (const other of others) {
    const see = { entity: "user" as const, id: other.id, label: other.username };
    if (other.usernameFold === data.usernameFold)
      fields.username = [{ message: "This username is taken.", related: see }];
    if (other.emailFold === data.emailFold) fields.email = [{ message: "This email address is taken.", related: see }];
  }
  if (others.length > 0) throw new CommandError("There is a problem. Check the highlighted fields.", fields);
}

/** @throws CommandError when this user is the only active admin */
export async function refuseLastAdmin(tx: Transaction, userId: number, wish: string): Promise<void> {
  const another = await tx.user.findFirst({ where: { role: "admin", active: true, id: { not: userId } } });
  const user = await tx.user.findUnique({ where: { id: userId } });
  if (!another && user?.role === "admin" && user.active) {
    throw new CommandError(`This is the last active admin, and cannot be ${wish}. Make somebody else an admin first.`);
  }
}

/** @throws CommandError for an erased user */
export function refuseErased(user: { username: string; erasedAt: Date | null }): void {
  if (user.erasedAt) throw new CommandError(`${user.username} was erased and can no longer be changed.`);
}

/** Deletes the sessions and one-time links of deleted users. */
export async function deleteAccess(tx: Transaction, record: Recorder, userIds: number[]): Promise<void> {
  const theirs = { where: { userId: { in: userIds } } };
  await record.deletedMany("oneTimeLink", await tx.oneTimeLink.findMany(theirs));
  await record.deletedMany("session", await tx.session.findMany(theirs));
  await tx.oneTimeLink.deleteMany(theirs);
  await tx.session.deleteMany(theirs);
}
