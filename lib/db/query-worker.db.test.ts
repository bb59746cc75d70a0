// @postgresql: a limit of the server instead of a process
import { describe, expect, inject, test } from "vitest";
import { deferred } from "../testing/deferred";
import { insertUser, userRow } from "../testing/factories";
import { db } from "./client";
import { openQueryWorker } from "./connections";
import { Prisma } from "./generated/sqlite/client";
import { QueryTimeoutError, queryInWorker } from "./query-worker";
import { write } from "./write-transaction";

const onSqlite = inject("dialect") === "sqlite";

/** Takes minutes where nothing stops it. */
const endless = Prisma.sql`
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
  SELECT count(*) AS c FROM n a, n b WHERE a.i <> b.i`;

describe("a query in a worker", () => {
  test("returns the values of the read client, the same on every database", async () => {
    const user = await insertUser({ passwordHash: "it's “quoted” \\ 名前 🙂 %_", active: false });
    const columns = Prisma.sql`"id", "username", "passwordHash", "active", "registeredAt", "lastSignedInAt", "role"`;
    const query = Prisma.sql`SELECT ${columns} FROM "User" WHERE "id" = ${user.id}`;
    const { id, username, passwordHash, role } = user;
    expect(await db.$queryRaw(query)).toMatchObject([{ id, username, passwordHash, role, active: false }]);
    expect(await queryInWorker(query)).toEqual([
      {
        id,
        username,
        passwordHash,
        role,
        active: 0,
        registeredAt: user.registeredAt.toISOString().replace("Z", "+00:00"),
        lastSignedInAt: null,
      },
    ]);
  });

  test("returns counts and sums as numbers", async () => {
    const { id } = await insertUser();
    const query = Prisma.sql`
      SELECT count(*) AS "count", sum("version") AS "sum", avg("version") AS "average", max("active" = ${true}) AS "any"
      FROM "User" WHERE "id" = ${id}`;
    const onPostgres = Prisma.sql`
      SELECT count(*) AS "count", sum(sum("version")) OVER () AS "sum", avg("version") AS "average", bool_or("active") AS "any"
      FROM "User" WHERE "id" = ${id}`;
    expect(await queryInWorker(onSqlite ? query : onPostgres)).toEqual([{ count: 1, sum: 1, average: 1, any: 1 }]);
  });

  const at = new Date("2024-02-29T12:00:00.120Z");
  const quoted = "it's “quoted” \\ 名前 🙂 %_";
  test.each([
    ["a moment", true, Prisma.sql`"registeredAt" = ${at}`],
    ["the earliest moment", true, Prisma.sql`"registeredAt" >= ${at}`],
    ["a later moment", false, Prisma.sql`"registeredAt" >= ${new Date(at.getTime() + 1)}`],
    ["a whole second", true, Prisma.sql`"registeredAt" > ${new Date("2024-02-29T12:00:00Z")}`],
    ["yes", true, Prisma.sql`"active" = ${true}`],
    ["no", false, Prisma.sql`"active" = ${false}`],
    ["nothing", false, Prisma.sql`"passwordHash" = ${null}`],
    ["text", true, Prisma.sql`"passwordHash" = ${quoted}`],
    ["a number", true, Prisma.sql`"version" = ${7}`],
    ["a large integer", true, Prisma.sql`"version" = ${7n}`],
    ["numbers", true, Prisma.sql`"version" IN (${Prisma.join([6, 7])})`],
  ])("compares %s as the read client does", async (_, holds, condition) => {
    const { id } = await insertUser({ registeredAt: at, passwordHash: quoted, active: true, version: 7 });
    const query = Prisma.sql`SELECT "id" FROM "User" WHERE "id" = ${id} AND ${condition}`;
    expect(await db.$queryRaw(query)).toEqual(holds ? [{ id }] : []);
    expect(await queryInWorker(query)).toEqual(holds ? [{ id }] : []);
  });

  test("sees committed data only", async () => {
    const row = userRow();
    const byName = Prisma.sql`SELECT "username" FROM "User" WHERE "username" = ${row.username}`;
    const inserted = deferred();
    const end = deferred();
    const saved = write(async (tx) => {
      await tx.user.create({ data: row });
      inserted.give();
      await end.given;
    });
    await inserted.given;
    expect(await queryInWorker(byName)).toEqual([]);
    end.give();
    await saved;
    expect(await queryInWorker(byName)).toEqual([{ username: row.username }]);
  });

  test("cannot write", async () => {
    const { id, username } = await insertUser();
    await expect(queryInWorker(Prisma.sql`DELETE FROM "User" WHERE "id" = ${id} RETURNING "id"`)).rejects.toThrow();
    await expect(queryInWorker(Prisma.sql`UPDATE "User" SET "active" = ${false} WHERE "id" = ${id}`)).rejects.toThrow();
    expect(await db.user.findUnique({ where: { id } })).toMatchObject({ username, active: true });
  });

  test("reports a query error, and runs the next query", async () => {
    const error = await queryInWorker(Prisma.sql`SELECT "nothing" FROM "Nowhere"`).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(QueryTimeoutError);
    expect(String(error)).toMatch(/nowhere/i);
    expect(await queryInWorker(Prisma.sql`SELECT 1 AS one`)).toEqual([{ one: 1 }]);
  });

  test("runs many concurrent queries", async () => {
    const { id } = await insertUser();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        queryInWorker(Prisma.sql`SELECT "id" + ${index} AS "sum" FROM "User" WHERE "id" = ${id}`),
      ),
    );
    expect(answers).toEqual(Array.from({ length: 50 }, (_, index) => [{ sum: id + index }]));
  });
});

