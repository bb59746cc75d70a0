// @postgresql: many rows come as another kind of JSON
import { expect, test } from "vitest";
import { deleteMany, insertMany, newIds, updateMany } from "./bulk-write";
import { db } from "./client";
import { write } from "./write-transaction";

const author = (id: number) => {
  const name = `Zoë “${id}” O'Neill \\ \n`;
  return { id, name, nameFold: name, sortName: name, sortNameFold: name, email: null, note: id % 2 ? "{}" : null };
};

test("inserts, updates and deletes many rows, with values as Prisma stores them", async () => {
  const ids = await write(async (tx) => {
    // The first write takes the lock that makes the ids nobody else's.
    await tx.author.create({ data: { ...author(0), id: undefined } });
    const ids = await newIds(tx, "Author", 1_234);
    await insertMany(tx, "Author", ids.map(author));
    return ids;
  });
  const first = ids[0] ?? 0;
  const rows = await db.author.findMany({ where: { id: { in: ids.slice(0, 900) } }, orderBy: { id: "asc" } });
  expect(rows[0]).toMatchObject({ ...author(first), version: 1 });
  expect(rows[0]?.createdAt).toBeInstanceOf(Date);
  expect(await db.author.count()).toBe(1_235);
  // What Prisma makes next gets an id behind them.
  const next = await write((tx) => tx.author.create({ data: { ...author(0), id: undefined } }));
  expect(next.id).toBeGreaterThan(ids.at(-1) ?? 0);

  const day = new Date("2001-02-03T04:05:06.789Z");
  await write((tx) => updateMany(tx, "Author", [{ id: first, note: "Ünder", version: 2, createdAt: day }]));
  const changed = await db.author.findUniqueOrThrow({ where: { id: first } });
  expect(changed).toMatchObject({ name: author(first).name, note: "Ünder", version: 2, createdAt: day });
  expect(await db.author.count({ where: { createdAt: day } })).toBe(1);

  await write((tx) => deleteMany(tx, "Author", ids));
  expect(await db.author.count()).toBe(2);
});

test("stores booleans, JSON and enums unchanged", async () => {
  await write(async (tx) => {
    await insertMany(tx, "Store", [
      { name: "Open", nameFold: "open", open: true },
      { name: "Shut", nameFold: "shut", open: false },
    ]);
    const set = await tx.changeSet.create({ data: { command: "test", via: "test", schemaVersion: "1" } });
    const change = { changeSetId: set.id, entity: "book", action: "update" };
    await insertMany(tx, "Change", [
      {
        ...change,
        entityId: 1,
        version: 2,
        before: { title: 'A "b"', authors: [{ name: "ß" }] },
        after: { price: null },
      },
      { ...change, entityId: 2, version: null, before: null, after: null },
    ]);
    const other = await tx.change.create({
      data: { ...change, action: "update", entityId: 3, before: { title: "A" } },
    });
    expect(other.before).toEqual({ title: "A" });
  });
  expect((await db.store.findMany({ orderBy: { name: "asc" } })).map(({ open }) => open)).toEqual([true, false]);
  expect(await db.change.findMany({ where: { entity: "book" }, orderBy: { entityId: "asc" } })).toMatchObject([
    { version: 2, action: "update", before: { title: 'A "b"', authors: [{ name: "ß" }] }, after: { price: null } },
    { version: null, before: null, after: null },
    { before: { title: "A" } },
  ]);
});

test("rejects a column that is not in the schema", async () => {
  await expect(write((tx) => insertMany(tx, "Author", [{ 'id" --': 1 }]))).rejects.toThrow("has no");
});
