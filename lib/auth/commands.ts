import { command } from "../commands/execute";
import { CommandError } from "../commands/outcome";
import { db } from "../db/client";
import { deleteExpired } from "../retention/delete-expired";
import { refuseDuplicateUser, refuseErased, userData } from "../users/changes";
import { fold } from "../values/text";
import type { Actor, UserActor } from "./abilities";
import { createLink, findUsableLink, revokeLinks } from "./links";
import { passwordWeakness } from "./password-strength";
import { hashPassword, verifyPassword } from "./passwords";
import {
  changePasswordSchema,
  endSessionSchema,
  setPasswordSchema,
  setupSchema,
  signInRequestSchema,
  userIdSchema,
} from "./schema";
import { endSessions, SESSION_LIFETIME_MS } from "./sessions";
import { isSetupCode } from "./setup";
import { recordSuccess, registerAttempt, throttleKeys } from "./throttle";
import { newToken } from "./tokens";

const NOT_SIGNED_IN = "Wrong username or password. After several attempts, wait a few minutes before trying again.";

/** Signs in by username or email address. The secret is the token for the cookie; the current session, if any, ends. */
export const signIn = command({
  name: "signIn",
  ability: "anyone",
  input: signInRequestSchema,
  async prepare({ login, password, address }) {
    const folded = fold(login);
    const user = await db.user.findFirst({ where: { OR: [{ usernameFold: folded }, { emailFold: folded }] } });
    const attempt = throttleKeys(user ? `user ${user.id}` : `login ${folded}`, address);
    const may = await registerAttempt(attempt);
    // The same message after the same work for every failure: it reveals neither which names exist nor who has to wait.
    const matches = await verifyPassword(user?.passwordHash, password);
    if (!may || !matches || !user?.active) throw new CommandError(NOT_SIGNED_IN);
    await recordSuccess(attempt);
    return { ...newToken(), userId: user.id, passwordHash: user.passwordHash };
  },
  secret: ({ token }) => token,
  async run({ tx, actor, input, prepared, record }) {
    const user = await tx.user.findUnique({ where: { id: prepared.userId } });
    if (!user?.active || user.passwordHash !== prepared.passwordHash) throw new CommandError(NOT_SIGNED_IN);
    const now = new Date();
    const session = await tx.session.create({
      data: {
        tokenHash: prepared.tokenHash,
        userId: user.id,
        device: input.device,
        lastSeenAt: now,
        expiresAt: new Date(now.getTime() + SESSION_LIFETIME_MS),
      },
    });
    await record.created("session", session.id);
    await tx.user.update({ where: { id: user.id }, data: { lastSignedInAt: now } });
    if (actor.kind === "user" && actor.sessionId) await endSessions(tx, record, { id: actor.sessionId });
    await deleteExpired(tx);
    return { userId: user.id };
  },
});

/** Ends one of the actor's own sessions; signing out ends the current one. */
export const endSession = command({
  name: "endSession",
  ability: "desk",
  input: endSessionSchema,
  async run({ tx, actor, input, record }) {
    const mine = { userId: requireUser(actor).id, id: input.id };
    if (!(await tx.session.findFirst({ where: mine }))) throw new CommandError("This session doesn’t exist.");
    await endSessions(tx, record, mine);
    return { id: input.id };
  },
});

/** Changes the actor's own password; their other sessions end, and unused links are revoked. */
export const changePassword = command({
  name: "changePassword",
  ability: "desk",
  input: changePasswordSchema,
  async prepare(input, actor) {
    const me = requireUser(actor);
    const user = await db.user.findUnique({ where: { id: me.id } });
    const attempt = throttleKeys(`desk of user ${me.id}`, `desk of user ${me.id}`);
    const may = await registerAttempt(attempt);
    const matches = await verifyPassword(user?.passwordHash, input.currentPassword);
    if (!user || !may || !matches) throw CommandError.forField("currentPassword", "This is not your current password.");
    await recordSuccess(attempt);
    await refuseWeak(input.newPassword, [user.username, user.email]);
    return { before: user.passwordHash, passwordHash: await hashPassword(input.newPassword) };
  },
  async run({ tx, actor, prepared, record }) {
    const me = requireUser(actor);
    const user = await tx.user.findUniqueOrThrow({ where: { id: me.id } });
    if (user.passwordHash !== prepared.before)
      throw new CommandError("Your password was changed in the meantime. Sign in again.");
    await setPasswordHash({ tx, record, user, passwordHash: prepared.passwordHash });
    await endSessions(tx, record, { userId: me.id, id: { not: me.sessionId } });
    await revokeLinks(tx, record, me.id);
    return { id: me.id };
  },
});

