// @postgresql: transactions meet there, and wait for each other
import { randomUUID } from "node:crypto";
import { describe, expect, inject, test } from "vitest";
import { z } from "zod";
import { type Actor, anonymous, system } from "../auth/abilities";
import { db } from "../db/client";
import { DatabaseBusyError } from "../db/errors";
import { appliedMigrations } from "../db/migrations";
import { write } from "../db/write-transaction";
import { deferred } from "../testing/deferred";
import { expectBetween } from "../testing/expect-between";
import { insertActor, insertUser, toActor, userRow } from "../testing/factories";
import { createUser, deactivateUser, deleteUser, reactivateUser, updateUser } from "../users/commands";
import { type Caller, command, execute } from "./execute";
import { CommandError } from "./outcome";

const by = (actor: Actor, key?: string): Caller => ({ actor, via: "test", key });
const newPerson = () => {
  const { username, email } = userRow();
  return { username, email };
};
const current = (id: number) => db.user.findUniqueOrThrow({ where: { id } });
const changeSetsBy = (actorId: number) => db.changeSet.findMany({ where: { actorId }, include: { changes: true } });

/** An edit as a form sends it: the row with some of its values changed. */
function edit(
  user: { id: number; version: number; username: string; email: string; role: string },
  values: object = {},
) {
  const { id, version, username, email, role } = user;
  return { id, version, username, email, role, ...values };
}

/** A command that does whatever its test wants, as anybody. */
const doing = (run: () => Promise<unknown>) =>
  command({ name: "doing", ability: "anyone", input: z.strictObject({}), run });

/** How many statements wait for somebody else's transaction, on PostgreSQL. */
async function waitingForLocks(): Promise<number> {
  const waiting = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return waiting.length;
}

describe("what a command changes", () => {
  test("is explained by one change set: who, what, how, when, and under which schema", async () => {
    const admin = await insertActor("admin");
    const began = new Date();
    const outcome = await execute(createUser, newPerson(), { ...by(admin), requestId: "request-1" });
    const [changeSet, ...others] = await changeSetsBy(admin.id);
    expect(others).toEqual([]);
    expect(changeSet).toMatchObject({
      command: "createUser",
      via: "test",
      requestId: "request-1",
      schemaVersion: (await appliedMigrations()).at(-1),
    });
    expect(changeSet?.changes).toMatchObject([
      {
        entity: "user",
        entityId: outcome.ok && outcome.result.id,
        action: "create",
        version: 1,
        before: null,
        after: null,
      },
      { entity: "oneTimeLink", action: "create" },
    ]);
    expectBetween(changeSet?.createdAt, began);
  });

  test("is kept field by field, the old value and the new, for an edit", async () => {
    const admin = await insertActor("admin");
    const user = await insertUser();
    await execute(updateUser, edit(user, { role: "manager" }), by(admin));
    const [changeSet] = await changeSetsBy(admin.id);
    expect(changeSet?.changes).toMatchObject([
      { action: "update", entityId: user.id, version: 2, before: { role: "bookseller" }, after: { role: "manager" } },
    ]);
    expect(Object.keys(changeSet?.changes[0]?.after ?? {})).toEqual(["role"]);
  });

  test("is the whole row for a deletion, but for secrets", async () => {
    const admin = await insertActor("admin");
    const user = await insertUser({ passwordHash: "$argon2id$secret" });
    await execute(deleteUser, { id: user.id, version: 1 }, by(admin));
    const [changeSet] = await changeSetsBy(admin.id);
    expect(changeSet?.changes).toMatchObject([
      {
        action: "delete",
        entityId: user.id,
        before: { username: user.username, email: user.email, role: "bookseller" },
        after: null,
      },
    ]);
    expect(JSON.stringify(changeSet)).not.toContain("argon2id");
  });

  test("is nothing when an edit changes nothing: no change set, no new version", async () => {
    const admin = await insertActor("admin");
    const user = await insertUser();
    expect(await execute(updateUser, edit(user), by(admin))).toMatchObject({ ok: true });
    expect(await current(user.id)).toEqual(user);
    expect(await changeSetsBy(admin.id)).toEqual([]);
  });

  test("is nothing when it is refused", async () => {
    const admin = await insertActor("admin");
    const taken = await insertUser();
    expect(
      await execute(createUser, { ...newPerson(), username: taken.username.toUpperCase() }, by(admin)),
    ).toMatchObject({
      kind: "refused",
      fields: { username: [{ message: "This username is taken.", related: { entity: "user", id: taken.id } }] },
    });
    expect(await changeSetsBy(admin.id)).toEqual([]);
  });

  test("is recorded once when the transaction had to run again", async () => {
    const admin = await insertActor("admin");
    const user = await insertUser();
    let runs = 0;
    const again = command({
      name: "again",
      ability: "users.manage",
      input: z.strictObject({}),
      async run({ tx, record }) {
        await record.updated("user", user, { active: false });
        await tx.user.update({ where: { id: user.id }, data: { version: { increment: 1 } } });
        // The codes of "somebody was in my way" on SQLite and on PostgreSQL.
        if (++runs < 3) throw Object.assign(new Error("busy"), { code: "P1008", meta: { code: "40001" } });
        return {};
      },
    });
    expect(await execute(again, {}, by(admin))).toMatchObject({ ok: true });
    expect(runs).toBe(3);
    expect((await current(user.id)).version).toBe(2);
    expect((await changeSetsBy(admin.id)).map((changeSet) => changeSet.changes.length)).toEqual([1]);
  });
});

