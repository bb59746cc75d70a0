// @postgresql: rows of the history are read by SQL of its own
import { expect, it } from "vitest";
import { ForbiddenError } from "../auth/abilities";
import { createAuthor } from "../authors/commands";
import { createBook, deleteBook, updateBook } from "../books/commands";
import { execute } from "../commands/execute";
import { db } from "../db/client";
import { write } from "../db/write-transaction";
import { runJob } from "../jobs/run";
import { addToStore } from "../stock/commands";
import { createStore } from "../stores/commands";
import { createActor, unique } from "../testing/factories";
import { as, expectDone } from "../testing/outcomes";
import { snapshotDatabase } from "../testing/random-operations";
import { createChangeSet, createLongUndo, latestChangeSet, makeAuthors, undo } from "../testing/undo";
import { undoChangeSet } from "./commands";
import { getUndoChain, getUndoState, previewUndo } from "./queries";

const manager = await createActor("manager");

it("shows what the undo will do, old values beside new ones, and writes nothing", async () => {
  const { id } = expectDone(await execute(createBook, { title: "Emma", price: 899 }, as(manager)));
  expectDone(await execute(updateBook, { id, version: 1, title: "Emma", price: 999 }, as(manager)));
  const set = await latestChangeSet();
  const before = await snapshotDatabase();
  expect(await previewUndo(manager, { set })).toMatchObject({
    undoState: { command: "updateBook", state: "done" },
    counts: [{ entity: "book", action: "revert", count: 1 }],
    skippedCount: 0,
    samples: [{ name: "Emma", differences: [{ label: "Price", before: "£9.99", after: "£8.99" }] }],
  });
  expect([await snapshotDatabase(), await latestChangeSet()]).toEqual([before, set]);
});

it("is shown to who did it, also where they may not see the history, and to nobody else of their kind", async () => {
  const [own, other] = [await createActor("bookseller"), await createActor("bookseller")];
  const { id } = expectDone(await execute(createBook, { title: "Emma", price: 899 }, as(own)));
  const added = await latestChangeSet();
  expectDone(await execute(updateBook, { id, version: 1, title: "Emma", price: 999 }, as(own)));
  const set = await latestChangeSet();
  await expect(previewUndo(other, { set })).rejects.toThrow(ForbiddenError);
  expect(await previewUndo(own, { set })).toMatchObject({ counts: [{ entity: "book", action: "revert", count: 1 }] });
  expectDone(await execute(undoChangeSet, { id: set }, as(own)));
  expect(await db.book.findUniqueOrThrow({ where: { id } })).toMatchObject({ price: 899 });
  // The opposite of adding is deleting, which is not theirs to do.
  expect(await previewUndo(own, { set: added })).toMatchObject({ refused: expect.stringContaining("Ask an admin") });
  expect(await execute(undoChangeSet, { id: added }, as(own))).toMatchObject({ ok: false, kind: "forbidden" });
});

it("shows a long set by its beginning, with examples of each kind", async () => {
  const { set } = await makeAuthors(5_200);
  const preview = await previewUndo(manager, { set });
  expect(preview).toMatchObject({
    total: 5_200,
    previewed: 5_000,
    counts: [{ entity: "author", action: "remove", count: 5_000 }],
  });
  expect(preview && "samples" in preview && preview.samples.length).toBeLessThan(50);
});

it("brings back one book of a set, and of the stock only its own", async () => {
  const { id: storeId } = expectDone(await execute(createStore, { name: unique("Store") }, as(manager)));
  const books: number[] = [];
  const changeSet = await createChangeSet();
  for (const title of ["One", "Two"]) {
    const { id } = expectDone(await execute(createBook, { title }, as(manager)));
    expectDone(await execute(addToStore, { bookId: id, storeId, quantity: 0 }, as(manager)));
    books.push(id);
    const deletion = { ...deleteBook, appendTo: async () => changeSet };
    expectDone(await execute(deletion, { id, version: 1 }, as(manager)));
  }
  const [one = 0, two = 0] = books;
  const only = { entity: "book" as const, id: one };
  expect(await previewUndo(manager, { set: changeSet, only })).toMatchObject({
    total: 2,
    counts: [
      { entity: "book", count: 1 },
      { entity: "stock", count: 1 },
    ],
  });
  const input = { id: changeSet, entity: "book", entityId: one };
  expect(expectDone(await execute(undoChangeSet, input, as(manager))).counts).toMatchObject({ created: 2, skipped: 0 });
  expect(await db.book.findMany({ where: { id: { in: books } } })).toMatchObject([{ id: one }]);
  expect(await db.stock.count({ where: { bookId: one } })).toBe(1);
  // The rest of the set can still be undone; what is back is left alone.
  expect((await undo(changeSet, manager)).counts).toEqual({ created: 2, changed: 0, removed: 0, skipped: 2 });
  expect(await db.book.count({ where: { id: two } })).toBe(1);
  const { skippedRows: left, skippedCount } =
    (await getUndoChain(manager, await latestChangeSet())) ?? expect.fail("There is no such set.");
  expect([left.length, skippedCount]).toEqual([2, 2]);
});

it("tells what undoes what, and an undo of an undo as what it does again", async () => {
  expectDone(await execute(createAuthor, { name: unique("Ann") }, as(manager)));
  const made = await latestChangeSet();
  const { changeSetId: undone } = await undo(made, manager);
  const { changeSetId: redone } = await undo(undone, manager);
  expect(await getUndoState(manager, made)).toEqual({ command: "createAuthor", state: "done" });
  expect(await getUndoState(manager, undone)).toEqual({ command: "createAuthor", state: "undone" });
  expect(await getUndoState(manager, redone)).toEqual({ command: "createAuthor", state: "redone" });
  expect(await getUndoChain(manager, made)).toMatchObject({
    undoneBy: [{ id: undone, who: manager.username, isUndone: true }],
  });
  expect(await getUndoChain(manager, undone)).toMatchObject({ undoes: { id: made }, undoneBy: [{ id: redone }] });
});

it("names the work that made a set to its owner alone", async () => {
  const { set } = await makeAuthors(1);
  const { changeSetId, jobId } = await createLongUndo(set, manager);
  expect(await getUndoChain(manager, changeSetId)).toMatchObject({ job: { id: jobId } });
  const other = await createActor("manager");
  expect(await getUndoChain(other, changeSetId)).toBeNull();
  await runJob(jobId);
  expect(await getUndoChain(other, changeSetId)).toMatchObject({ job: undefined });
});

it("says of a set that has changed nothing that there is nothing to undo, to whom it may", async () => {
  const data = { command: "bulkEdit", via: "test", schemaVersion: "0", actorId: manager.id };
  const { id: set } = await write((tx) => tx.changeSet.create({ data }));
  expect(await previewUndo(manager, { set })).toMatchObject({ refused: expect.stringContaining("nothing to undo") });
  expect(await previewUndo(await createActor("manager"), { set })).toBeNull();
});
