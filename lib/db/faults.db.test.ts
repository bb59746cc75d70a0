// @postgresql: each database fails in its own words
/** What becomes of a save, and of a look, where the database or its disk does not do its work. */
import { randomUUID } from "node:crypto";
import { copyFileSync, renameSync } from "node:fs";
import { describe, expect, inject, onTestFinished, test, vi } from "vitest";
import { z } from "zod";
import { system } from "../auth/abilities";
import { type Caller, command, execute } from "../commands/execute";
import { env } from "../env";
import { getReadinessProblem } from "../health/queries";
import { userRow } from "../testing/factories";
import { tcpProxy } from "../testing/tcp-proxy";
import { db } from "./client";
import { closeWriter, dialect } from "./connections";
import { openFiles } from "./dialects/sqlite-file";
import { Prisma } from "./generated/sqlite/client";
import { queryInWorker } from "./query-worker";
import { type Transaction, write } from "./write-transaction";

const onSqlite = inject("dialect") === "sqlite";
const by = (key?: string): Caller => ({ actor: system, via: "test", key });

/** A command that makes a user, and does something else in its transaction. */
function making(also: (tx: Transaction) => Promise<unknown> = async () => {}) {
  const row = userRow();
  let runs = 0;
  const make = command({
    name: "making",
    ability: "anyone",
    input: z.strictObject({}),
    async run({ tx, record }) {
      runs++;
      const { id } = await tx.user.create({ data: row });
      await record.created("user", id);
      await also(tx);
      return { id };
    },
  });
  return {
    run: (key?: string) => execute(make, {}, by(key)),
    runs: () => runs,
    saved: () => db.user.count({ where: { username: row.username } }),
  };
}

/** The database works again. */
async function expectSaving(): Promise<void> {
  const other = making();
  expect(await other.run()).toMatchObject({ ok: true });
  expect(await other.saved()).toBe(1);
}

const unavailable = (message: string) => ({
  ok: false,
  kind: "unavailable",
  message: expect.stringMatching(new RegExp(`^${message}.* Nothing was saved\\. .+`)),
});
const inDoubt = { ok: false, kind: "in-doubt", message: expect.stringContaining("may or may not have been saved") };

test("reports a file that a command could not write, and rolls the command back", async () => {
  const full = Object.assign(new Error("no space left on device"), { code: "ENOSPC", syscall: "mkdir" });
  const one = making(() => Promise.reject(full));
  expect(await one.run()).toMatchObject(unavailable("The disk is full\\."));
  expect(await one.saved()).toBe(0);
});

