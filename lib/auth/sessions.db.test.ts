// @postgresql: raw SQL
import { describe, expect, test } from "vitest";
import { execute } from "../commands/execute";
import { db } from "../db/client";
import { write } from "../db/write-transaction";
import { insertUser, toActor } from "../testing/factories";
import { deactivateUser, reactivateUser } from "../users/commands";
import { getUser, listOwnSessions } from "../users/queries";
import { system } from "./abilities";
import { endSession, endUserSessions } from "./commands";
import {
  deleteExpiredSessions,
  findExpiredSessionUser,
  getSessionActor,
  IDLE_TIMEOUT_MS,
  SESSION_LIFETIME_MS,
  touchSession,
} from "./sessions";
import { newToken } from "./tokens";

const MINUTE = 60_000;
const began = new Date("2026-11-21T09:00:00Z");
const after = (milliseconds: number) => new Date(began.getTime() + milliseconds);
const byOperator = { actor: system, via: "test" as const };

/** A new user's new session, begun at nine. */
async function someSession(values: { userId?: number; began?: Date } = {}) {
  const userId = values.userId ?? (await insertUser()).id;
  const start = values.began ?? began;
  const { token, tokenHash } = newToken();
  const data = {
    tokenHash,
    userId,
    device: "",
    lastSeenAt: start,
    expiresAt: new Date(start.getTime() + SESSION_LIFETIME_MS),
  };
  const session = await write((tx) => tx.session.create({ data }));
  return { token, userId, id: session.id };
}

const openNow = () => someSession({ began: new Date() });

describe("a session", () => {
  test("says who holds its token", async () => {
    const { token, userId, id } = await someSession();
    expect(await getSessionActor(token, began)).toMatchObject({
      kind: "user",
      id: userId,
      sessionId: id,
      role: "bookseller",
    });
  });

  test.each(["", "no token", "\0", "\ud800", "x".repeat(5000)])("is nobody's with the token %j", async (token) => {
    expect(await getSessionActor(token)).toBeUndefined();
  });

  test("ends when it has not been used for twelve hours", async () => {
    const { token } = await someSession();
    expect(await getSessionActor(token, after(IDLE_TIMEOUT_MS))).toBeDefined();
    expect(await getSessionActor(token, after(IDLE_TIMEOUT_MS + 1))).toBeUndefined();
  });

  test("lives on while it is used, but not beyond fourteen days", async () => {
    const { token, id } = await someSession();
    for (let day = 0.25; day < 14; day += 0.25) {
      const now = after(day * 24 * 60 * MINUTE);
      const actor = await getSessionActor(token, now);
      if (!actor) expect.fail(`ended after ${day} days`);
      await touchSession(id, actor.seenAt, now);
    }
    await touchSession(id, began, after(SESSION_LIFETIME_MS - 1));
    expect(await getSessionActor(token, after(SESSION_LIFETIME_MS - 1))).toBeDefined();
    expect(await getSessionActor(token, after(SESSION_LIFETIME_MS))).toBeUndefined();
  });

  test("is noted as used at most every five minutes", async () => {
    const { id } = await someSession();
    const seen = async () => (await db.session.findUniqueOrThrow({ where: { id } })).lastSeenAt;
    await touchSession(id, began, after(5 * MINUTE - 1));
    expect(await seen()).toEqual(began);
    await touchSession(id, began, after(5 * MINUTE));
    expect(await seen()).toEqual(after(5 * MINUTE));
  });

  test("has the role that its user has now", async () => {
    const { token, userId } = await openNow();
    await write((tx) => tx.user.update({ where: { id: userId }, data: { role: "manager" } }));
    expect(await getSessionActor(token)).toMatchObject({ role: "manager" });
  });
});