/** Sets a password with a one-time link; the link is used up, and all sessions end. */
export const setPassword = command({
  name: "setPassword",
  ability: "anyone",
  input: setPasswordSchema,
  async prepare({ token, newPassword }) {
    const link = await findUsableLink(db, token);
    if (!link) throw new CommandError(LINK_USED);
    await refuseWeak(newPassword, [link.user.username, link.user.email]);
    return { passwordHash: await hashPassword(newPassword) };
  },
  async run({ tx, input, prepared, record }) {
    const link = await findUsableLink(tx, input.token);
    if (!link) throw new CommandError(LINK_USED);
    const usedAt = new Date();
    await record.updated("oneTimeLink", { ...link, version: 1 }, { usedAt });
    await tx.oneTimeLink.update({ where: { id: link.id }, data: { usedAt } });
    await setPasswordHash({ tx, record, user: link.user, passwordHash: prepared.passwordHash });
    await endSessions(tx, record, { userId: link.userId });
    return { username: link.user.username };
  },
});

const LINK_USED = "This link was already used or has expired. Ask an admin for a new one.";

/** Creates a one-time link for a user, such as for a forgotten password, and revokes earlier ones. */
export const issueOneTimeLink = command({
  name: "issueOneTimeLink",
  ability: "users.manage",
  input: userIdSchema,
  prepare: async () => newToken(),
  secret: ({ token }) => token,
  async run({ tx, input, prepared, record }) {
    const user = await tx.user.findUnique({ where: { id: input.userId } });
    if (!user) throw new CommandError("There is no such user.");
    refuseErased(user);
    if (!user.active) throw new CommandError(`${user.username} is inactive. Reactivate them first.`);
    await createLink(tx, record, user.id, prepared.tokenHash);
    return { id: user.id };
  },
});

/** Ends all sessions of a user. */
export const endUserSessions = command({
  name: "endUserSessions",
  ability: "users.manage",
  input: userIdSchema,
  async run({ tx, input, record }) {
    return { userId: input.userId, ended: await endSessions(tx, record, { userId: input.userId }) };
  },
});

/** Creates the first admin of an empty installation; refused once there is any user. */
export const setUpFirstAdmin = command({
  name: "setUpFirstAdmin",
  ability: "anyone",
  input: setupSchema,
  async prepare({ code, newPassword, username, email }) {
    if (!isSetupCode(code)) throw CommandError.forField("code", "This is not the setup code.");
    await refuseWeak(newPassword, [username, email]);
    return { passwordHash: await hashPassword(newPassword) };
  },
  async run({ tx, input, prepared, record }) {
    if (await tx.user.findFirst()) throw new CommandError("Deckle is already set up. Sign in instead.");
    const data = userData(input);
    await refuseDuplicateUser(tx, data);
    const user = await tx.user.create({ data: { ...data, role: "admin", passwordHash: prepared.passwordHash } });
    await record.created("user", user.id);
    return { username: user.username };
  },
});

type SetPasswordOptions = Pick<Parameters<typeof changePassword.run>[0], "tx" | "record"> & {
  user: { id: number; version: number; passwordHash: string | null };
  passwordHash: string;
};

async function setPasswordHash({ tx, record, user, passwordHash }: SetPasswordOptions): Promise<void> {
  await record.updated("user", user, { passwordHash });
  await tx.user.update({ where: { id: user.id }, data: { passwordHash, version: user.version + 1 } });
}

async function refuseWeak(password: string, names: string[]): Promise<void> {
  const weakness = await passwordWeakness(password, names);
  if (weakness) throw CommandError.forField("newPassword", weakness);
}

function requireUser(actor: Actor): UserActor {
  if (actor.kind !== "user") throw new CommandError("Only a signed-in user can do this.");
  return actor;
}