if (onSqlite)
  describe("SQLite", () => {
    const file = env.sqliteFile as string;

    test("reports a full disk, saves nothing, and works again once there is space", async () => {
      const [{ page_count: pages } = { page_count: 0n }] = await write(
        (tx) => tx.$queryRaw<{ page_count: bigint }[]>`PRAGMA page_count`,
      );
      const mostPages = (most: bigint) =>
        write((tx) => tx.$queryRaw(Prisma.sql`PRAGMA max_page_count = ${Prisma.raw(String(most))}`));
      await mostPages(pages);
      const large = making((tx) =>
        tx.idempotencyKey.create({ data: { digest: randomUUID(), result: "x".repeat(1e6) } }),
      );
      expect(await large.run()).toMatchObject(unavailable("The disk is full\\."));
      expect(await large.saved()).toBe(0);
      await mostPages(1_000_000n);
      await expectSaving();
    });

    test("reports a read-only database and saves nothing", async () => {
      await write((tx) => tx.$queryRaw`PRAGMA query_only = ON`);
      const one = making();
      expect(await one.run()).toMatchObject(unavailable("The database or its disk is read-only\\."));
      await write((tx) => tx.$queryRaw`PRAGMA query_only = OFF`);
      expect(await one.saved()).toBe(0);
      await expectSaving();
    });

    test.each(["", "-wal", "-shm"])("whose file %s was deleted under it acknowledges nothing", async (ending) => {
      await expectSaving();
      renameSync(file + ending, `${file}.away`);
      onTestFinished(() => renameSync(`${file}.away`, file + ending));
      const one = making();
      expect(await one.run(randomUUID())).toMatchObject(
        unavailable("The database file was moved, deleted or replaced"),
      );
      expect(await getReadinessProblem()).toBeDefined();
    });

    test("whose file was replaced under it acknowledges nothing, until it is back", async () => {
      await expectSaving();
      renameSync(file, `${file}.away`);
      copyFileSync(`${file}.away`, file);
      const one = making();
      expect(await one.run()).toMatchObject(unavailable("The database file was moved, deleted or replaced"));
      expect(await getReadinessProblem()).toContain("replaced");
      await closeWriter();
      expect(await one.run(), "a new connection").toMatchObject(unavailable("The database file was moved"));
      renameSync(`${file}.away`, file);
      await expectSaving();
      expect(await one.saved()).toBe(0);
      expect(await getReadinessProblem()).toBeUndefined();
    });

    test("whose file was replaced while it committed does not say that it was saved", async () => {
      await expectSaving();
      vi.spyOn(openFiles(file), "areSame").mockReturnValueOnce(true).mockReturnValueOnce(false);
      expect(await making().run()).toMatchObject(inDoubt);
    });

    const failing = () => {
      throw Object.assign(new Error("disk I/O error"), { code: "SQLITE_IOERR_FSYNC" });
    };

    test.each([
      ["was carried out", 1],
      ["was not", 0],
    ])(
      "whose disk failed at a commit that %s leaves it in doubt, and the same form saves it once",
      async (_, saved) => {
        await expectSaving();
        const fail = () => {
          const areSame = vi.spyOn(openFiles(file), "areSame");
          if (saved) areSame.mockReturnValueOnce(true);
          areSame.mockImplementationOnce(failing);
        };
        const one = making();
        fail();
        expect(await one.run()).toMatchObject(inDoubt);
        expect(await one.saved()).toBe(saved);

        const keyed = making();
        fail();
        expect(await keyed.run(randomUUID())).toMatchObject({ ok: true });
        expect([await keyed.saved(), keyed.runs()]).toEqual([1, saved ? 1 : 2]);
      },
    );

    test("whose disk goes on failing leaves in doubt what was in doubt", async () => {
      await expectSaving();
      const areSame = vi.spyOn(openFiles(file), "areSame").mockImplementation(failing);
      expect(await making().run(randomUUID())).toMatchObject({
        ...inDoubt,
        message: expect.stringContaining("Save it again as it is: nothing is saved twice."),
      });
      areSame.mockRestore();
      await expectSaving();
    });
  });
