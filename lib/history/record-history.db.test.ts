import { describe, expect, it } from "vitest";
import { createBook, deleteBook, updateBook } from "../books/commands";
import { execute } from "../commands/execute";
import { createComputer, updateComputer } from "../computers/commands";
import { db } from "../db/client";
import { write } from "../db/write-transaction";
import { removeFromStore, setStock } from "../stock/commands";
import { closeStore, createStore, updateStore } from "../stores/commands";
import { createActor, unique } from "../testing/factories";
import { as, expectDone } from "../testing/outcomes";
import { getChangeSet, getRecordHistory } from "./queries";

const [bookseller, manager, admin] = [
  await createActor("bookseller"),
  await createActor("manager"),
  await createActor("admin"),
];

const newBook = (input: object) => execute(createBook, input, as(manager)).then(expectDone);
const newStore = (name = unique("Harbour Street")) => execute(createStore, { name }, as(manager)).then(expectDone);
const history = async (...of: Parameters<typeof getRecordHistory>) =>
  (await getRecordHistory(...of)) ?? expect.fail("There is no such history.");
/** What the latest change of a row did to each field. */
const latest = async (...of: Parameters<typeof getRecordHistory>) => (await history(...of)).page.changes[0];

describe("the history of a record", () => {
  it("says who changed what, the latest first", async () => {
    const title = unique("Emma");
    const { id } = await newBook({ title, price: 899, year: -750, language: "en", format: "ebook" });
    const edited = { id, version: 1, title: `${title}!`, price: 1299, year: 1815, language: "", format: "hardback" };
    expectDone(await execute(updateBook, edited, as(bookseller)));
    const { name, isThere, page } = await history(manager, "book", id);
    expect({ name, isThere, ...page }).toMatchObject({
      name: `${title}!`,
      isThere: true,
      previous: undefined,
      next: undefined,
      changes: [
        { action: "update", who: bookseller.username, command: "updateBook", when: expect.any(Date), via: "test" },
        {
          action: "create",
          who: manager.username,
          differences: [
            { label: "Title", kind: "created", after: title },
            { label: "Format", kind: "created", after: "E-book" },
            { label: "Year published", kind: "created", after: "750 BCE" },
            { label: "Language", kind: "created", after: "English" },
            { label: "Price", kind: "created", after: "£8.99" },
          ],
        },
      ],
    });
    expect(page.changes[0]?.differences).toEqual([
      { label: "Title", kind: "changed", before: title, after: `${title}!` },
      { label: "Format", kind: "changed", before: "E-book", after: "Hardback" },
      { label: "Year published", kind: "changed", before: "750 BCE", after: "1815" },
      { label: "Language", kind: "changed", before: "English", after: undefined },
      { label: "Price", kind: "changed", before: "£8.99", after: "£12.99" },
    ]);
  });

  it("names a book's authors in order, with their roles", async () => {
    const [ann, bo] = [unique("Ann"), unique("Bo")];
    const { id } = await newBook({ title: "Emma", authors: [{ name: ann }] });
    const [{ authorId } = { authorId: 0 }] = await db.bookAuthor.findMany({ where: { bookId: id } });
    const authors = [{ name: bo, role: "translator" }, { authorId }];
    expectDone(await execute(updateBook, { id, version: 1, title: "Emma", authors }, as(manager)));
    expect((await latest(manager, "book", id))?.differences).toEqual([
      { label: "Authors", kind: "changed", before: ann, after: `${bo} (translator); ${ann}` },
    ]);
  });

  it("compares a long text word by word", async () => {
    const text = "A young woman of good family arranges the marriages of others";
    const { id } = await newBook({ title: "Emma", description: text });
    const edited = { id, version: 1, title: "Emma", description: text.replace("good", "rich") };
    expectDone(await execute(updateBook, edited, as(manager)));
    expect((await latest(manager, "book", id))?.differences).toEqual([
      {
        label: "Description",
        kind: "text",
        segments: [
          { kind: "same", text: "A young woman of " },
          { kind: "removed", text: "good " },
          { kind: "added", text: "rich " },
          { kind: "same", text: "family arranges the marriages of others" },
        ],
      },
    ]);
  });

  it("names the store of a computer, and what a store's fields are called", async () => {
    const [name, till] = [unique("Harbour Street"), unique("Till")];
    const { id: storeId } = await newStore(name);
    const { id } = expectDone(await execute(createComputer, { name: till, memory: 8 }, as(manager)));
    expectDone(await execute(updateComputer, { id, version: 1, name: till, memory: 16, storeId }, as(manager)));
    expect((await latest(manager, "computer", id))?.differences).toEqual([
      { label: "Memory (GB)", kind: "changed", before: "8", after: "16" },
      { label: "Store", kind: "changed", before: undefined, after: name },
    ]);
    const edited = { id: storeId, version: 1, name, openingHours: "Mo-Fr 09:00-18:00" };
    expectDone(await execute(updateStore, edited, as(manager)));
    expectDone(await execute(closeStore, { id: storeId, version: 2 }, as(manager)));
    const { page } = await history(manager, "store", storeId);
    expect(page.changes.flatMap(({ differences }) => differences)).toEqual([
      { label: "Open", kind: "changed", before: "yes", after: "no" },
      { label: "Opening hours", kind: "changed", before: undefined, after: "Mo-Fr 09:00-18:00" },
      { label: "Name", kind: "created", after: name },
      { label: "Open", kind: "created", after: "yes" },
    ]);
  });

  it("is found for a row that was deleted, with all that it had last", async () => {
    const title = unique("Gone");
    const { id } = await newBook({ title, price: 899 });
    expectDone(await execute(deleteBook, { id, version: 1 }, as(manager)));
    const { name, isThere, page } = await history(manager, "book", id);
    expect({ name, isThere }).toEqual({ name: title, isThere: false });
    expect(page.changes).toMatchObject([
      { action: "delete", label: undefined, formerLabel: title },
      { action: "create", label: undefined, formerLabel: title },
    ]);
    expect(page.changes[0]?.differences).toEqual([
      { label: "Title", kind: "deleted", before: title },
      { label: "Price", kind: "deleted", before: "£8.99" },
      { label: "Added", kind: "deleted", before: expect.stringMatching(/\d{4}, \d\d:\d\d$/) },
      { label: "Last changed", kind: "deleted", before: expect.stringMatching(/\d{4}, \d\d:\d\d$/) },
    ]);
    expect(await getRecordHistory(manager, "book", 999_999_999)).toBeNull();
  });

  it("names the book that a store has no more, though both are gone from there", async () => {
    const title = unique("Emma");
    const { id: bookId } = await newBook({ title });
    const name = unique("Mill Lane");
    const { id: storeId } = await newStore(name);
    expectDone(await execute(setStock, { bookId, storeId, quantity: 0 }, as(bookseller)));
    const { id } = await db.stock.findFirstOrThrow({ where: { bookId, storeId } });
    expectDone(await execute(removeFromStore, { bookId, storeId }, as(bookseller)));
    expectDone(await execute(deleteBook, { id: bookId, version: 1 }, as(manager)));
    expect((await latest(manager, "stock", id))?.differences.slice(0, 3)).toEqual([
      { label: "Book", kind: "deleted", before: title },
      { label: "Store", kind: "deleted", before: name },
      { label: "Copies", kind: "deleted", before: "0" },
    ]);
  });

  it("says of what an older version wrote what it can, and of a secret only that it changed", async () => {
    const { id } = await newBook({ title: "Emma" });
    const data = { command: "noSuchCommand", via: "pigeon", schemaVersion: "0" };
    const record = (entity: string, before: object | string, after: object) =>
      write(async (tx) => {
        const { id: changeSetId } = await tx.changeSet.create({ data });
        await tx.change.create({ data: { changeSetId, entity, entityId: id, action: "update", before, after } });
        return changeSetId;
      });
    await record("book", { price: "8.99", year: [1815], toString: "x" }, { price: { amount: 9 }, apiToken: "hush" });
    expect((await latest(manager, "book", id))?.differences).toEqual([
      { label: "Year published", kind: "changed", before: "[1815]", after: undefined },
      { label: "Price", kind: "changed", before: "8.99", after: '{"amount":9}' },
      { label: "apiToken", kind: "hidden" },
      { label: "toString", kind: "changed", before: "x", after: undefined },
    ]);
    const set = await record("telegram", "no object", { sent: true });
    expect((await getChangeSet(admin, set))?.page.changes).toMatchObject([
      { entity: "telegram", label: undefined, differences: [{ label: "sent", before: undefined, after: "yes" }] },
    ]);
    expect(await getChangeSet(manager, set)).toBeNull();
  });
});
