// @postgresql: connections of a pool instead of a file
import { expect, inject, test } from "vitest";
import { insertUser } from "../testing/factories";
import { db } from "./client";
import { closeAll, connections } from "./connections";
import { Prisma } from "./generated/sqlite/client";
import { queryInWorker } from "./query-worker";

const one = Prisma.sql`SELECT 1 AS one`;

test("opens each connection once per process, at first use", async () => {
  await closeAll();
  expect(connections()).toMatchObject({ reader: undefined, writer: undefined, queryWorker: undefined });
  const { id } = await insertUser();
  await db.user.findUnique({ where: { id } });
  const { reader, writer } = connections();
  expect(reader).toBeDefined();
  expect(writer).toBeDefined();
  await insertUser();
  await db.user.count();
  expect(connections().reader).toBe(reader);
  expect(connections().writer).toBe(writer);
});

test("opens connections again after closing, with an empty cache", async () => {
  const { username } = await insertUser();
  expect(await queryInWorker(one)).toEqual([{ one: 1 }]);
  connections().cache.set("kept", true);
  await closeAll();
  await closeAll();
  expect(connections().cache.size).toBe(0);
  expect(await db.user.count({ where: { username } })).toBe(1);
  expect(await queryInWorker(one)).toEqual([{ one: 1 }]);
  expect((await insertUser()).id).toBeGreaterThan(0);
});

if (inject("dialect") === "sqlite")
  test("closing does not wait for a running query in a worker, which fails", async () => {
    const endless = Prisma.sql`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n`;
    await queryInWorker(one);
    const failed = expect(queryInWorker(endless)).rejects.toThrow("has ended");
    await closeAll();
    await failed;
    expect(await queryInWorker(one)).toEqual([{ one: 1 }]);
  });
