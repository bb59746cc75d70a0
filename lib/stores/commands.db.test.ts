// @postgresql: raw SQL
import { describe, expect, it } from "vitest";
import { createBook } from "../books/commands";
import { execute } from "../commands/execute";
import { createComputer, deleteComputer } from "../computers/commands";
import { db } from "../db/client";
import { removeFromStore, setStock } from "../stock/commands";
import { createActor, unique } from "../testing/factories";
import { as, expectDone, expectRefused, expectStale } from "../testing/outcomes";
import { closeStore, createStore, deleteStore, reopenStore, updateStore } from "./commands";
import { getStore, listAllStores, listStores, storeStock, suggestStores } from "./queries";

const actor = await createActor("manager");
const manager = as(actor);
const added = async (input: object) => expectDone(await execute(createStore, input, manager)).id;
const book = async (input: object) => expectDone(await execute(createBook, input, manager)).id;
const stock = async (bookId: number, storeId: number, quantity: number) =>
  expectDone(await execute(setStock, { bookId, storeId, quantity }, manager));

describe("a store", () => {
  it("is kept with its hours in one way of writing", async () => {
    const name = unique("Harbour Street");
    const id = await added({
      name,
      address: "1 Harbour Street\r\nOld Town",
      openingHours: "Mon–Fri 9–18",
      city: "Hull",
    });
    expect(await getStore(actor, id)).toMatchObject({
      name,
      address: "1 Harbour Street\nOld Town",
      openingHours: "Mo-Fr 09:00-18:00",
      open: true,
    });
  });

  it("has a name of its own, whatever its case", async () => {
    const name = unique("Mill Läne");
    const id = await added({ name });
    const refused = expectRefused(await execute(createStore, { name: name.toUpperCase() }, manager));
    expect(refused.fields.name).toMatchObject([{ related: { entity: "store", id, label: name } }]);
    expectDone(await execute(updateStore, { id, version: 1, name: name.toUpperCase() }, manager));
  });

  it("closes and opens again, and an edit made meanwhile is stale", async () => {
    const name = unique("Closing");
    const id = await added({ name });
    expectDone(await execute(closeStore, { id, version: 1 }, manager));
    expect(expectStale(await execute(updateStore, { id, version: 1, name }, manager))).toMatchObject({
      base: { open: true },
      current: { open: false },
    });
    const options = await listAllStores(actor);
    expect(options.find((option) => option.id === id)).toEqual({ id, name, open: false });
    expect(options.map(({ open }) => open)).toEqual([...options.map(({ open }) => open)].sort().reverse());
    expectDone(await execute(reopenStore, { id, version: 2 }, manager));
    expect(await getStore(actor, id)).toMatchObject({ open: true, version: 3 });
  });

  it("is listed by name or city, one without a city last", async () => {
    const mark = unique("Listed");
    const ids = [await added({ name: `B ${mark}`, city: "Ähus" }), await added({ name: `A ${mark}` })];
    expect((await listStores(actor, { q: mark })).rows.map(({ id }) => id)).toEqual([...ids].reverse());
    expect((await listStores(actor, { q: mark, sort: "-city" })).rows.map(({ id }) => id)).toEqual(ids);
    expect((await listStores(actor, { q: `ahus ${mark}` })).rows).toMatchObject([{ city: "Ähus", open: true }]);
  });
});

describe("deleteStore", () => {
  it("refuses while there are books or computers, and says what", async () => {
    const name = unique("Full");
    const id = await added({ name });
    const bookId = await book({ title: "Emma" });
    await stock(bookId, id, 2);
    const computer = expectDone(
      await execute(createComputer, { name: unique("Till"), memory: 8, storeId: id }, manager),
    );
    const refused = expectRefused(await execute(deleteStore, { id, version: 1 }, manager));
    expect(refused.message).toBe(
      `${name} has 1 title in stock (2 copies) and 1 computer. Close it instead, or remove these first.`,
    );
    expect(refused.related).toMatchObject([
      { entity: "book", id: bookId },
      { entity: "computer", id: computer.id },
    ]);

    expectDone(await execute(removeFromStore, { bookId, storeId: id, seen: 2 }, manager));
    expectDone(await execute(deleteComputer, { id: computer.id, version: 1 }, manager));
    expectDone(await execute(deleteStore, { id, version: 1 }, manager));
    expect(await db.store.findUnique({ where: { id } })).toBeNull();
  });
});

it("shows the books of a store, searched and paged, and only its own", async () => {
  const [here, there] = [await added({ name: unique("Here") }), await added({ name: unique("There") })];
  const mark = unique("Shelf");
  const ids: number[] = [];
  for (let i = 0; i < 26; i++) {
    const id = await book({ title: `${mark} ${String(i).padStart(2, "0")}`, authors: [{ name: unique("Ann") }] });
    await stock(id, here, i);
    ids.push(id);
  }
  await stock(ids[0] ?? 0, there, 9);
  const first = await storeStock(actor, here, { size: "25" });
  const second = await storeStock(actor, here, { size: "25", cursor: first.next });
  expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(ids);
  expect(first.total).toBe(26);
  expect(first.rows[1]).toMatchObject({ copiesHere: 1, authors: expect.stringMatching(/^Ann/) });
  expect((await storeStock(actor, here, { q: `${mark} 07` })).rows).toMatchObject([{ copiesHere: 7 }]);
  expect((await storeStock(actor, there, {})).rows).toMatchObject([{ id: ids[0], copiesHere: 9 }]);
});

it("is found to choose by the beginnings of the words of its name and its city, the open ones first", async () => {
  const [mark, town] = [unique("Ö").replace(" ", ""), unique("Hafen").replace(" ", "")];
  const closed = await added({ name: `A ${mark}`, city: town });
  const open = await added({ name: `B ${mark}`, city: town });
  const version = (await getStore(actor, closed))?.version;
  expectDone(await execute(closeStore, { id: closed, version }, manager));
  const found = async (text: string) => (await suggestStores(actor, text)).map(({ id }) => id);
  expect(await found(mark.toUpperCase().replace("Ö", "o"))).toEqual([open, closed]);
  expect(await found(`${town.slice(0, -1)} b`)).toEqual([open]);
  expect(await found(mark.slice(1))).toEqual([]);
});
