import { describe, expect, test } from "vitest";
import { execute } from "../commands/execute";
import { db } from "../db/client";
import { write } from "../db/write-transaction";
import { expectBetween } from "../testing/expect-between";
import { insertUser, toActor, userRow } from "../testing/factories";
import { createUser, deactivateUser, reactivateUser } from "../users/commands";
import { anonymous, system } from "./abilities";
import { changePassword, issueOneTimeLink, setPassword } from "./commands";
import { getLinkUsername, LINK_LIFETIME_MS } from "./links";
import { hashPassword, verifyPassword } from "./passwords";
import { getSessionActor } from "./sessions";
import { hashToken, newToken } from "./tokens";

const PASSWORD = "mossy teapot orbit";
const byOperator = { actor: system, via: "test" as const };

/** Issues a link and reads it off, as an admin does. */
async function linkFor(userId: number): Promise<string> {
  const outcome = await execute(issueOneTimeLink, { userId }, byOperator);
  if (!outcome.ok || !outcome.secret) throw new Error(JSON.stringify(outcome));
  return outcome.secret;
}

const use = (token: string, newPassword = PASSWORD) =>
  execute(setPassword, { token, newPassword }, { actor: anonymous, via: "test" });
const passwordOf = async (id: number) => (await db.user.findUniqueOrThrow({ where: { id } })).passwordHash;
const USED = {
  ok: false,
  kind: "refused",
  message: "This link was already used or has expired. Ask an admin for a new one.",
};

describe("a one-time link", () => {
  test("comes with a new user, greets them and lets them choose a password", async () => {
    const { username, email } = userRow();
    const outcome = await execute(createUser, { username, email }, byOperator);
    if (!outcome.ok || !outcome.secret) throw new Error(JSON.stringify(outcome));
    expect(await getLinkUsername(outcome.secret)).toBe(username);
    expect(await use(outcome.secret)).toMatchObject({ ok: true, result: { username } });
    expect(await verifyPassword(await passwordOf(outcome.result.id), PASSWORD)).toBe(true);
  });

  test("works once", async () => {
    const user = await insertUser();
    const token = await linkFor(user.id);
    expect(await use(token)).toMatchObject({ ok: true });
    expect(await getLinkUsername(token)).toBeUndefined();
    expect(await use(token, "quiet lamp harbour")).toMatchObject(USED);
    expect(await verifyPassword(await passwordOf(user.id), PASSWORD)).toBe(true);
  });

  test("works once also when two use it at the same moment", async () => {
    const user = await insertUser();
    const token = await linkFor(user.id);
    const passwords = [PASSWORD, "quiet lamp harbour"];
    const outcomes = await Promise.all(passwords.map((password) => use(token, password)));
    expect(outcomes.map((outcome) => outcome.ok).sort()).toEqual([false, true]);
    const winner = passwords[outcomes.findIndex((outcome) => outcome.ok)] ?? "";
    expect(await verifyPassword(await passwordOf(user.id), winner)).toBe(true);
  });

  test("is not used up by a password that is too weak", async () => {
    const token = await linkFor((await insertUser({ username: `Wilhelmina${Date.now()}` })).id);
    for (const weak of ["short", "password1234", "wilhelmina!!!!"]) {
      expect(await use(token, weak)).toMatchObject({ kind: "refused", fields: { newPassword: [{}] } });
    }
    expect(await use(token)).toMatchObject({ ok: true });
  });

  test("expires after three days", async () => {
    const user = await insertUser();
    const { token, tokenHash } = newToken();
    const began = new Date();
    const made = await linkFor(user.id);
    const { expiresAt } = await db.oneTimeLink.findFirstOrThrow({ where: { tokenHash: hashToken(made) } });
    expectBetween(new Date(expiresAt.getTime() - LINK_LIFETIME_MS), began);
    await write((tx) =>
      tx.oneTimeLink.create({ data: { userId: user.id, tokenHash, expiresAt: new Date(Date.now() - 1) } }),
    );
    expect(await getLinkUsername(token)).toBeUndefined();
    expect(await use(token)).toMatchObject(USED);
  });

  test("is replaced by a newer one", async () => {
    const user = await insertUser();
    const [older, newer] = [await linkFor(user.id), await linkFor(user.id)];
    expect(await use(older)).toMatchObject(USED);
    expect(await use(newer)).toMatchObject({ ok: true });
  });

  test("is not made for a user who is inactive or unknown", async () => {
    const inactive = await insertUser({ active: false });
    for (const userId of [inactive.id, 2_000_000_000]) {
      expect(await execute(issueOneTimeLink, { userId }, byOperator)).toMatchObject({ ok: false, kind: "refused" });
    }
  });

  test("ends when its user is deactivated, and does not revive with them", async () => {
    const user = await insertUser();
    const token = await linkFor(user.id);
    await execute(deactivateUser, { id: user.id, version: 1 }, byOperator);
    expect(await use(token)).toMatchObject(USED);
    expect(await execute(reactivateUser, { id: user.id, version: 2 }, byOperator)).toMatchObject({ ok: true });
    expect(await use(token)).toMatchObject(USED);
  });

  test("ends when its user changes their password", async () => {
    const user = await insertUser({ passwordHash: await hashPassword(PASSWORD) });
    const token = await linkFor(user.id);
    const input = { currentPassword: PASSWORD, newPassword: "quiet lamp harbour" };
    expect(await execute(changePassword, input, { actor: toActor(user), via: "test" })).toMatchObject({ ok: true });
    expect(await use(token)).toMatchObject(USED);
  });

  test("is nobody's with a token that was never made", async () => {
    for (const token of ["", "no token", "\0", newToken().token]) {
      expect(await getLinkUsername(token)).toBeUndefined();
      expect(await use(token)).toMatchObject(USED);
    }
  });

  test("ends every session when it is used", async () => {
    const user = await insertUser();
    const { token, tokenHash } = newToken();
    const soon = new Date(Date.now() + 60_000);
    await write((tx) =>
      tx.session.create({ data: { userId: user.id, tokenHash, device: "", lastSeenAt: new Date(), expiresAt: soon } }),
    );
    expect(await getSessionActor(token)).toBeDefined();
    await use(await linkFor(user.id));
    expect(await getSessionActor(token)).toBeUndefined();
  });
});
