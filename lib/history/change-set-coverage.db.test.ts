import { describe, expect, test } from "vitest";
import { type Actor, anonymous, system } from "../auth/abilities";
import { changePassword, endSession, endUserSessions, issueOneTimeLink, setPassword, signIn } from "../auth/commands";
import { hashPassword } from "../auth/passwords";
import { newToken } from "../auth/tokens";
import type { Caller } from "../commands/execute";
import { execute } from "../commands/execute";
import { db } from "../db/client";
import { write } from "../db/write-transaction";
import { insertActor, insertUser, toActor, userRow } from "../testing/factories";
import { createUser, deactivateUser, deleteUser, erasePerson, reactivateUser, updateUser } from "../users/commands";

const PASSWORD = "mossy teapot orbit";
const by = (actor: Actor): Caller => ({ actor, via: "test" });
const soon = () => new Date(Date.now() + 60_000);

/** A user with a password, a session, a used one-time link and an unused one. */
async function settledUser(passwordHash: string) {
  const user = await insertUser({ passwordHash });
  const userId = user.id;
  const { token, tokenHash } = newToken();
  const session = await write(async (tx) => {
    await tx.oneTimeLink.create({ data: { userId, tokenHash, expiresAt: soon() } });
    await tx.oneTimeLink.create({
      data: { userId, tokenHash: newToken().tokenHash, expiresAt: soon(), usedAt: new Date() },
    });
    return tx.session.create({
      data: { userId, tokenHash: newToken().tokenHash, device: "", lastSeenAt: new Date(), expiresAt: soon() },
    });
  });
  return {
    user,
    session,
    token,
    edit: { id: userId, version: user.version },
    names: { username: user.username, email: user.email },
  };
}

type Settled = Awaited<ReturnType<typeof settledUser>>;

/** Every command about users and signing in, once, so that it changes something. */
const runs: Record<string, (settled: Settled, admin: Actor) => Promise<{ ok: boolean }>> = {
  createUser: (_, admin) => {
    const { username, email } = userRow();
    return execute(createUser, { username, email }, by(admin));
  },
  updateUser: ({ edit, names }, admin) => execute(updateUser, { ...edit, ...names, role: "manager" }, by(admin)),
  deactivateUser: ({ edit }, admin) => execute(deactivateUser, edit, by(admin)),
  reactivateUser: async ({ edit }, admin) => {
    await write((tx) => tx.user.update({ where: { id: edit.id }, data: { active: false } }));
    return execute(reactivateUser, edit, by(admin));
  },
  deleteUser: ({ edit }, admin) => execute(deleteUser, edit, by(admin)),
  erasePerson: ({ user }, admin) => execute(erasePerson, { id: user.id, username: user.username }, by(admin)),
  issueOneTimeLink: ({ user }, admin) => execute(issueOneTimeLink, { userId: user.id }, by(admin)),
  endUserSessions: ({ user }, admin) => execute(endUserSessions, { userId: user.id }, by(admin)),
  endSession: ({ user, session }) => execute(endSession, { id: session.id }, by(toActor(user))),
  changePassword: ({ user }) =>
    execute(changePassword, { currentPassword: PASSWORD, newPassword: "quiet lamp harbour" }, by(toActor(user))),
  setPassword: ({ token }) => execute(setPassword, { token, newPassword: "quiet lamp harbour" }, by(anonymous)),
  signIn: ({ user, session }) =>
    execute(
      signIn,
      { login: user.username, password: PASSWORD, address: "192.0.2.1", device: "" },
      by({ ...toActor(user), sessionId: session.id }),
    ),
};

/** All that these commands write, as text by row, and whom each row is about. */
async function everything() {
  const [users, sessions, links] = await Promise.all([
    db.user.findMany(),
    db.session.findMany(),
    db.oneTimeLink.findMany(),
  ]);
  const entry = (entity: string, userId: number, row: { id: number }) =>
    [`${entity} ${row.id}`, { userId, text: JSON.stringify(row) }] as const;
  return new Map<string, { userId: number; text: string }>([
    ...users.map((row) => entry("user", row.id, row)),
    ...sessions.map((row) => entry("session", row.userId, row)),
    ...links.map((row) => entry("oneTimeLink", row.userId, row)),
  ]);
}

describe.each(Object.entries(runs))("all that %s writes", (name, run) => {
  test("is explained by its change set, row by row", async () => {
    const settled = await settledUser(await hashPassword(PASSWORD));
    const admin = await insertActor("admin");
    const before = await everything();
    const known = await db.changeSet.findMany({ select: { id: true } });
    expect(await run(settled, admin)).toMatchObject({ ok: true });

    const after = await everything();
    const sets = await db.changeSet.findMany({
      where: { id: { notIn: known.map(({ id }) => id) } },
      include: { changes: true },
    });
    expect(sets).toMatchObject([{ command: name }]);
    const changes = sets.flatMap((set) => set.changes);
    const explained = changes.map((change) => `${change.entity} ${change.entityId}`);
    const written = [...new Set([...before.keys(), ...after.keys()])].filter(
      (key) => before.get(key)?.text !== after.get(key)?.text,
    );
    expect(written).not.toEqual([]);
    // When somebody last signed in is told by the session.
    const implied = (key: string) => name === "signIn" && key.startsWith("user");
    expect(written.filter((key) => !implied(key) && !explained.includes(key))).toEqual([]);
    for (const key of explained) expect(written).toContain(key);

    const text = JSON.stringify(changes);
    expect(text).not.toMatch(/argon2|[0-9a-f]{64}/);
  });
});

test("every user and sign-in command is among them, but those for an empty installation", async () => {
  const modules = await Promise.all([import("../auth/commands"), import("../users/commands")]);
  const names = modules.flatMap((module) => Object.values(module).map((command) => command.name));
  expect(names.filter((name) => !name.endsWith("FirstAdmin")).sort()).toEqual(Object.keys(runs).sort());
});

test("of a new password only that it changed is recorded", async () => {
  const settled = await settledUser(await hashPassword(PASSWORD));
  await execute(
    changePassword,
    { currentPassword: PASSWORD, newPassword: "quiet lamp harbour" },
    by(toActor(settled.user)),
  );
  const changes = await db.change.findMany({ where: { entity: "user", entityId: settled.user.id } });
  expect(changes).toMatchObject([{ before: { passwordHash: "(hidden)" }, after: { passwordHash: "(hidden)" } }]);
});

test("a deleted user's row is recorded without any hash", async () => {
  const settled = await settledUser(await hashPassword(PASSWORD));
  await execute(deleteUser, settled.edit, by(system));
  const [change] = await db.change.findMany({ where: { entity: "user", entityId: settled.user.id } });
  expect(change?.before).toMatchObject({ username: settled.user.username });
  expect(JSON.stringify(change)).not.toContain("argon2");
});
