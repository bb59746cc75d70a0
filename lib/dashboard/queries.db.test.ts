import { expect, it } from "vitest";
import { createBook, deleteBook } from "../books/commands";
import { execute } from "../command";
import { setStock } from "../stock/commands";
import { createStore } from "../stores/commands";
import { as, expectDone, makeActor, unique } from "../testing/actors";
import { dashboard } from "./queries";

const [bookseller, manager, admin] = [
  await makeActor("bookseller"),
  await makeActor("manager"),
  await makeActor("admin"),
];

it("shows the totals, and what each store has", async () => {
  const before = await dashboard(admin);
  const name = unique("Harbour Street");
  const store = expectDone(await execute(createStore, { name }, as(manager)));
  for (const quantity of [2, 5, 0]) {
    const book = expectDone(await execute(createBook, { title: "Emma" }, as(manager)));
    expectDone(await execute(setStock, { bookId: book.id, storeId: store.id, quantity }, as(manager)));
  }
  const after = await dashboard(admin);
  expect(after.totals).toEqual({ ...before.totals, books: before.totals.books + 3, stores: before.totals.stores + 1 });
  expect(after.stores.find(({ id }) => id === store.id)).toEqual({
    id: store.id,
    name,
    open: true,
    titles: 2,
    copies: 7,
  });
});

it("shows each person the changes that they may see", async () => {
  const book = expectDone(await execute(createBook, { title: "Emma" }, as(bookseller)));
  const gone = expectDone(await execute(createBook, { title: "Gone" }, as(manager)));
  expectDone(await execute(deleteBook, { id: gone.id, version: 1 }, as(manager)));
  const newUser = await makeActor("bookseller");

  const seen = (await dashboard(manager)).changes;
  expect(seen.slice(0, 3)).toMatchObject([
    { command: "deleteBook", action: "delete", entity: "book", entityId: gone.id, label: undefined },
    { command: "createBook", action: "create", entity: "book", entityId: gone.id, label: undefined },
    { command: "createBook", entityId: book.id, label: "Emma", who: bookseller.username, when: expect.any(Date) },
  ]);
  expect(seen.filter(({ entity }) => ["user", "session", "oneTimeLink"].includes(entity))).toEqual([]);
  expect((await dashboard(admin)).changes.slice(0, 2)).toMatchObject([
    { entity: "oneTimeLink", label: newUser.username, who: undefined },
    { entity: "user", label: newUser.username },
  ]);
  expect((await dashboard(admin)).changes).toHaveLength(10);
});

it("shows a bookseller neither changes nor how many users there are", async () => {
  const { changes, totals } = await dashboard(bookseller);
  expect(changes).toEqual([]);
  expect(totals.users).toBeUndefined();
});
