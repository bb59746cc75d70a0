import { beforeEach, expect, it, vi } from "vitest";
import { createBook, deleteBook } from "../books/commands";
import { execute } from "../commands/execute";
import { directRunner } from "../db/query-runner";
import * as queryWorker from "../db/query-worker";
import { write } from "../db/write-transaction";
import { setStock } from "../stock/commands";
import { createStore } from "../stores/commands";
import { createActor, unique } from "../testing/factories";
import { as, expectDone } from "../testing/outcomes";
import * as keeping from "./cached-figure";
import { loadDashboard } from "./queries";

const [bookseller, manager, admin] = [
  await createActor("bookseller"),
  await createActor("manager"),
  await createActor("admin"),
];

const cachedFigure = vi.spyOn(keeping, "cachedFigure");
const queryInWorker = vi.spyOn(queryWorker, "queryInWorker");
beforeEach(() => {
  cachedFigure.mockReset();
  queryInWorker.mockReset();
});

it("shows the totals, and the stock of each store", async () => {
  const before = await loadDashboard(admin);
  const name = unique("Harbour Street");
  const store = expectDone(await execute(createStore, { name }, as(manager)));
  for (const quantity of [2, 5, 0]) {
    const book = expectDone(await execute(createBook, { title: "Emma" }, as(manager)));
    expectDone(await execute(setStock, { bookId: book.id, storeId: store.id, quantity }, as(manager)));
  }
  const after = await loadDashboard(admin);
  expect(after.totals).toEqual({ ...before.totals, books: before.totals.books + 3, stores: before.totals.stores + 1 });
  expect(after.stores.find(({ id }) => id === store.id)).toEqual({
    id: store.id,
    name,
    open: true,
    listed: 3,
    titles: 2,
    copies: 7,
  });
});

it("shows the changes that the user may see", async () => {
  const book = expectDone(await execute(createBook, { title: "Emma" }, as(bookseller)));
  const gone = expectDone(await execute(createBook, { title: "Gone" }, as(manager)));
  expectDone(await execute(deleteBook, { id: gone.id, version: 1 }, as(manager)));
  const newUser = await createActor("bookseller");

  const seen = (await loadDashboard(manager)).changes;
  expect(seen.slice(0, 3)).toMatchObject([
    {
      command: "deleteBook",
      action: "delete",
      entity: "book",
      entityId: gone.id,
      label: undefined,
      formerLabel: "Gone",
    },
    { command: "createBook", action: "create", entity: "book", entityId: gone.id, label: undefined },
    { command: "createBook", entityId: book.id, label: "Emma", who: bookseller.username, when: expect.any(Date) },
  ]);
  expect(seen.filter(({ entity }) => ["user", "session", "oneTimeLink"].includes(entity))).toEqual([]);
  expect((await loadDashboard(admin)).changes.slice(0, 2)).toMatchObject([
    { entity: "oneTimeLink", label: newUser.username, who: undefined },
    { entity: "user", label: newUser.username },
  ]);
  expect((await loadDashboard(admin)).changes).toHaveLength(10);
});

it("computes the figures of a small shop for every page", async () => {
  const figures = async () => {
    const { catalogue, outOfStock } = await loadDashboard(bookseller);
    expect([catalogue.asOf, outOfStock.asOf]).toEqual([undefined, undefined]);
    const welsh = catalogue.value?.languages.find(({ name }) => name === "Welsh")?.books ?? 0;
    return { added: catalogue.value?.months.at(-1)?.books ?? 0, welsh, outOfStock: outOfStock.value?.outOfStock ?? 0 };
  };
  const before = await figures();
  const book = expectDone(await execute(createBook, { title: "Un Nos Ola Leuad", language: "cy" }, as(bookseller)));
  const { added, welsh, outOfStock } = await figures();
  expect({ added, welsh, outOfStock }).toEqual({
    added: before.added + 1,
    welsh: before.welsh + 1,
    outOfStock: before.outOfStock + 1,
  });
  const store = expectDone(await execute(createStore, { name: unique("Mill Lane") }, as(manager)));
  expectDone(await execute(setStock, { bookId: book.id, storeId: store.id, quantity: 1 }, as(bookseller)));
  expect(await figures()).toEqual({ added, welsh, outOfStock: before.outOfStock });
  expect(cachedFigure).not.toHaveBeenCalled();
});

it("computes the figures of a large shop in a worker, and caches them", async () => {
  // Neither has all the time that a busy machine may need.
  cachedFigure.mockImplementation(async (_name, count) => ({ value: await count() }));
  queryInWorker.mockImplementation(directRunner);
  const store = expectDone(await execute(createStore, { name: unique("Warehouse") }, as(manager)));
  await write((tx) => tx.storeTotal.updateMany({ where: { storeId: store.id }, data: { listed: 1_000_000 } }));
  const { totals, catalogue, outOfStock } = await loadDashboard(bookseller);
  const { languages = [] } = catalogue.value ?? {};
  expect(languages.reduce((sum, { books }) => sum + books, 0)).toBe(totals.books);
  expect(outOfStock.value?.books).toBe(totals.books);
  expect(cachedFigure.mock.calls.map(([name]) => name)).toEqual(["catalogue", "out of stock"]);
  expect(queryInWorker).toHaveBeenCalledTimes(2);
  // For the other tests it is small again.
  await write((tx) => tx.storeTotal.updateMany({ where: { storeId: store.id }, data: { listed: 0 } }));
});

it("shows booksellers neither changes nor the number of users", async () => {
  const { changes, totals } = await loadDashboard(bookseller);
  expect(changes).toEqual([]);
  expect(totals.users).toBeUndefined();
});