describe("the input", () => {
  test.each(["role", "version", "id", "active", "passwordHash", "__proto__x"])("cannot smuggle in %s", async (key) => {
    const admin = await insertActor("admin");
    const person = newPerson();
    const outcome = await execute(createUser, { ...person, [key]: "admin" }, by(admin));
    expect(outcome).toMatchObject({ ok: false, kind: "refused", message: expect.stringContaining(key) });
    expect(await db.user.count({ where: { username: person.username } })).toBe(0);
  });

  test.each([undefined, null, "text", 7, [], {}])("is refused, not thrown at, when it is %j", async (input) => {
    expect(await execute(createUser, input, by(await insertActor("admin")))).toMatchObject({
      ok: false,
      kind: "refused",
    });
  });

  test("is refused field by field", async () => {
    const outcome = await execute(createUser, { username: "a@b", email: "ada" }, by(system));
    expect(outcome).toMatchObject({ kind: "refused", fields: { username: [{}], email: [{}] } });
  });
});

describe("the actor", () => {
  test("who is nobody is asked to sign in", async () => {
    expect(await execute(createUser, newPerson(), by(anonymous))).toMatchObject({ ok: false, kind: "signed-out" });
  });

  test.each(["bookseller", "manager"] as const)("who is a %s may not", async (role) => {
    expect(await execute(createUser, newPerson(), by(await insertActor(role)))).toMatchObject({ kind: "forbidden" });
  });

  test("who is inactive is nobody, whatever their session still says", async () => {
    const admin = toActor(await insertUser({ role: "admin", active: false }));
    const person = newPerson();
    expect(await execute(createUser, person, by(admin))).toMatchObject({ ok: false, kind: "signed-out" });
    expect(await db.user.count({ where: { username: person.username } })).toBe(0);
    expect(await changeSetsBy(admin.id)).toEqual([]);
  });

  test("who has been deleted is nobody", async () => {
    const admin = toActor(await insertUser({ role: "admin" }));
    await write((tx) => tx.user.delete({ where: { id: admin.id } }));
    expect(await execute(createUser, newPerson(), by(admin))).toMatchObject({ ok: false, kind: "signed-out" });
  });

  test("who was given another role meanwhile has what it allows", async () => {
    const admin = toActor(await insertUser({ role: "bookseller" }));
    expect(await execute(createUser, newPerson(), by({ ...admin, role: "admin" }))).toMatchObject({
      kind: "forbidden",
    });
  });

  test("who is deactivated between the first check and the transaction is nobody", async () => {
    const admin = await insertActor("admin");
    const user = await insertUser();
    const slow = command({
      name: "slow",
      ability: "users.manage",
      input: z.strictObject({}),
      prepare: () => write((tx) => tx.user.update({ where: { id: admin.id }, data: { active: false } })),
      run: async ({ tx }) => tx.user.update({ where: { id: user.id }, data: { active: false } }),
    });
    expect(await execute(slow, {}, by(admin))).toMatchObject({ ok: false, kind: "signed-out" });
    expect((await current(user.id)).active).toBe(true);
  });
});

