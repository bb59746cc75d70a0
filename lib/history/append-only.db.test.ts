// @postgresql: the triggers that keep the history are others
/** The database itself keeps the history, whoever writes. */
import { beforeAll, describe, expect, inject, test } from "vitest";
import { db } from "../db/client";
import { Prisma } from "../db/generated/sqlite/client";
import { type Transaction, write } from "../db/write-transaction";
import { Recorder } from "./record";

const sets = { first: 0, empty: 0, detailed: 0 };

beforeAll(async () => {
  await write(async (tx) => {
    sets.first = await newSet(tx);
    await new Recorder(tx, sets.first).createdMany("book", [1, 2]);
    await new Recorder(tx, sets.first).updated("user", { id: 7, version: 1, username: "ada" }, { username: "eve" });
    sets.detailed = await newSet(tx);
    await new Recorder(tx, sets.detailed).details({ rows: 3 });
    sets.empty = await newSet(tx);
  });
});

const newSet = async (tx: Transaction, command = "updateUser") =>
  (await tx.changeSet.create({ data: { command, via: "test", schemaVersion: "1" } })).id;

const everything = async () => [await db.changeSet.findMany(), await db.change.findMany()];

describe("is refused, whoever does it", () => {
  const ofFirst = () => ({ changeSetId: sets.first });
  const ways: Record<string, (tx: Transaction) => Promise<unknown>> = {
    "another value": (tx) => tx.change.updateMany({ where: ofFirst(), data: { after: { username: "ada" } } }),
    "another row": (tx) => tx.change.updateMany({ where: ofFirst(), data: { entityId: 8 } }),
    "the same again": (tx) => tx.change.updateMany({ where: ofFirst(), data: ofFirst() }),
    "deleting a change": (tx) => tx.change.deleteMany({ where: ofFirst() }),
    "deleting them all": (tx) => tx.$executeRaw`DELETE FROM "Change"`,
    "another who": (tx) => tx.changeSet.update({ where: { id: sets.detailed }, data: { command: "createUser" } }),
    "another when": (tx) => tx.changeSet.update({ where: { id: sets.detailed }, data: { createdAt: new Date(0) } }),
    "deleting a change set with changes": (tx) => tx.changeSet.delete({ where: { id: sets.first } }),
    "deleting one that tells something": (tx) => tx.changeSet.delete({ where: { id: sets.detailed } }),
    // As if a person were being erased.
    "rewriting without saying of whom": async (tx) => {
      await newSet(tx, "erasePerson");
      await tx.change.updateMany({ where: ofFirst(), data: { before: {} } });
    },
    "rewriting another's": async (tx) => {
      await tell(tx, await newSet(tx, "erasePerson"), { erasing: 8 });
      await tx.change.updateMany({ where: ofFirst(), data: { before: {} } });
    },
    "rewriting by another command": async (tx) => {
      await tell(tx, await newSet(tx, "eraseAll"), { erasing: 7 });
      await tx.change.updateMany({ where: { entity: "user", entityId: 7 }, data: { before: {} } });
    },
    "rewriting when something else was begun since": async (tx) => {
      await tell(tx, await newSet(tx, "erasePerson"), { erasing: 7 });
      await newSet(tx);
      await tx.change.updateMany({ where: { entity: "user", entityId: 7 }, data: { before: {} } });
    },
    ...(inject("dialect") === "sqlite"
      ? {
          "putting another in its place": (tx) =>
            tx.$executeRaw`INSERT OR REPLACE INTO "Change" ("id", "changeSetId", "entity", "entityId", "action")
              SELECT "id", "changeSetId", 'book', 9, 'create' FROM "Change"`,
          "putting another set in its place": (tx) =>
            tx.$executeRaw`INSERT OR REPLACE INTO "ChangeSet" ("id", "command", "via", "schemaVersion")
              VALUES (${sets.detailed}, 'x', 'y', 'z')`,
        }
      : {
          emptying: (tx) => tx.$executeRaw`TRUNCATE "Change"`,
          "emptying both": (tx) => tx.$executeRaw`TRUNCATE "ChangeSet" CASCADE`,
        }),
  };

  test.each(Object.entries(ways))("%s", async (_, change) => {
    const before = await everything();
    await expect(write(change)).rejects.toThrow();
    expect(await everything()).toEqual(before);
  });
});

const tell = (tx: Transaction, id: number, details: Prisma.InputJsonObject) =>
  tx.changeSet.update({ where: { id }, data: { details } });

test("a change set may be told more, and go while it says nothing", async () => {
  await write(async (tx) => {
    await tell(tx, sets.detailed, { rows: 4 });
    await tx.changeSet.update({ where: { id: sets.detailed }, data: { undoesId: sets.first } });
    await tx.changeSet.delete({ where: { id: sets.empty } });
  });
  const where = { id: { in: Object.values(sets) } };
  expect(await db.changeSet.findMany({ where, orderBy: { id: "asc" } })).toMatchObject([
    { id: sets.first, details: null },
    { id: sets.detailed, details: { rows: 4 }, undoesId: sets.first },
  ]);
});

test("the values of a person who is being erased may be replaced in that transaction, and of their row alone", async () => {
  await write(async (tx) => {
    const set = await newSet(tx, "erasePerson");
    await tell(tx, set, { erasing: 7 });
    const own = { entity: "user", entityId: 7 };
    await tx.change.updateMany({ where: own, data: { before: { username: "x" }, after: Prisma.DbNull } });
    await tell(tx, set, { erased: 7 });
    await new Recorder(tx, set).created("user", 7);
  });
  const own = { where: { entity: "user", entityId: 7 } };
  expect(await db.change.findFirst(own)).toMatchObject({ before: { username: "x" }, after: null });
  await expect(write((tx) => tx.change.updateMany({ ...own, data: { before: {} } }))).rejects.toThrow();
});
