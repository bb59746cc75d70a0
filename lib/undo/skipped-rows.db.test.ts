// @postgresql: rows of the history are read by SQL of its own
/** What an undo leaves alone, and what it says of it. */
import { expect, it } from "vitest";
import { changePassword, signIn } from "../auth/commands";
import { hashPassword } from "../auth/passwords";
import { createAuthor, deleteAuthor, updateAuthor } from "../authors/commands";
import { createBook, deleteBook, updateBook } from "../books/commands";
import { execute } from "../commands/execute";
import { createComputer } from "../computers/commands";
import { db } from "../db/client";
import { write } from "../db/write-transaction";
import { addToStore, removeFromStore } from "../stock/commands";
import { createStore } from "../stores/commands";
import { createActor, insertUser, toActor, unique } from "../testing/factories";
import { as, expectDone, expectRefused } from "../testing/outcomes";
import { latestChangeSet, undo } from "../testing/undo";
import { createUser, updateUser } from "../users/commands";
import { saveView } from "../views/commands";
import { undoChangeSet } from "./commands";
import { previewUndo } from "./queries";

const [bookseller, manager, admin] = [
  await createActor("bookseller"),
  await createActor("manager"),
  await createActor("admin"),
];

/** Carries something out, and gives the id of what was made or changed and of the set. */
async function done(outcome: Promise<unknown>) {
  const { id } = expectDone((await outcome) as never) as { id: number };
  return { id, set: await latestChangeSet() };
}

/** What the preview says of the rows that it would leave alone; the undo must say as much. */
async function skippedRowsOf(set: number) {
  const preview = await previewUndo(admin, { set });
  if (!preview || !("skippedRows" in preview)) expect.fail(JSON.stringify(preview));
  return preview.skippedRows;
}

const newBook = (input: object) => done(execute(createBook, { title: unique("Book"), ...input }, as(manager)));
const newAuthor = (input: object = {}) => done(execute(createAuthor, { name: unique("Ann"), ...input }, as(manager)));
const newStore = () => done(execute(createStore, { name: unique("Store") }, as(manager)));

it("a row that was changed again, and by which change", async () => {
  const { id } = await newBook({ title: "Emma" });
  const first = await done(execute(updateBook, { id, version: 1, title: "Emma 2" }, as(manager)));
  const second = await done(execute(updateBook, { id, version: 2, title: "Emma 3" }, as(manager)));
  const reason = "Can’t undo: changed since.";
  expect(await skippedRowsOf(first.set)).toMatchObject([
    { entity: "book", id, name: "Emma 3", isThere: true, reason, set: second.set },
  ]);
  expectRefused(await execute(undoChangeSet, { id: first.set }, as(manager)));
  // Undone, the later change does not count any more.
  await undo(second.set, manager);
  expect(await skippedRowsOf(first.set)).toEqual([]);
  await undo(first.set, manager);
  const undone = await latestChangeSet();
  expect(await skippedRowsOf(first.set)).toMatchObject([{ reason: "Already undone.", set: undone }]);
});

it("a row that was changed past the application", async () => {
  const { id } = await newBook({ price: 100 });
  const { set } = await done(execute(updateBook, { id, version: 1, title: "Emma", price: 200 }, as(manager)));
  await write((tx) => tx.book.update({ where: { id }, data: { price: 300 } }));
  expect(await skippedRowsOf(set)).toMatchObject([{ reason: "Can’t undo: changed since.", set: undefined }]);
});

it("a row that was deleted since", async () => {
  const book = await newBook({});
  const deletion = await done(execute(deleteBook, { id: book.id, version: 1 }, as(manager)));
  expect(await skippedRowsOf(book.set)).toMatchObject([
    { isThere: false, reason: "Can’t undo: deleted since.", set: deletion.set },
  ]);
});

it("a deleted row whose ISBN, address or place is another's now", async () => {
  const isbn = "9780306406157";
  const { id } = await newBook({ isbn });
  const deletion = await done(execute(deleteBook, { id, version: 1 }, as(manager)));
  // It blocks nothing.
  const other = await newBook({ title: "The other", isbn });
  const see = { entity: "book", id: other.id, label: "The other" };
  expect(await skippedRowsOf(deletion.set)).toMatchObject([
    { id, reason: "Another book has its ISBN now.", related: see },
  ]);

  const [email, author] = [`${unique("ann")}@example.com`, await newAuthor()];
  const named = await done(
    execute(updateAuthor, { id: author.id, version: 1, name: "Ann", sortName: "Ann", email }, as(manager)),
  );
  await undo(named.set, manager);
  const taker = await newAuthor({ name: "Bo", email });
  const redo = await latestChangeSet();
  expect(redo).toBe(taker.set);
  const back = (await db.changeSet.findFirstOrThrow({ where: { undoesId: named.set } })).id;
  expect(await skippedRowsOf(back)).toMatchObject([
    { reason: "Another author has its email now.", related: { label: "Bo" } },
  ]);

  const [book, store] = [await newBook({}), await newStore()];
  const place = { bookId: book.id, storeId: store.id };
  expectDone(await execute(addToStore, { ...place, quantity: 0 }, as(manager)));
  expectDone(await execute(removeFromStore, place, as(manager)));
  const out = await latestChangeSet();
  expectDone(await execute(addToStore, { ...place, quantity: 3 }, as(manager)));
  expect(await skippedRowsOf(out)).toMatchObject([{ reason: "The store stocks this book again." }]);
});

