// @postgresql: two that write the same meet in a unique index
import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type Actor, system } from "../auth/abilities";
import { changePassword, issueOneTimeLink, setPassword } from "../auth/commands";
import { hashPassword } from "../auth/passwords";
import { db } from "../db/client";
import { write } from "../db/write-transaction";
import { insertActor, insertUser, toActor, userRow } from "../testing/factories";
import { createUser, updateUser } from "../users/commands";
import { type Caller, execute } from "./execute";
import { deleteExpiredIdempotencyKeys } from "./idempotency";

const HOUR = 60 * 60 * 1000;
const by = (actor: Actor, key: string): Caller => ({ actor, via: "test", key });
const newPerson = () => {
  const { username, email } = userRow();
  return { username, email };
};
const usersWith = (emails: string[]) => db.user.count({ where: { email: { in: emails } } });
/** Makes all that was submitted so far that old. */
const age = (milliseconds: number) =>
  write((tx) => tx.idempotencyKey.updateMany({ data: { createdAt: new Date(Date.now() - milliseconds) } }));

describe("the same submission again", () => {
  test("makes one row and gets the same answer, but no second look at the secret", async () => {
    const caller = by(await insertActor("admin"), randomUUID());
    const person = newPerson();
    const first = await execute(createUser, person, caller);
    expect(first).toMatchObject({ ok: true, repeated: false, secret: expect.any(String) });
    const second = await execute(createUser, person, caller);
    expect(second).toEqual({ ok: true, result: first.ok && first.result, repeated: true });
    expect(await usersWith([person.email])).toBe(1);
    expect(await db.changeSet.count({ where: { actorId: caller.actor.kind === "user" ? caller.actor.id : 0 } })).toBe(
      1,
    );
  });

  test("is the same however it was spaced and normalised", async () => {
    const key = randomUUID();
    const person = newPerson();
    await execute(createUser, person, by(system, key));
    expect(await execute(createUser, { ...person, username: ` ${person.username} ` }, by(system, key))).toMatchObject({
      repeated: true,
    });
  });

  test("10 times in parallel makes one row, and everybody gets the same answer", async () => {
    for (let round = 0; round < 5; round++) {
      const caller = by(await insertActor("admin"), randomUUID());
      const person = newPerson();
      const outcomes = await Promise.all(Array.from({ length: 10 }, () => execute(createUser, person, caller)));
      const { id } = await db.user.findFirstOrThrow({ where: { email: person.email } });
      expect(outcomes.map((outcome) => outcome.ok && outcome.result)).toEqual(
        Array(10).fill({ id, username: person.username }),
      );
      expect(outcomes.filter((outcome) => outcome.ok && !outcome.repeated)).toHaveLength(1);
      expect(await usersWith([person.email])).toBe(1);
    }
  });

  test("10 times in parallel of an edit is one edit, and stale for nobody", async () => {
    const { id, version, username, email } = await insertUser();
    const caller = by(system, randomUUID());
    const edit = () => execute(updateUser, { id, version, username, email, role: "manager" }, caller);
    const outcomes = await Promise.all(Array.from({ length: 10 }, edit));
    expect(outcomes.map((outcome) => outcome.ok && outcome.result)).toEqual(Array(10).fill({ id }));
    expect((await db.user.findUniqueOrThrow({ where: { id } })).version).toBe(version + 1);
  });

  test("10 times in parallel of a new one-time link makes one link, shown once", async () => {
    const { id } = await insertUser();
    const caller = by(system, randomUUID());
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => execute(issueOneTimeLink, { userId: id }, caller)),
    );
    expect(outcomes.filter((outcome) => outcome.ok && outcome.secret)).toHaveLength(1);
    expect(
      await db.change.count({
        where: { entity: "oneTimeLink", changeSet: { command: "issueOneTimeLink" }, action: "create" },
      }),
    ).toBe(await db.changeSet.count({ where: { command: "issueOneTimeLink" } }));
    expect(await db.oneTimeLink.count({ where: { userId: id } })).toBe(1);
  });

  test("of an edit is no stale edit", async () => {
    const caller = by(system, randomUUID());
    const { id, version, username, email } = await insertUser();
    const input = { id, version, username, email, role: "manager" };
    expect(await execute(updateUser, input, caller)).toMatchObject({ ok: true, repeated: false });
    expect(await execute(updateUser, input, caller)).toMatchObject({ ok: true, repeated: true });
    expect((await db.user.findUniqueOrThrow({ where: { id } })).version).toBe(version + 1);
  });

  test("of a changed password is no wrong password", async () => {
    const user = await insertUser({ passwordHash: await hashPassword("the present one") });
    const caller = by(toActor(user), randomUUID());
    const input = { currentPassword: "the present one", newPassword: "mossy teapot orbit" };
    const twice = await Promise.all([execute(changePassword, input, caller), execute(changePassword, input, caller)]);
    expect(twice.map((outcome) => outcome.ok)).toEqual([true, true]);
    expect(await execute(changePassword, input, caller)).toMatchObject({ ok: true, repeated: true });
    expect((await db.user.findUniqueOrThrow({ where: { id: user.id } })).version).toBe(2);
  });

  test("of a one-time link is no used link", async () => {
    const user = await insertUser();
    const link = await execute(issueOneTimeLink, { userId: user.id }, { actor: system, via: "test" });
    const caller = by({ kind: "anonymous" }, randomUUID());
    const input = { token: link.ok ? link.secret : "", newPassword: "mossy teapot orbit" };
    const first = await execute(setPassword, input, caller);
    expect(first).toMatchObject({ ok: true });
    expect(await execute(setPassword, input, caller)).toMatchObject({ ok: true, repeated: true });
  });
});

