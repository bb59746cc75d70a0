// @postgresql: several writers instead of one
import { AsyncResource } from "node:async_hooks";
import { afterEach, describe, expect, inject, test } from "vitest";
import { databaseFailure } from "../commands/database-failure";
import { env } from "../env";
import { deferred } from "../testing/deferred";
import { insertUser, userRow } from "../testing/factories";
import { db } from "./client";
import { closeWriter, dialect } from "./connections";
import { errorCodes } from "./dialects/dialect";
import { DatabaseBusyError } from "./errors";
import { schemaVersion } from "./migrations";
import { write } from "./write-transaction";

const onSqlite = inject("dialect") === "sqlite";
const byName = ({ username }: { username: string }) => db.user.findFirst({ where: { username } });
const changedMind = new Error("changed my mind");

/** A write that inserts the row and then waits inside its open transaction until it is told to commit or to roll back. */
function openTransaction(row = userRow()) {
  const inserted = deferred();
  const end = deferred();
  let fails = false;
  const finished = write(async (tx) => {
    await tx.user.create({ data: row });
    inserted.give();
    await end.given;
    if (fails) throw changedMind;
  });
  return {
    row,
    inserted: inserted.given,
    async commit() {
      end.give();
      await finished;
    },
    async rollBack() {
      fails = true;
      end.give();
      await expect(finished).rejects.toBe(changedMind);
    },
  };
}

describe("reading", () => {
  test("sees a transaction only after its commit", async () => {
    const other = openTransaction();
    await other.inserted;
    expect(await byName(other.row)).toBeNull();
    expect(await db.$queryRaw`SELECT id FROM "User" WHERE username = ${other.row.username}`).toEqual([]);
    await other.commit();
    expect(await byName(other.row)).not.toBeNull();
  });

  test("does not see a rolled-back transaction", async () => {
    const other = openTransaction();
    await other.inserted;
    await other.rollBack();
    expect(await byName(other.row)).toBeNull();
  });

  test("works any number of times during a transaction", async () => {
    const other = openTransaction();
    await other.inserted;
    const counts = await Promise.all(Array.from({ length: 20 }, () => db.user.count()));
    await other.commit();
    expect(new Set(counts).size).toBe(1);
  });

  test("is all that the read client can do", async () => {
    const row = userRow();
    await expect(db.user.create({ data: row })).rejects.toThrow();
    await expect(db.$executeRaw`UPDATE "User" SET active = ${false}`).rejects.toThrow();
    await expect(db.$queryRaw`DELETE FROM "User" RETURNING id`).rejects.toThrow();
    await expect(db.$transaction((tx) => tx.user.create({ data: row }))).rejects.toThrow();
    expect(await byName(row)).toBeNull();
  });

  if (!onSqlite)
    test("is all it can do also with options in the URL", async () => {
      const address = new URL(env.DATABASE_URL);
      address.searchParams.set("options", "-c statement_timeout=9000");
      const reader = dialect.openReader(address.href);
      await expect(reader.user.create({ data: userRow() })).rejects.toThrow();
      expect(await reader.$queryRaw`SHOW statement_timeout`).toEqual([{ statement_timeout: "9s" }]);
      await reader.$disconnect();
    });

  test("works in every way the client offers", async () => {
    const { id, username } = await insertUser();
    expect(await db.user.findUnique({ where: { id }, select: { username: true } })).toEqual({ username });
    expect(await db.$queryRaw`SELECT username FROM "User" WHERE id = ${id}`).toEqual([{ username }]);
    expect(await db.$transaction([db.user.count({ where: { id } }), db.author.count({ where: { id: -1 } })])).toEqual([
      1, 0,
    ]);
    expect(await db.$transaction((tx) => tx.user.count({ where: { id } }))).toBe(1);
    expect(await Promise.resolve(db)).toBe(db);
  });
});

describe("an acknowledged write", () => {
  test("is not lost when another transaction rolls back", async () => {
    const other = openTransaction();
    await other.inserted;
    const mine = userRow();
    const saved = write((tx) => tx.user.create({ data: mine }));
    await other.rollBack();
    await saved;
    expect(await byName(mine)).not.toBeNull();
    expect(await byName(other.row)).toBeNull();
  });

  // What the gate is for: if this ever fails, the adapter has learnt to keep writes apart, and the gate may be simpler.
  if (onSqlite)
    test("would be lost outside of `write`", async () => {
      const writer = dialect.openWriter(env.DATABASE_URL);
      const inserted = deferred();
      const end = deferred();
      const other = writer.$transaction(async (tx) => {
        await tx.user.create({ data: userRow() });
        inserted.give();
        await end.given;
        throw changedMind;
      });
      await inserted.given;
      const acknowledged = await writer.user.create({ data: userRow() });
      expect(acknowledged.id).toBeGreaterThan(0);
      end.give();
      await expect(other).rejects.toBe(changedMind);
      expect(await byName(acknowledged)).toBeNull();
      await writer.$disconnect();
    });

  test("is saved with many concurrent ones", async () => {
    const rows = Array.from({ length: 100 }, () => userRow());
    await Promise.all(
      rows.map((data, index) =>
        write(async (tx) => {
          await tx.user.create({ data });
          if (index % 3 === 0) throw changedMind;
        }).catch((error) => expect(error).toBe(changedMind)),
      ),
    );
    const there = await db.user.findMany({ where: { username: { in: rows.map((row) => row.username) } } });
    expect(there.map((row) => row.username).sort()).toEqual(
      rows
        .filter((_, index) => index % 3 !== 0)
        .map((row) => row.username)
        .sort(),
    );
  });

  test("is made durable by the database before it is acknowledged", async () => {
    // The address of the tests asks for less.
    const writer = dialect.openWriter(env.DATABASE_URL.replace(/\?.*/, ""));
    const settings = await (onSqlite
      ? writer.$queryRaw<{ synchronous: unknown }[]>`PRAGMA synchronous`
      : writer.$queryRaw<{ synchronous: unknown }[]>`SELECT current_setting('synchronous_commit') AS synchronous`);
    await writer.$disconnect();
    expect(settings.map(({ synchronous }) => String(synchronous))).toEqual([onSqlite ? "2" : "on"]);
  });
});