describe("a session ends", () => {
  test("when its user is deactivated, and does not revive with them", async () => {
    const { token, userId } = await openNow();
    await execute(deactivateUser, { id: userId, version: 1 }, byOperator);
    expect(await getSessionActor(token)).toBeUndefined();
    expect(await execute(reactivateUser, { id: userId, version: 2 }, byOperator)).toMatchObject({ ok: true });
    expect(await getSessionActor(token)).toBeUndefined();
  });

  test("when its user is made inactive behind our back", async () => {
    const { token, userId } = await openNow();
    await write((tx) => tx.user.update({ where: { id: userId }, data: { active: false } }));
    expect(await getSessionActor(token)).toBeUndefined();
    expect(await findExpiredSessionUser(token)).toBeUndefined();
  });

  test("by its user's own hand, and nobody else's", async () => {
    const user = await insertUser();
    const mine = await someSession({ userId: user.id, began: new Date() });
    const theirs = await openNow();
    const end = (id: number) => execute(endSession, { id }, { actor: toActor(user), via: "test" });
    expect(await end(theirs.id)).toMatchObject({ ok: false, kind: "refused" });
    expect(await getSessionActor(theirs.token)).toBeDefined();
    expect(await end(mine.id)).toMatchObject({ ok: true });
    expect(await end(mine.id)).toMatchObject({ ok: true });
    expect(await getSessionActor(mine.token)).toBeUndefined();
    expect(await db.change.count({ where: { entity: "session", entityId: mine.id } })).toBe(1);
  });

  test("with all others of the user, when an admin ends them", async () => {
    const { userId, ...one } = await openNow();
    const [other, theirs] = [await someSession({ userId, began: new Date() }), await openNow()];
    expect(await execute(endUserSessions, { userId }, byOperator)).toMatchObject({ result: { ended: 2 } });
    expect([await getSessionActor(one.token), await getSessionActor(other.token)]).toEqual([undefined, undefined]);
    expect(await getSessionActor(theirs.token)).toBeDefined();
  });
});

const idle = { expiresAt: after(SESSION_LIFETIME_MS), lastSeenAt: after(-IDLE_TIMEOUT_MS) };

test.each([
  ["by idleness", idle],
  ["by its age", { expiresAt: began, lastSeenAt: began }],
])("a session that ran out %s says whose it was for a day", async (_, data) => {
  const { token, userId, id } = await someSession();
  await write((tx) => tx.session.update({ where: { id }, data }));
  const day = 24 * 60 * MINUTE;
  expect(await findExpiredSessionUser(token, after(-1))).toBeUndefined();
  expect(await findExpiredSessionUser(token, after(0))).toBe(userId);
  expect(await findExpiredSessionUser(token, after(day - 1))).toBe(userId);
  expect(await findExpiredSessionUser(token, after(day))).toBeUndefined();
});

describe("nobody's is the token of a session", () => {
  test("that is open, or never was", async () => {
    expect(await findExpiredSessionUser((await openNow()).token)).toBeUndefined();
    expect(await findExpiredSessionUser("no token")).toBeUndefined();
  });

  test.each([
    ["by hand", { ...idle, lastSeenAt: began }],
    ["by idleness, and by hand later", idle],
  ])("that was ended %s", async (_, data) => {
    const { token, id } = await someSession();
    await write((tx) => tx.session.update({ where: { id }, data: { ...data, endedAt: after(MINUTE) } }));
    expect(await findExpiredSessionUser(token, after(2 * MINUTE))).toBeUndefined();
    expect(await findExpiredSessionUser(token, after(IDLE_TIMEOUT_MS))).toBeUndefined();
  });

  test("that had run out before its user signed out everywhere, or was deactivated", async () => {
    const [one, other] = [await someSession(), await someSession()];
    for (const { id } of [one, other]) await write((tx) => tx.session.update({ where: { id }, data: idle }));
    expect(await findExpiredSessionUser(one.token, began)).toBe(one.userId);
    await execute(endUserSessions, { userId: one.userId }, byOperator);
    await execute(deactivateUser, { id: other.userId, version: 1 }, byOperator);
    await execute(reactivateUser, { id: other.userId, version: 2 }, byOperator);
    for (const { token } of [one, other]) expect(await findExpiredSessionUser(token, began)).toBeUndefined();
  });
});

test("a session is listed and counted while it is open, and not when it is idle, too old or ended", async () => {
  const user = await insertUser();
  const ago = (milliseconds: number) => new Date(Date.now() - milliseconds);
  const since = (start: Date) => someSession({ userId: user.id, began: start });
  const [open, , , ended] = [
    await since(ago(IDLE_TIMEOUT_MS - MINUTE)),
    await since(ago(IDLE_TIMEOUT_MS + 1)),
    await since(ago(SESSION_LIFETIME_MS)),
    await since(ago(0)),
  ];
  await write((tx) => tx.session.update({ where: { id: ended.id }, data: { endedAt: new Date() } }));
  expect((await listOwnSessions(toActor(user))).map(({ id }) => id)).toEqual([open.id]);
  expect((await getUser(byOperator.actor, user.id))?.sessions).toEqual([{ id: open.id }]);
});

test("sessions that ended long ago are forgotten, and no others", async () => {
  const long = await someSession({ began: new Date(Date.now() - SESSION_LIFETIME_MS - 31 * 24 * 60 * MINUTE) });
  const lately = await someSession({ began: new Date(Date.now() - SESSION_LIFETIME_MS - MINUTE) });
  await write(deleteExpiredSessions);
  expect(await db.session.findMany({ where: { id: { in: [long.id, lately.id] } }, select: { id: true } })).toEqual([
    { id: lately.id },
  ]);
});
