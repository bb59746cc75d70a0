import { command } from "../commands/execute";
import { Refusal } from "../commands/outcome";
import { db } from "../db/client";
import { forgetWhatIsPast } from "../retention/delete-expired";
import { refuseErased, refuseTaken, userData } from "../users/changes";
import { fold } from "../values/text";
import type { Actor, UserActor } from "./abilities";
import { endLinks, makeLink, usableLink } from "./links";
import { passwordWeakness } from "./password-strength";
import { hashPassword, verifyPassword } from "./passwords";
import {
  changePasswordSchema,
  endSessionSchema,
  setPasswordSchema,
  setupSchema,
  signInRequestSchema,
  userSchema,
} from "./schema";
import { endSessions, LIFETIME } from "./sessions";
import { isSetupCode } from "./setup";
import { attemptOf, attemptSucceeded, mayAttempt } from "./throttle";
import { newToken } from "./tokens";

const NOT_SIGNED_IN =
  "That did not sign you in. Check the name and the password; after several tries, wait a few minutes before the next.";

/** Signs in by username or email address. Reveals the token for the cookie; the session in which that is done, if any, ends. */
export const signIn = command({
  name: "signIn",
  needs: "anyone",
  input: signInRequestSchema,
  async prepare({ login, password, address }) {
    const folded = fold(login);
    const user = await db.user.findFirst({ where: { OR: [{ usernameFold: folded }, { emailFold: folded }] } });
    const attempt = attemptOf(user ? `user ${user.id}` : `login ${folded}`, address);
    const may = await mayAttempt(attempt);
    // The same sentence after the same work for every failure: it tells nobody which names there are, or who has to wait.
    const matches = await verifyPassword(user?.passwordHash, password);
    if (!may || !matches || !user?.active) throw new Refusal(NOT_SIGNED_IN);
    await attemptSucceeded(attempt);
    return { ...newToken(), userId: user.id, passwordHash: user.passwordHash };
  },
  reveal: ({ token }) => token,
  async run({ tx, actor, input, prepared, record }) {
    const user = await tx.user.findUnique({ where: { id: prepared.userId } });
    if (!user?.active || user.passwordHash !== prepared.passwordHash) throw new Refusal(NOT_SIGNED_IN);
    const now = new Date();
    const session = await tx.session.create({
      data: {
        tokenHash: prepared.tokenHash,
        userId: user.id,
        device: input.device,
        lastSeenAt: now,
        expiresAt: new Date(now.getTime() + LIFETIME),
      },
    });
    await record.created("session", session.id);
    await tx.user.update({ where: { id: user.id }, data: { lastSignedInAt: now } });
    if (actor.kind === "user" && actor.sessionId) await endSessions(tx, record, { id: actor.sessionId });
    await forgetWhatIsPast(tx);
    return { userId: user.id };
  },
});

/** Ends one of one's own sessions; signing out is ending the one in use. */
export const endSession = command({
  name: "endSession",
  needs: "desk",
  input: endSessionSchema,
  async run({ tx, actor, input, record }) {
    const mine = { userId: asUser(actor).id, id: input.id };
    if (!(await tx.session.findFirst({ where: mine }))) throw new Refusal("There is no such session.");
    await endSessions(tx, record, mine);
    return { id: input.id };
  },
});

/** Changes one's own password; every other session of one's own ends, and every unused link. */
export const changePassword = command({
  name: "changePassword",
  needs: "desk",
  input: changePasswordSchema,
  async prepare(input, actor) {
    const me = asUser(actor);
    const user = await db.user.findUnique({ where: { id: me.id } });
    const attempt = attemptOf(`desk of user ${me.id}`, `desk of user ${me.id}`);
    const may = await mayAttempt(attempt);
    const matches = await verifyPassword(user?.passwordHash, input.currentPassword);
    if (!user || !may || !matches) throw Refusal.at("currentPassword", "This is not your present password.");
    await attemptSucceeded(attempt);
    await refuseWeak(input.newPassword, [user.username, user.email]);
    return { before: user.passwordHash, passwordHash: await hashPassword(input.newPassword) };
  },
  async run({ tx, actor, prepared, record }) {
    const me = asUser(actor);
    const user = await tx.user.findUniqueOrThrow({ where: { id: me.id } });
    if (user.passwordHash !== prepared.before) throw new Refusal("Your password was changed meanwhile. Sign in again.");
    await setPasswordHash({ tx, record, user, passwordHash: prepared.passwordHash });
    await endSessions(tx, record, { userId: me.id, id: { not: me.sessionId } });
    await endLinks(tx, record, me.id);
    return { id: me.id };
  },
});

