// @postgresql: raw SQL
import { describe, expect, it } from "vitest";
import { execute } from "../commands/execute";
import { setStock } from "../stock/commands";
import { createStore } from "../stores/commands";
import { exhaustWorkers } from "../testing/exhaust-workers";
import { createActor, unique } from "../testing/factories";
import { as, expectDone } from "../testing/outcomes";
import { createBook } from "./commands";
import { findByIsbn, getBookDependents, listBooks } from "./queries";

const actor = await createActor("manager");
const manager = as(actor);
const added = async (input: object) => expectDone(await execute(createBook, input, manager)).id;
const stocked = async (bookId: number, quantity: number) => {
  const { id: storeId } = expectDone(await execute(createStore, { name: unique("Store") }, manager));
  expectDone(await execute(setStock, { bookId, storeId, quantity }, manager));
  return storeId;
};
const found = async (q: string) => (await listBooks(actor, { q })).rows.map(({ id }) => id);

describe("listBooks", () => {
  it("shows the authors in order and the copies of all stores", async () => {
    const title = unique("Good Omens");
    const names = [unique("Terry"), unique("Neil")];
    const authors = [{ name: names[0] }, { name: names[1] }, { name: names[0], role: "introduction" }];
    const id = await added({ title, price: 899, authors });
    await stocked(id, 2);
    await stocked(id, 3);
    const page = await listBooks(actor, { q: title });
    expect(page).toMatchObject({
      total: 1,
      first: 1,
      rows: [{ id, title, price: 899, authors: names.join(", "), copies: 5 }],
    });
  });

  it("finds by any word of the title, the series, the publisher and the authors, without accents or case", async () => {
    const mark = unique("mk");
    const authors = [{ name: `Jorge Amádo${mark}` }];
    const id = await added({
      title: `Gabriela ${mark}`,
      subtitle: "Clove",
      series: "Bahia",
      publisher: "Knopf",
      authors,
    });
    for (const q of [mark, `gabriela amado${mark}`, `CLOVE bahia knopf ${mark}`]) expect(await found(q)).toEqual([id]);
    expect(await found(`gabriela other ${mark}`)).toEqual([]);
    expect(await found(`${mark}%`)).toEqual([id]);
  });

  it("finds by the beginning of an ISBN, as 10 or 13, with or without hyphens", async () => {
    const id = await added({ title: "Numbers", isbn: "9780306406157" });
    for (const q of ["9780306406157", "978-0-306-40615-7", "0306406152", "0-306-4061", "97803064"]) {
      expect(await found(q)).toEqual([id]);
    }
    expect(await found("9780306406158")).toEqual([]);
  });

  it("pages in every order, those without a year or price last", async () => {
    const mark = unique("Paged");
    const ids: number[] = [];
    for (let i = 0; i < 27; i++) {
      const known = i < 24 ? { year: 1900 + (i % 5), price: 100 * (i % 7) } : {};
      ids.push(await added({ title: `${mark} ${String(i).padStart(2, "0")}`, ...known }));
    }
    for (const sort of ["title", "-title", "published", "-published", "price", "-price", "added", "-added"]) {
      const first = await listBooks(actor, { q: mark, sort, size: "25" });
      const second = await listBooks(actor, { q: mark, sort, size: "25", cursor: first.next });
      const all = [...first.rows, ...second.rows];
      expect(all.map(({ id }) => id).sort((a, b) => a - b)).toEqual(ids);
      expect(second).toMatchObject({ total: 27, first: 26, next: undefined });
      if (sort.endsWith("published")) expect(all.slice(24).every(({ year }) => year === null)).toBe(true);
      const back = await listBooks(actor, { q: mark, sort, size: "25", cursor: second.previous });
      expect(back.rows).toEqual(first.rows);
    }
  });
});

it("lists the book of a whole ISBN without a turn off the event loop, and says where others get none in time", async () => {
  const id = await added({ title: "Numbers at once", isbn: "9780141439587" });
  await exhaustWorkers();
  for (const q of ["978-0-14-143958-7", "0 14 143958 0"]) expect(await found(q)).toEqual([id]);
  expect(await listBooks(actor, { q: "979-10-90636-07-1" })).toMatchObject({ rows: [], tooSlow: false });
  expect(await listBooks(actor, { q: "two words" })).toMatchObject({ rows: [], tooSlow: true });
});

it("finds a book by its ISBN, typed in any way", async () => {
  const id = await added({ title: "Scanned", isbn: "9783518367063" });
  expect(await findByIsbn(actor, "978-3-518-36706-3")).toEqual({ id, title: "Scanned" });
  expect(await findByIsbn(actor, "9780306406158")).toBeNull();
  expect(await findByIsbn(actor, "9791090636071")).toBeNull();
});

it("says which stores have copies", async () => {
  const id = await added({ title: "Kept" });
  const storeId = await stocked(id, 4);
  await stocked(id, 0);
  expect(await getBookDependents(actor, id)).toMatchObject([{ quantity: 4, store: { entity: "store", id: storeId } }]);
});
