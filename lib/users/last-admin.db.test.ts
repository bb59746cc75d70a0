// @postgresql: transactions meet there
import { beforeEach, describe, expect, inject, test } from "vitest";
import { system } from "../auth/abilities";
import { execute } from "../commands/execute";
import { db } from "../db/client";
import type { User } from "../db/generated/sqlite/client";
import { write } from "../db/write-transaction";
import { insertUser, toActor } from "../testing/factories";
import { deactivateUser, deleteUser, erasePerson, updateUser } from "./commands";

/** How one can try to do away with an admin. */
const ways = {
  "given another role": ({ id, version, username, email }: User, actor: User | undefined) =>
    execute(updateUser, { id, version, username, email, role: "manager" }, caller(actor)),
  deactivated: ({ id, version }: User, actor: User | undefined) =>
    execute(deactivateUser, { id, version }, caller(actor)),
  erased: ({ id, username }: User, actor: User | undefined) => execute(erasePerson, { id, username }, caller(actor)),
  deleted: ({ id, version }: User, actor: User | undefined) => execute(deleteUser, { id, version }, caller(actor)),
};
const caller = (actor: User | undefined) => ({ actor: actor ? toActor(actor) : system, via: "test" as const });
const activeAdmins = () => db.user.findMany({ where: { role: "admin", active: true } });

// Each test is about all the admins there are, so it begins with none.
beforeEach(() => write((tx) => tx.user.updateMany({ where: { role: "admin" }, data: { active: false } })));

describe.each(Object.entries(ways))("the last active admin cannot be %s", (wish, tryIt) => {
  test("by anybody", async () => {
    await insertUser({ role: "admin", active: false });
    const admin = await insertUser({ role: "admin" });
    for (const actor of [admin, undefined]) {
      expect(await tryIt(admin, actor)).toMatchObject({
        kind: "refused",
        message: expect.stringContaining(`cannot be ${wish}`),
      });
    }
    expect(await activeAdmins()).toEqual([admin]);
  });

  test("but the last but one can", async () => {
    const [admin, other] = [await insertUser({ role: "admin" }), await insertUser({ role: "admin" })];
    expect(await tryIt(other, admin)).toMatchObject({ ok: true });
    expect(await activeAdmins()).toEqual([admin]);
  });

  test("by two admins who do it to each other at the same moment", async () => {
    // A change set refers to its actor: that both go, or get another name, is a deadlock, which PostgreSQL takes a
    // second to notice.
    const locks = wish === "deleted" || wish === "erased";
    const rounds = locks && inject("dialect") === "postgresql" ? 5 : 20;
    for (let round = 0; round < rounds; round++) {
      const [one, other] = await Promise.all([insertUser({ role: "admin" }), insertUser({ role: "admin" })]);
      const outcomes = await Promise.all([tryIt(other, one), tryIt(one, other)]);
      expect(outcomes.map((outcome) => outcome.ok).sort()).toEqual([false, true]);
      const left = await activeAdmins();
      expect(left).toHaveLength(1);
      await write((tx) => tx.user.updateMany({ where: { role: "admin" }, data: { active: false } }));
    }
  });

  test("by many who do it to each other in a ring", async () => {
    const ring = await Promise.all(Array.from({ length: 6 }, () => insertUser({ role: "admin" })));
    await Promise.all(ring.map((actor, index) => tryIt(ring[(index + 1) % ring.length] ?? actor, actor)));
    expect((await activeAdmins()).length).toBeGreaterThanOrEqual(1);
  });
});

test("an inactive admin can be demoted or deleted while there is an active one", async () => {
  await insertUser({ role: "admin" });
  for (const tryIt of [ways["given another role"], ways.deleted]) {
    expect(await tryIt(await insertUser({ role: "admin", active: false }), undefined)).toMatchObject({ ok: true });
  }
});