describe("a query that takes too long", () => {
  test("stops at its timeout, and the next query runs", async () => {
    await expect(queryInWorker(endless, 150)).rejects.toThrow(QueryTimeoutError);
    expect(await queryInWorker(Prisma.sql`SELECT 1 AS one`)).toEqual([{ one: 1 }]);
  });

  test("does not block other queries", async () => {
    const { id, username } = await insertUser();
    const slow = underWay(queryInWorker(endless, 3_000_000));
    const query = Prisma.sql`SELECT "username" FROM "User" WHERE "id" = ${id}`;
    expect(await db.$queryRaw(query)).toEqual([{ username }]);
    expect(await queryInWorker(query)).toEqual([{ username }]);
    expect(slow.over).toBe(false);
    await stopQueries();
    await expect(slow.query).rejects.toThrow();
  });

  test("makes others wait at most for their own timeout, and they run once it has ended", async () => {
    const slow = [underWay(queryInWorker(endless, 1500)), underWay(queryInWorker(endless, 1500))];
    const patient = queryInWorker(Prisma.sql`SELECT 1 AS one`);
    await expect(queryInWorker(Prisma.sql`SELECT 1 AS one`, 100)).rejects.toThrow(QueryTimeoutError);
    expect(slow.map(({ over }) => over)).toEqual([false, false]);
    expect(await patient).toEqual([{ one: 1 }]);
    for (const { query } of slow) await expect(query).rejects.toThrow(QueryTimeoutError);
  });
});

/** As an operator stops them. */
async function stopQueries(): Promise<void> {
  if (onSqlite) return openQueryWorker().close();
  // It may not have begun yet.
  const cancel = () => db.$queryRaw`SELECT pg_cancel_backend(pid) AS cancelled FROM pg_stat_activity
    WHERE datname = current_database() AND state = 'active' AND pid <> pg_backend_pid()`;
  await expect.poll(cancel).toEqual([{ cancelled: true }]);
}

/** A query that fails sooner or later, and whether it has. */
function underWay(query: Promise<unknown>) {
  const state = { query, over: false };
  query.catch(() => {
    state.over = true;
  });
  return state;
}