it("a deleted book whose author is gone", async () => {
  const author = await newAuthor({ name: "Jane" });
  const book = await newBook({ authors: [{ authorId: author.id }] });
  const deletion = await done(execute(deleteBook, { id: book.id, version: 1 }, as(manager)));
  const gone = await done(execute(deleteAuthor, { id: author.id, version: 1 }, as(manager)));
  expect(await skippedRowsOf(deletion.set)).toMatchObject([
    { reason: "The author Jane that it refers to no longer exists." },
  ]);
  await undo(gone.set, manager);
  await undo(deletion.set, manager);
  expect(await db.bookAuthor.count({ where: { bookId: book.id, authorId: author.id } })).toBe(1);
});

it("a row that others name by now", async () => {
  const author = await newAuthor();
  await newBook({
    authors: [
      { authorId: author.id, role: "author" },
      { authorId: author.id, role: "editor" },
    ],
  });
  expect(await skippedRowsOf(author.set)).toMatchObject([{ reason: "This author has 1 book." }]);
  const [book, store] = [await newBook({}), await newStore()];
  expectDone(await execute(addToStore, { bookId: book.id, storeId: store.id, quantity: 0 }, as(manager)));
  expect(await skippedRowsOf(book.set)).toMatchObject([{ reason: "It is stocked by 1 store." }]);
  expect(await skippedRowsOf(store.set)).toMatchObject([{ reason: "It stocks 1 title." }]);
  const other = await newStore();
  expectDone(await execute(createComputer, { name: unique("Till"), memory: 8, storeId: other.id }, as(manager)));
  expect(await skippedRowsOf(other.set)).toMatchObject([{ reason: "It has 1 computer." }]);
});

it("a user who has done something, and the last active admin", async () => {
  const username = unique("zoe");
  const made = await done(execute(createUser, { username, email: `${username}@example.com` }, as(admin)));
  const zoe = { kind: "user" as const, id: made.id, username, role: "bookseller" as const };
  expectDone(await execute(createAuthor, { name: unique("Ann") }, as(zoe)));
  expect(await skippedRowsOf(made.set)).toMatchObject([{ reason: expect.stringContaining("has made changes") }]);

  const input = { id: made.id, version: 1, username, email: `${username}@example.com`, role: "admin" };
  const raised = await done(execute(updateUser, input, as(admin)));
  const others = { id: { not: made.id }, role: "admin" as const };
  const admins = await db.user.findMany({ where: others });
  await write((tx) => tx.user.updateMany({ where: others, data: { active: false } }));
  expect(await skippedRowsOf(raised.set)).toMatchObject([{ reason: "This is the last active admin." }]);
  await write((tx) =>
    tx.user.updateMany({ where: { id: { in: admins.map(({ id }) => id) } }, data: { active: true } }),
  );
  expect(await skippedRowsOf(raised.set)).toEqual([]);
});

it("a password, and signing in", async () => {
  const password = "mossy teapot orbit";
  const user = await insertUser({ passwordHash: await hashPassword(password) });
  const input = { currentPassword: password, newPassword: "quiet lamp harbour" };
  expectDone(await execute(changePassword, input, as(toActor(user))));
  expect(await skippedRowsOf(await latestChangeSet())).toMatchObject([
    { reason: "The old value is not stored: passwords never are." },
  ]);
  const login = { login: user.username, password: input.newPassword, address: "192.0.2.1", device: "" };
  expectDone(await execute(signIn, login, { actor: { kind: "anonymous" }, via: "test" }));
  const set = await latestChangeSet();
  expect(await previewUndo(admin, { set })).toMatchObject({
    refused: expect.stringContaining("nothing to undo"),
  });
  expectRefused(await execute(undoChangeSet, { id: set }, as(admin)));
});

it("nothing for somebody who may not do the opposite", async () => {
  const author = await newAuthor();
  const denied = await execute(undoChangeSet, { id: author.set }, as(bookseller));
  expect(denied).toMatchObject({ ok: false, kind: "forbidden" });
  const store = await newStore();
  expect(await execute(undoChangeSet, { id: store.set }, as(bookseller))).toMatchObject({ kind: "forbidden" });
  // Deleting takes a manager, but adding again what one deleted oneself does not.
  const former = await createActor("manager");
  const deletion = await done(execute(deleteAuthor, { id: author.id, version: 1 }, as(former)));
  await write((tx) => tx.user.update({ where: { id: former.id }, data: { role: "bookseller" } }));
  await undo(deletion.set, former);

  const view = { list: "books", name: unique("Mine"), query: "sort=title", shared: false };
  const { set } = await done(execute(saveView, view, as(bookseller)));
  expectRefused(await execute(undoChangeSet, { id: set }, as(manager)));
  await undo(set, bookseller);
  expect(await previewUndo(manager, { set })).toBeNull();
});
