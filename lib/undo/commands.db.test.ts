// @postgresql: a change keeps its values as jsonb, which sorts the keys
import { expect, it } from "vitest";
import { createBook, deleteBook, updateBook } from "../books/commands";
import { execute } from "../commands/execute";
import { db } from "../db/client";
import { write } from "../db/write-transaction";
import { addToStore, setStock } from "../stock/commands";
import { createStore } from "../stores/commands";
import { createActor, unique } from "../testing/factories";
import { as, expectDone } from "../testing/outcomes";
import { latestChangeSet, undo } from "../testing/undo";
import { saveView, updateView } from "../views/commands";
import { undoChangeSet } from "./commands";

const [bookseller, manager] = [await createActor("bookseller"), await createActor("manager")];

it("undoes an edit, redoes it, and undoes it again", async () => {
  const title = unique("Emma");
  const { id } = expectDone(
    await execute(createBook, { title, price: 899, authors: [{ name: unique("Jane") }] }, as(manager)),
  );
  const input = {
    id,
    version: 1,
    title: `${title}!`,
    price: 1299,
    authors: [{ name: unique("Bo"), role: "translator" }],
  };
  expectDone(await execute(updateBook, input, as(manager)));
  const edit = await latestChangeSet();
  const authorsOf = async () => (await db.bookAuthor.findMany({ where: { bookId: id } })).map(({ role }) => role);

  const { changeSetId } = await undo(edit, manager);
  expect(await db.book.findUnique({ where: { id } })).toMatchObject({
    title,
    titleFold: title.toLowerCase(),
    price: 899,
    version: 3,
  });
  expect(await authorsOf()).toEqual(["author"]);
  expect(await db.changeSet.findUnique({ where: { id: changeSetId } })).toMatchObject({ undoesId: edit });

  await undo(changeSetId, manager);
  expect(await db.book.findUnique({ where: { id } })).toMatchObject({ title: `${title}!`, price: 1299, version: 4 });
  expect(await authorsOf()).toEqual(["translator"]);
  await undo(edit, manager);
  expect(await db.book.findUnique({ where: { id } })).toMatchObject({ title, price: 899, version: 5 });
});

it("brings a deleted book back, with its id, authors and places", async () => {
  const title = unique("Gone");
  const { id } = expectDone(
    await execute(createBook, { title, isbn: "9780306406157", authors: [{ name: unique("Jane") }] }, as(manager)),
  );
  const { id: storeId } = expectDone(await execute(createStore, { name: unique("Store") }, as(manager)));
  expectDone(await execute(addToStore, { bookId: id, storeId, quantity: 0 }, as(manager)));
  const [before, stock] = [
    await db.book.findUnique({ where: { id } }),
    await db.stock.findMany({ where: { bookId: id } }),
  ];
  expectDone(await execute(deleteBook, { id, version: 1 }, as(manager)));
  const deletion = await latestChangeSet();

  const { counts } = await undo(deletion, manager);
  expect(counts).toEqual({ created: 2, changed: 0, removed: 0, skipped: 0 });
  expect(await db.book.findUnique({ where: { id } })).toEqual({ ...before, version: 2, updatedAt: expect.any(Date) });
  expect(await db.stock.findMany({ where: { bookId: id } })).toMatchObject([
    { ...stock[0], version: 2, updatedAt: expect.any(Date) },
  ]);
  expect(await db.bookAuthor.count({ where: { bookId: id } })).toBe(1);
});

it("leaves alone what was changed since, and what others depend on", async () => {
  const { id } = expectDone(await execute(createBook, { title: "A" }, as(manager)));
  const creation = await latestChangeSet();
  const { id: storeId } = expectDone(await execute(createStore, { name: unique("Store") }, as(manager)));
  expectDone(await execute(setStock, { bookId: id, storeId, quantity: 2 }, as(manager)));
  const outcome = await execute(undoChangeSet, { id: creation }, as(manager));
  expect(outcome).toMatchObject({ ok: false, kind: "refused" });
  const denied = await execute(undoChangeSet, { id: creation }, as(bookseller));
  expect(denied).toMatchObject({ ok: false, kind: "forbidden" });
});

it("shares a view again only for somebody who may share one", async () => {
  const owner = await createActor("manager");
  const view = { list: "books", query: "", name: unique("Mine"), shared: true };
  expectDone(await execute(saveView, view, as(owner)));
  const { id } = await db.savedView.findFirstOrThrow({ where: { name: view.name } });
  expectDone(await execute(updateView, { id, version: 1, name: view.name, shared: false }, as(owner)));
  const unsharing = await latestChangeSet();
  await write((tx) => tx.user.update({ where: { id: owner.id }, data: { role: "bookseller" } }));
  expect(await execute(undoChangeSet, { id: unsharing }, as(owner))).toMatchObject({ ok: false, kind: "forbidden" });
  expect(await db.savedView.findUnique({ where: { id } })).toMatchObject({ shared: false });
});