/** Chooses a password by a one-time link; the link is used up, and every session ends. */
export const setPassword = command({
  name: "setPassword",
  needs: "anyone",
  input: setPasswordSchema,
  async prepare({ token, newPassword }) {
    const link = await usableLink(db, token);
    if (!link) throw new Refusal(LINK_USED);
    await refuseWeak(newPassword, [link.user.username, link.user.email]);
    return { passwordHash: await hashPassword(newPassword) };
  },
  async run({ tx, input, prepared, record }) {
    const link = await usableLink(tx, input.token);
    if (!link) throw new Refusal(LINK_USED);
    const usedAt = new Date();
    await record.updated("oneTimeLink", { ...link, version: 1 }, { usedAt });
    await tx.oneTimeLink.update({ where: { id: link.id }, data: { usedAt } });
    await setPasswordHash({ tx, record, user: link.user, passwordHash: prepared.passwordHash });
    await endSessions(tx, record, { userId: link.userId });
    return { username: link.user.username };
  },
});

const LINK_USED = "This link has been used, or is too old. Ask an admin for a new one.";

/** Makes a new one-time link for a user, as when a password was forgotten. The links before it end. */
export const issueOneTimeLink = command({
  name: "issueOneTimeLink",
  needs: "users.manage",
  input: userSchema,
  prepare: async () => newToken(),
  reveal: ({ token }) => token,
  async run({ tx, input, prepared, record }) {
    const user = await tx.user.findUnique({ where: { id: input.userId } });
    if (!user) throw new Refusal("There is no such user.");
    refuseErased(user);
    if (!user.active) throw new Refusal(`${user.username} is inactive. Reactivate them first.`);
    await makeLink(tx, record, user.id, prepared.tokenHash);
    return { id: user.id };
  },
});

/** Ends every session of a user. */
export const endUserSessions = command({
  name: "endUserSessions",
  needs: "users.manage",
  input: userSchema,
  async run({ tx, input, record }) {
    return { ended: await endSessions(tx, record, { userId: input.userId }) };
  },
});

/** Makes the first admin of an empty installation; when there is any user, it refuses. */
export const setUpFirstAdmin = command({
  name: "setUpFirstAdmin",
  needs: "anyone",
  input: setupSchema,
  async prepare({ code, newPassword, username, email }) {
    if (!isSetupCode(code)) throw Refusal.at("code", "This is not the code in the file.");
    await refuseWeak(newPassword, [username, email]);
    return { passwordHash: await hashPassword(newPassword) };
  },
  async run({ tx, input, prepared, record }) {
    if (await tx.user.findFirst()) throw new Refusal("Deckle has been set up already. Sign in instead.");
    const data = userData(input);
    await refuseTaken(tx, data);
    const user = await tx.user.create({ data: { ...data, role: "admin", passwordHash: prepared.passwordHash } });
    await record.created("user", user.id);
    return { username: user.username };
  },
});

type SetPassword = Pick<Parameters<typeof changePassword.run>[0], "tx" | "record"> & {
  user: { id: number; version: number; passwordHash: string | null };
  passwordHash: string;
};

async function setPasswordHash({ tx, record, user, passwordHash }: SetPassword): Promise<void> {
  await record.updated("user", user, { passwordHash });
  await tx.user.update({ where: { id: user.id }, data: { passwordHash, version: user.version + 1 } });
}

async function refuseWeak(password: string, names: string[]): Promise<void> {
  const weakness = await passwordWeakness(password, names);
  if (weakness) throw Refusal.at("newPassword", weakness);
}

function asUser(actor: Actor): UserActor {
  if (actor.kind !== "user") throw new Refusal("Only a person can do this.");
  return actor;
}