describe("an edit of a row that was changed meanwhile", () => {
  test("is refused with what it was, what it is, and who did it", async () => {
    const [first, second] = [await insertActor("admin"), await insertActor("admin")];
    const user = await insertUser({ passwordHash: "$argon2id$secret" });
    await execute(updateUser, edit(user, { role: "manager" }), by(first));
    const outcome = await execute(updateUser, edit(user, { email: "new@example.com" }), by(second));
    expect(outcome).toMatchObject({
      ok: false,
      kind: "stale",
      version: 2,
      base: { id: user.id, role: "bookseller", email: user.email },
      current: { id: user.id, role: "manager", email: user.email, version: 2 },
    });
    expect(!outcome.ok && outcome.message).toContain(`${first.username} changed this user on `);
    expect((await current(user.id)).email).toBe(user.email);
    expect(await changeSetsBy(second.id)).toEqual([]);
  });

  test("never shows a password's hash", async () => {
    const user = await insertUser({ passwordHash: "$argon2id$secret", version: 2 });
    const outcome = await execute(updateUser, edit(user, { version: 1 }), by(system));
    expect(outcome).toMatchObject({ kind: "stale" });
    expect(JSON.stringify(outcome)).not.toContain("passwordHash");
    expect(JSON.stringify(outcome)).not.toContain("argon2id");
  });

  test("shows as base what the person saw, through several changes", async () => {
    const user = await insertUser();
    await execute(updateUser, edit(user, { role: "manager" }), by(system));
    await execute(updateUser, edit(user, { version: 2, role: "admin" }), by(system));
    await execute(updateUser, edit(user, { version: 3, role: "admin", email: "third@example.com" }), by(system));
    const from = (version: number) => execute(updateUser, edit(user, { version }), by(system));
    expect(await from(1)).toMatchObject({ base: { role: "bookseller", email: user.email } });
    expect(await from(2)).toMatchObject({ base: { role: "manager", email: user.email } });
    expect(await from(3)).toMatchObject({ base: { role: "admin", email: user.email } });
  });

  test("can be saved after all at the version that it was told", async () => {
    const user = await insertUser({ version: 3 });
    const stale = await execute(updateUser, edit(user, { version: 1, role: "manager" }), by(system));
    const version = !stale.ok && stale.kind === "stale" ? stale.version : 0;
    expect(await execute(updateUser, edit(user, { version, role: "manager" }), by(system))).toMatchObject({ ok: true });
    expect(await current(user.id)).toMatchObject({ role: "manager", version: 4 });
  });

  test.each([0, 2_000_000_000])("is refused also with a version that never was, %d", async (version) => {
    const user = await insertUser();
    expect(await execute(updateUser, edit(user, { version, role: "admin" }), by(system))).toMatchObject({ ok: false });
    expect(await current(user.id)).toEqual(user);
  });
});

describe("an edit of a row that is gone", () => {
  test("says who deleted it", async () => {
    const admin = await insertActor("admin");
    const user = await insertUser();
    await execute(deleteUser, { id: user.id, version: 1 }, by(admin));
    const outcome = await execute(updateUser, edit(user), by(system));
    expect(outcome).toMatchObject({ ok: false, kind: "gone" });
    expect(!outcome.ok && outcome.message).toContain(`${admin.username} deleted this user on `);
  });

  test("that never was says so", async () => {
    const user = await insertUser();
    expect(await execute(updateUser, edit(user, { id: 2_000_000_000 }), by(system))).toMatchObject({
      kind: "gone",
      message: "There is no such user.",
    });
  });
});

describe("50 edits of one row at once", () => {
  const rename = (
    user: { id: number; username: string; email: string; role: string },
    version: number,
    index: number,
  ) => execute(updateUser, edit({ ...user, version }, { email: `${index}.${user.email}` }), by(system));

  test("from one version: one is saved, the others are told", async () => {
    const user = await insertUser();
    const outcomes = await Promise.all(Array.from({ length: 50 }, (_, index) => rename(user, 1, index)));
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.kind === "stale")).toHaveLength(49);
    expect((await current(user.id)).version).toBe(2);
  });

  test("each reading the version again until it is saved: successes equal the version's growth", async () => {
    const user = await insertUser();
    let saved = 0;
    await Promise.all(
      Array.from({ length: 50 }, async (_, index) => {
        for (let tries = 0; tries < 4; tries++) {
          const outcome = await rename(user, (await current(user.id)).version, tries * 50 + index);
          if (outcome.ok) {
            saved++;
            return;
          }
          expect(outcome).toMatchObject({ kind: "stale" });
        }
      }),
    );
    expect((await current(user.id)).version).toBe(1 + saved);
    expect(await db.change.count({ where: { entity: "user", entityId: user.id, action: "update" } })).toBe(saved);
    expect(saved).toBeGreaterThan(1);
  });
});