else
  describe("PostgreSQL", () => {
    /** Ends the connections of this database, as an administrator does. */
    const terminate = (tx: Transaction, which = Prisma.sql`pid <> pg_backend_pid()`) => tx.$queryRaw`
      SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE datname = current_database() AND ${which}`;

    test("retries a write whose connection was lost", async () => {
      let ended = false;
      const one = making(async (tx) => {
        if (ended) return;
        ended = true;
        await terminate(tx, Prisma.sql`pid = pg_backend_pid()`);
      });
      expect(await one.run()).toMatchObject({ ok: true });
      expect([await one.saved(), one.runs()]).toEqual([1, 2]);
    });

    test("retries reads and writes after all connections were lost", async () => {
      await Promise.all(Array.from({ length: 20 }, () => db.user.count()));
      await Promise.all(Array.from({ length: 4 }, expectSaving));
      await write((tx) => terminate(tx));
      const looks = Array.from({ length: 20 }, () => db.user.count());
      await Promise.all([
        ...looks,
        queryInWorker(Prisma.sql`SELECT 1 AS one`),
        ...Array.from({ length: 4 }, expectSaving),
      ]);
    });

    test("reports commits in doubt, and submitting the same form again saves once", async () => {
      // Before it is carried out, when nobody can know that any more.
      await write(async (tx) => {
        await tx.$executeRaw`CREATE SEQUENCE commits`;
        await tx.$executeRaw`CREATE FUNCTION end_connection() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          IF nextval('commits') % 2 = 1 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF; RETURN NULL; END $$`;
        await tx.$executeRaw`CREATE CONSTRAINT TRIGGER ended AFTER INSERT ON "User" DEFERRABLE INITIALLY DEFERRED
          FOR EACH ROW EXECUTE FUNCTION end_connection()`;
      });
      onTestFinished(async () => {
        await write((tx) => tx.$executeRaw`DROP TRIGGER ended ON "User"`);
      });
      const one = making();
      expect(await one.run()).toMatchObject(inDoubt);
      expect(await one.saved()).toBe(0);
      await write((tx) => tx.$executeRaw`ALTER SEQUENCE commits RESTART`);
      const keyed = making();
      expect(await keyed.run(randomUUID())).toMatchObject({ ok: true, repeated: false });
      expect([await keyed.saved(), keyed.runs()]).toEqual([1, 2]);
    });

    /** Writes go to the database by a way that can be broken. */
    async function brokenWay() {
      const direct = env.DATABASE_URL;
      const proxy = await tcpProxy(direct);
      await closeWriter();
      Object.assign(env, { DATABASE_URL: proxy.url });
      onTestFinished(async () => {
        Object.assign(env, { DATABASE_URL: direct });
        await closeWriter();
      });
      await expectSaving();
      return proxy;
    }

    test.each([
      ["after", 1],
      ["before", 0],
    ] as const)("cut off %s a commit leaves it in doubt, and the same form saves it once", async (when, saved) => {
      const proxy = await brokenWay();
      const one = making();
      proxy.breakAt("COMMIT", when);
      expect(await one.run()).toMatchObject(inDoubt);
      expect(await one.saved()).toBe(saved);

      const keyed = making();
      proxy.breakAt("COMMIT", when);
      expect(await keyed.run(randomUUID())).toMatchObject({ ok: true, repeated: saved === 1 });
      expect([await keyed.saved(), keyed.runs()]).toEqual([1, saved ? 1 : 2]);
    });

    test("retries when the connection is lost at the first statement", async () => {
      const proxy = await brokenWay();
      const one = making();
      proxy.breakAt("INSERT", "after");
      expect(await one.run()).toMatchObject({ ok: true });
      expect(await one.saved()).toBe(1);
    });

    test("gives up with a message when the server does not respond", async () => {
      const reader = dialect.openReader("postgresql://postgres@127.0.0.1:1/nowhere");
      const error = await reader.user.count().catch((error: unknown) => error);
      expect(dialect.faultOf(error)).toBe("unreachable");
      await closeWriter();
      const direct = env.DATABASE_URL;
      Object.assign(env, { DATABASE_URL: "postgresql://postgres@127.0.0.1:1/nowhere" });
      onTestFinished(async () => {
        Object.assign(env, { DATABASE_URL: direct });
        await closeWriter();
      });
      const failed = await write((tx) => tx.user.count(), 100).catch((error: unknown) => error);
      expect(dialect.faultOf(failed)).toBe("unreachable");
      expect(await getReadinessProblem()).toContain("does not answer");
    });

    test("as a standby is not ready", async () => {
      await write(
        (tx) =>
          tx.$executeRaw`ALTER ROLE CURRENT_USER IN DATABASE ${Prisma.raw(new URL(env.DATABASE_URL).pathname.slice(1))} SET default_transaction_read_only = on`,
      );
      await closeWriter();
      onTestFinished(async () => {
        await closeWriter();
      });
      expect(await getReadinessProblem()).toBe("PostgreSQL is set to be read-only");
      expect(await making().run()).toMatchObject(unavailable("The database or its disk is read-only\\."));
    });
  });