describe("the write transaction", () => {
  test("rejects a nested write transaction, which would wait for itself", async () => {
    await expect(write(() => write((tx) => tx.user.count()))).rejects.toThrow("Write transactions cannot be nested");
    await insertUser();
  });

  test("retries the whole transaction on a conflict, and keeps only the last attempt", async () => {
    const before = await insertUser();
    const where = { id: before.id };
    const add = async (meanwhile = async () => {}) => {
      let runs = 0;
      await write(async (tx) => {
        runs++;
        const { version } = await tx.user.findUniqueOrThrow({ where });
        if (runs === 1) await meanwhile();
        await tx.user.update({ where, data: { version: version + 1 } });
      });
      return runs;
    };
    const runs = await Promise.all(Array.from({ length: 20 }, () => add()));
    expect(await db.user.findUniqueOrThrow({ where })).toMatchObject({ version: before.version + 20 });
    // One at a time on SQLite; on PostgreSQL they can meet.
    if (onSqlite) return expect(runs).toEqual(Array(20).fill(1));
    // Not as a write inside a write.
    const other = AsyncResource.bind(() => add());
    expect(await add(async () => void (await other()))).toBe(2);
    expect(await db.user.findUniqueOrThrow({ where })).toMatchObject({ version: before.version + 22 });
  });

  test("limits concurrent writers, and throws DatabaseBusyError on timeout", async () => {
    const others = Array.from({ length: dialect.writers }, () => openTransaction());
    await Promise.all(others.map((other) => other.inserted));
    const row = userRow();
    await expect(write((tx) => tx.user.create({ data: row }), 20)).rejects.toThrow(DatabaseBusyError);
    await Promise.all(others.map((other) => other.commit()));
    expect(await byName(row)).toBeNull();
    await insertUser();
  });

  test("throws DatabaseBusyError when another process holds the lock until the timeout", async () => {
    const user = await insertUser();
    const other = dialect.openWriter(env.DATABASE_URL);
    const held = deferred();
    const end = deferred();
    const holding = other.$transaction(async (tx) => {
      await tx.user.update({ where: { id: user.id }, data: { active: false } });
      held.give();
      await end.given;
    });
    await held.given;
    const mine = write((tx) => tx.user.update({ where: { id: user.id }, data: { email: "later" } }), 100);
    await expect(mine).rejects.toThrow(DatabaseBusyError);
    end.give();
    await holding;
    await other.$disconnect();
    await insertUser();
  });

  test("works again after a failed COMMIT", async () => {
    const failed = write(async (tx) => {
      if (onSqlite) await tx.$executeRaw`PRAGMA defer_foreign_keys = ON`;
      else {
        await tx.$executeRaw`ALTER TABLE "Session" ALTER CONSTRAINT "Session_userId_fkey" DEFERRABLE INITIALLY DEFERRED`;
      }
      await tx.session.create({
        data: {
          userId: 2_000_000_000,
          tokenHash: userRow().username,
          device: "",
          lastSeenAt: new Date(),
          expiresAt: new Date(),
        },
      });
    });
    const error = await failed.catch((error: unknown) => error);
    expect(errorCodes(error)).toContain("ForeignKeyConstraintViolation");
    expect(databaseFailure(error)).toMatchObject({ kind: "refused" });

    const next = await insertUser();
    expect(await byName(next)).toEqual(next);
    expect(await db.session.count({ where: { userId: 2_000_000_000 } })).toBe(0);
  });

  test("works again after a failed statement", async () => {
    const taken = await insertUser();
    const row = userRow();
    const failed = write(async (tx) => {
      await tx.user.create({ data: row });
      await tx.user.create({ data: userRow({ username: taken.username }) });
    });
    expect(databaseFailure(await failed.catch((error: unknown) => error))).toMatchObject({ kind: "refused" });
    expect(await byName(row)).toBeNull();
    await insertUser();
  });

  test("rethrows unexpected errors", async () => {
    await expect(write(() => Promise.reject(changedMind))).rejects.toBe(changedMind);
    expect(databaseFailure(changedMind)).toBeUndefined();
  });
});

describe("closing the writer", () => {
  afterEach(() => closeWriter());

  test("waits for a running transaction", async () => {
    const other = openTransaction();
    await other.inserted;
    const closed = closeWriter();
    await other.commit();
    await closed;
    expect(await byName(other.row)).not.toBeNull();
  });

  test("is opened again by the next write", async () => {
    await insertUser();
    await closeWriter();
    await closeWriter();
    expect(await byName(await insertUser())).not.toBeNull();
  });
});

test("returns the name of the newest migration as the schema version", async () => {
  expect(await schemaVersion()).toMatch(/^\d{14}_\w+$/);
});