describe("an error", () => {
  test("that nobody foresaw is thrown, and nothing is kept of the command", async () => {
    const bug = new Error("a bug");
    const before = await db.changeSet.count();
    await expect(
      execute(
        doing(() => Promise.reject(bug)),
        {},
        by(system),
      ),
    ).rejects.toBe(bug);
    expect(await db.changeSet.count()).toBe(before);
  });

  test("of a database that is busy is an outcome", async () => {
    expect(
      await execute(
        doing(() => Promise.reject(new DatabaseBusyError())),
        {},
        by(system),
      ),
    ).toEqual({
      ok: false,
      kind: "busy",
      message: "The database was busy, and nothing was saved. Try again in a moment.",
    });
  });

  test("of a rule that only the database knows is a sentence", async () => {
    const taken = await insertUser();
    const careless = command({
      name: "careless",
      ability: "anyone",
      input: z.strictObject({}),
      run: ({ tx }) => tx.user.create({ data: userRow({ username: taken.username }) }),
    });
    expect(await execute(careless, {}, by(system))).toMatchObject({
      kind: "refused",
      message: expect.stringContaining("already exists"),
    });
  });

  test("of a row that something still belongs to is a sentence", async () => {
    const admin = await insertActor("admin");
    await execute(createUser, newPerson(), by(admin));
    const careless = command({
      name: "careless",
      ability: "anyone",
      input: z.strictObject({}),
      run: ({ tx }) => tx.user.delete({ where: { id: admin.id } }),
    });
    expect(await execute(careless, {}, by(system))).toMatchObject({
      kind: "refused",
      message: expect.stringContaining("still refers to"),
    });
  });

  test("that is a refusal is an outcome with its fields", async () => {
    const refusing = doing(() => Promise.reject(CommandError.forField("name", "No.")));
    expect(await execute(refusing, {}, by(system))).toMatchObject({
      kind: "refused",
      fields: { name: [{ message: "No." }] },
    });
  });
});

describe("two users with one name, made at the same moment,", () => {
  test("are one, and the other is told at the field", async () => {
    const names = Array.from({ length: 8 }, (_, index) => newPerson().username.replace("user", `TWIN${index}`));
    for (const username of names) {
      const outcomes = await Promise.all(
        [username, username.toLowerCase()].map((name) =>
          execute(createUser, { ...newPerson(), username: name }, by(system)),
        ),
      );
      expect(outcomes.map((outcome) => outcome.ok).sort()).toEqual([false, true]);
      expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({
        fields: { username: [{ message: "This username is taken." }] },
      });
    }
  });
});

test("a name that somebody is just taking, without having looked, is said at its field", async () => {
  const row = userRow();
  const [inserted, end] = [deferred(), deferred()];
  const taking = write(async (tx) => {
    await tx.user.create({ data: row });
    inserted.give();
    await end.given;
  });
  await inserted.given;
  const mine = execute(createUser, { ...newPerson(), username: row.username }, by(system));
  // On PostgreSQL it has looked by now, found the name free, and waits for the other to end.
  if (inject("dialect") === "postgresql") await expect.poll(waitingForLocks).toBe(1);
  end.give();
  await taking;
  expect(await mine).toMatchObject({ kind: "refused", fields: { username: [{ message: "This username is taken." }] } });
});

test("deactivating and reactivating each count as one change", async () => {
  const admin = await insertActor("admin");
  const { id } = await insertUser();
  for (const [command, version] of [
    [deactivateUser, 1],
    [deactivateUser, 2],
    [reactivateUser, 2],
    [reactivateUser, 3],
  ] as const) {
    expect(await execute(command, { id, version }, by(admin, randomUUID()))).toMatchObject({ ok: true });
  }
  expect(await current(id)).toMatchObject({ active: true, version: 3 });
  expect((await changeSetsBy(admin.id)).map((changeSet) => changeSet.command)).toEqual([
    "deactivateUser",
    "reactivateUser",
  ]);
});