describe("it is another submission", () => {
  test("with other input: Back, changed, saved again", async () => {
    const key = randomUUID();
    const [one, other] = [newPerson(), newPerson()];
    expect(await execute(createUser, one, by(system, key))).toMatchObject({ ok: true });
    expect(await execute(createUser, other, by(system, key))).toMatchObject({ ok: true, repeated: false });
    expect(await usersWith([one.email, other.email])).toBe(2);
  });

  test("with another key, from another person, or without a key", async () => {
    const [one, other] = [await insertActor("admin"), await insertActor("admin")];
    const key = randomUUID();
    const person = newPerson();
    expect(await execute(createUser, person, by(one, key))).toMatchObject({ ok: true });
    for (const caller of [by(one, randomUUID()), by(other, key), by(one, "")]) {
      expect(await execute(createUser, person, caller)).toMatchObject({ kind: "refused", fields: { username: [{}] } });
    }
  });

  test("when the first was refused: nothing was kept of it", async () => {
    const caller = by(system, randomUUID());
    const inTheWay = await insertUser();
    const person = { ...newPerson(), username: inTheWay.username };
    expect(await execute(createUser, person, caller)).toMatchObject({ kind: "refused" });
    await write((tx) => tx.user.delete({ where: { id: inTheWay.id } }));
    expect(await execute(createUser, person, caller)).toMatchObject({ ok: true, repeated: false });
  });

  test("after 48 hours", async () => {
    const caller = by(system, randomUUID());
    const person = newPerson();
    await execute(createUser, person, caller);
    await age(47 * HOUR);
    expect(await execute(createUser, person, caller)).toMatchObject({ repeated: true });
    await age(49 * HOUR);
    expect(await execute(createUser, person, caller)).toMatchObject({ kind: "refused" });
    await write((tx) => tx.user.deleteMany({ where: { email: person.email } }));
    expect(await execute(createUser, person, caller)).toMatchObject({ ok: true, repeated: false });
    expect(await execute(createUser, person, caller)).toMatchObject({ ok: true, repeated: true });
  });
});

test("what has expired is forgotten, and nothing else", async () => {
  await execute(createUser, newPerson(), by(system, randomUUID()));
  await age(49 * HOUR);
  const person = newPerson();
  const caller = by(system, randomUUID());
  await execute(createUser, person, caller);
  await write(deleteExpiredIdempotencyKeys);
  expect(await db.idempotencyKey.count()).toBe(1);
  expect(await execute(createUser, person, caller)).toMatchObject({ repeated: true });
});

test("nothing secret is kept of a submission: no password, token or hash, and not the form's key", async () => {
  const password = "the present one";
  const user = await insertUser({ passwordHash: await hashPassword(password) });
  const keys = Array.from({ length: 4 }, () => randomUUID());
  const [one, two, three, four] = keys.map((key, index) => by(index === 0 ? toActor(user) : system, key));
  if (!one || !two || !three || !four) throw new Error("four callers");
  const outcomes = [
    await execute(changePassword, { currentPassword: password, newPassword: "mossy teapot orbit" }, one),
    await execute(createUser, newPerson(), two),
    await execute(issueOneTimeLink, { userId: user.id }, three),
  ];
  const tokens = outcomes.flatMap((outcome) => (outcome.ok && outcome.secret ? [outcome.secret] : []));
  expect(tokens).toHaveLength(2);
  const set = await execute(setPassword, { token: tokens[1], newPassword: "quiet lamp harbour" }, four);
  expect([...outcomes, set].map((outcome) => outcome.ok)).toEqual([true, true, true, true]);

  const kept = JSON.stringify([
    await db.idempotencyKey.findMany(),
    await db.changeSet.findMany(),
    await db.change.findMany(),
  ]);
  const links = await db.oneTimeLink.findMany({ where: { userId: user.id } });
  const { passwordHash } = await db.user.findUniqueOrThrow({ where: { id: user.id } });
  const secrets = [
    password,
    "mossy teapot",
    "quiet lamp",
    passwordHash ?? "",
    "argon2",
    ...tokens,
    ...keys,
    ...links.map((link) => link.tokenHash),
  ];
  for (const secret of secrets) expect(kept).not.toContain(secret);
});
