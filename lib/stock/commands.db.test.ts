// @postgresql: raw SQL
import { describe, expect, it } from "vitest";
import { createBook } from "../books/commands";
import { execute } from "../commands/execute";
import { db } from "../db/client";
import { closeStore, createStore } from "../stores/commands";
import { createActor, unique } from "../testing/factories";
import { as, expectDone, expectRefused } from "../testing/outcomes";
import { addToStore, adjustStock, removeFromStore, setStock } from "./commands";
import { bookStock } from "./queries";

const actor = await createActor("bookseller");
const bookseller = as(actor);
const manager = as(await createActor("manager"));

async function place(name = unique("Harbour Street")) {
  const book = expectDone(await execute(createBook, { title: "Emma" }, bookseller));
  const store = expectDone(await execute(createStore, { name }, manager));
  return { bookId: book.id, storeId: store.id };
}

const change = (at: object, by: number) => execute(adjustStock, { ...at, by }, bookseller);
const rowOf = (at: { bookId: number; storeId: number }) => db.stock.findUnique({ where: { bookId_storeId: at } });

describe("addToStore", () => {
  it("puts a book on the list once, not over what is there", async () => {
    const at = await place();
    expectDone(await execute(addToStore, { ...at, quantity: 3 }, bookseller));
    const again = expectRefused(await execute(addToStore, { ...at, quantity: 7 }, bookseller));
    expect(again.message).toContain("already stocks this book (3 copies)");
    expect(await rowOf(at)).toMatchObject({ quantity: 3, version: 1 });
  });
});

describe("adjustStock", () => {
  it("begins at none, and gives the new quantity", async () => {
    const at = await place();
    expect(expectDone(await change(at, 3))).toMatchObject({ ...at, quantity: 3 });
    expect(expectDone(await change(at, -1))).toMatchObject({ ...at, quantity: 2 });
    const row = await rowOf(at);
    expect(row).toMatchObject({ quantity: 2, version: 2 });
    const changes = await db.change.findMany({ where: { entity: "stock", entityId: row?.id }, orderBy: { id: "asc" } });
    expect(changes).toMatchObject([
      { action: "create", version: 1 },
      { action: "update", version: 2, before: { quantity: 3 }, after: { quantity: 2 } },
    ]);
  });

  it("adds up what twenty tills do at once", async () => {
    const at = await place();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => change(at, 1)));
    const quantities = outcomes.map((outcome) => expectDone(outcome).quantity);
    expect(quantities.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect(await rowOf(at)).toMatchObject({ quantity: 20, version: 20 });
  });

  it("sells the last copy once", async () => {
    const at = await place();
    expectDone(await change(at, 1));
    const outcomes = await Promise.all([change(at, -1), change(at, -1), change(at, -1)]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await rowOf(at)).toMatchObject({ quantity: 0 });
  });

  it("refuses what would leave fewer than none, or too many", async () => {
    const name = unique("Harbour Street");
    const at = await place(name);
    expect(expectRefused(await change(at, -1)).message).toBe(`There are none at ${name}.`);
    expect(await rowOf(at)).toBeNull();
    expectDone(await change(at, 2));
    expect(expectRefused(await change(at, -3)).message).toBe(`There are only 2 at ${name}.`);
    expect(expectRefused(await change(at, 1_000_000)).message).toMatch(/1,000,000 copies/);
    expect(expectRefused(await change(at, 0)).fields.by).toBeDefined();
  });

  it("refuses a book or store that is not there", async () => {
    const at = await place();
    expect(expectRefused(await change({ ...at, bookId: 2_000_000_000 }, 1)).message).toMatch(/^This book/);
    expect(expectRefused(await change({ ...at, storeId: 2_000_000_000 }, 1)).message).toMatch(/^This store/);
  });
});

describe("setStock", () => {
  it("sets what there is, and puts a book on a store's list", async () => {
    const at = await place();
    expect(expectDone(await execute(setStock, { ...at, quantity: "0" }, bookseller))).toMatchObject({
      ...at,
      quantity: 0,
    });
    expectDone(await execute(setStock, { ...at, quantity: 7 }, bookseller));
    expectDone(await execute(setStock, { ...at, quantity: 7 }, bookseller));
    expect(await rowOf(at)).toMatchObject({ quantity: 7, version: 2 });
  });
});

describe("removeFromStore", () => {
  it("asks first while there are copies", async () => {
    const name = unique("Mill Lane");
    const at = await place(name);
    expectDone(await change(at, 3));
    expect(expectRefused(await execute(removeFromStore, at, bookseller)).message).toBe(
      `${name} still has 3 copies of Emma. Confirm that they will be removed too.`,
    );
    expectDone(await execute(removeFromStore, { ...at, seen: 3 }, bookseller));
    expect(await rowOf(at)).toBeNull();
    expect(expectRefused(await execute(removeFromStore, at, bookseller)).message).toMatch(/doesn’t stock/);
  });

  it("refuses when there are other copies than the person saw", async () => {
    const name = unique("Harbour Street");
    const at = await place(name);
    expectDone(await change(at, 5));
    expect(expectRefused(await execute(removeFromStore, { ...at, seen: 3 }, bookseller)).message).toBe(
      `${name} has 5 copies now, not 3. Check again before you remove it.`,
    );
    expect(await rowOf(at)).toMatchObject({ quantity: 5 });
    expectDone(await change(at, -5));
    expectDone(await execute(removeFromStore, { ...at, seen: 3 }, bookseller));
  });

  it("does not ask where there are none", async () => {
    const at = await place();
    expectDone(await execute(setStock, { ...at, quantity: 0 }, bookseller));
    expectDone(await execute(removeFromStore, at, bookseller));
    expect(
      await db.change.count({
        where: { entity: "stock", action: "delete", changeSet: { command: "removeFromStore" } },
      }),
    ).toBeGreaterThan(0);
  });
});

it("shows every store with what it has of a book, open ones first", async () => {
  const at = await place(unique("ZZ last of the open"));
  const closed = await place(unique("AA closed"));
  const empty = await place(unique("AA open"));
  expectDone(await execute(closeStore, { id: closed.storeId, version: 1 }, manager));
  expectDone(await change(at, 3));
  const rows = (await bookStock(actor, at.bookId)).filter(({ id }) =>
    [at, closed, empty].some(({ storeId }) => storeId === id),
  );
  expect(rows.map(({ id, quantity }) => [id, quantity])).toEqual([
    [empty.storeId, null],
    [at.storeId, 3],
    [closed.storeId, null],
  ]);
});
