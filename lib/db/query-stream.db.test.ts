// @postgresql: a cursor of the server instead of a process
import { expect, inject, test } from "vitest";
import { insertUser } from "../testing/factories";
import { db } from "./client";
import type { SqlValue } from "./dialects/dialect";
import { Prisma } from "./generated/sqlite/client";
import { QueryTimeoutError, streamInWorker } from "./query-worker";

const onSqlite = inject("dialect") === "sqlite";

/** The numbers up to `count`, each with a text. */
const numbers = (count: number) => Prisma.sql`
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
  SELECT i, 'no. ' || i FROM n ORDER BY i`;

async function rowsOf(query: Prisma.Sql, person = "anyone"): Promise<SqlValue[][]> {
  const all: SqlValue[][] = [];
  for await (const rows of streamInWorker(query, person)) all.push(...rows);
  return all;
}

test("streams all rows in order, for any number of rows", async () => {
  for (const count of [1, 99, 100, 101, 12_345]) {
    const rows = await rowsOf(
      onSqlite ? numbers(count) : Prisma.sql`SELECT i, 'no. ' || i FROM generate_series(1, ${count}::integer) AS i`,
    );
    expect(rows).toEqual(Array.from({ length: count }, (_, index) => [index + 1, `no. ${index + 1}`]));
  }
  expect(await rowsOf(Prisma.sql`SELECT "id" FROM "User" WHERE "id" = ${0}`)).toEqual([]);
});

test("returns the same values on every database, and compares like the read client", async () => {
  const at = new Date("2024-02-29T12:00:00.120Z");
  const user = await insertUser({ passwordHash: "it's “quoted” \\ 名前 🙂", active: false, registeredAt: at });
  const query = Prisma.sql`
    SELECT "id", "passwordHash", "active", "registeredAt", "lastSignedInAt", "role" FROM "User"
    WHERE "id" = ${user.id} AND "registeredAt" = ${at} AND "active" = ${false} AND "role" = ${user.role}`;
  const moment = "2024-02-29T12:00:00.120+00:00";
  expect(await rowsOf(query)).toEqual([[user.id, user.passwordHash, 0, moment, null, user.role]]);
});

test("cannot write", async () => {
  const users = await db.user.count();
  await expect(rowsOf(Prisma.sql`DELETE FROM "User" RETURNING "id"`)).rejects.toThrow();
  expect(await db.user.count()).toBe(users);
});

test("frees the stream when the consumer stops", async () => {
  for (let i = 0; i < 6; i++) {
    for await (const rows of streamInWorker(numbers(100_000), "anyone")) {
      expect(rows).toHaveLength(100);
      break;
    }
  }
  expect(await rowsOf(Prisma.sql`SELECT 1`)).toEqual([[1]]);
});

test("reports a query error, and frees the stream", async () => {
  await expect(rowsOf(Prisma.sql`SELECT "nothing" FROM "User" u`)).rejects.toThrow(/nothing/);
  expect(await rowsOf(Prisma.sql`SELECT 1`)).toEqual([[1]]);
});

test("an unread stream does not block other users", async () => {
  const unread = [streamInWorker(numbers(10_000), "ada"), streamInWorker(numbers(10_000), "ada")];
  expect((await unread[0]?.next())?.value).toHaveLength(100);
  const waiting = unread[1]?.next();
  for (const person of ["bob", "cleo", "bob"]) expect(await rowsOf(Prisma.sql`SELECT 1`, person)).toEqual([[1]]);
  // It was Ada's own first stream that the second one waited for.
  await unread[0]?.return(undefined);
  expect((await waiting)?.value).toHaveLength(100);
  await unread[1]?.return(undefined);
});

test("ends a stalled stream after its timeout, and frees its slot", async () => {
  const unread = streamInWorker(numbers(10_000), "ada", 1);
  await unread.next();
  expect(await rowsOf(Prisma.sql`SELECT 1`, "ada")).toEqual([[1]]);
  await expect(unread.next()).rejects.toThrow(QueryTimeoutError);
});
