import { describe, expect, it } from "vitest";
import { nobody, type UserActor } from "../auth/abilities";
import { createAuthor } from "../authors/commands";
import { createBook, deleteBook, updateBook } from "../books/commands";
import { execute } from "../command";
import { createComputer, updateComputer } from "../computers/commands";
import { db } from "../db/client";
import { write } from "../db/gate";
import { setStock, takeOutOfStore } from "../stock/commands";
import { closeStore, createStore, updateStore } from "../stores/commands";
import { as, expectDone, makeActor, unique } from "../testing/actors";
import { updateUser } from "../users/commands";
import { saveView } from "../views/commands";
import { getChangeSet, listHistory, recordHistory } from "./queries";

const [bookseller, manager, admin] = [
  await makeActor("bookseller"),
  await makeActor("manager"),
  await makeActor("admin"),
];

const newBook = (input: object) => execute(createBook, input, as(manager)).then(expectDone);
const newStore = (name = unique("Harbour Street")) => execute(createStore, { name }, as(manager)).then(expectDone);
const history = async (...of: Parameters<typeof recordHistory>) =>
  (await recordHistory(...of)) ?? expect.fail("There is no such history.");
/** What the latest change of a row did to each field. */
const latest = async (...of: Parameters<typeof recordHistory>) => (await history(...of)).page.changes[0];
const latestSet = async (actor: UserActor, params = {}) => (await listHistory(actor, params)).rows[0];

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
        { action: "create", who: manager.username, differences: [] },
      ],
    });
    expect(page.changes[0]?.differences).toEqual([
      { label: "Title", kind: "changed", was: title, now: `${title}!` },
      { label: "Format", kind: "changed", was: "E-book", now: "Hardback" },
      { label: "Year published", kind: "changed", was: "750 BCE", now: "1815" },
      { label: "Language", kind: "changed", was: "English", now: undefined },
      { label: "Price", kind: "changed", was: "£8.99", now: "£12.99" },
    ]);
  });

  it("names a book's authors in order, with their roles", async () => {
    const [ann, bo] = [unique("Ann"), unique("Bo")];
    const { id } = await newBook({ title: "Emma", authors: [{ name: ann }] });
    const [{ authorId } = { authorId: 0 }] = await db.bookAuthor.findMany({ where: { bookId: id } });
    const authors = [{ name: bo, role: "translator" }, { authorId }];
    expectDone(await execute(updateBook, { id, version: 1, title: "Emma", authors }, as(manager)));
    expect((await latest(manager, "book", id))?.differences).toEqual([
      { label: "Authors", kind: "changed", was: ann, now: `${bo} (translator); ${ann}` },
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
        kind: "words",
        pieces: [
          { kind: "same", text: "A young woman of " },
          { kind: "gone", text: "good " },
          { kind: "new", text: "rich " },
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
      { label: "Memory (GB)", kind: "changed", was: "8", now: "16" },
      { label: "Store", kind: "changed", was: undefined, now: name },
    ]);
    const edited = { id: storeId, version: 1, name, openingHours: "Mo-Fr 09:00-18:00" };
    expectDone(await execute(updateStore, edited, as(manager)));
    expectDone(await execute(closeStore, { id: storeId, version: 2 }, as(manager)));
    const { page } = await history(manager, "store", storeId);
    expect(page.changes.flatMap(({ differences }) => differences)).toEqual([
      { label: "Open", kind: "changed", was: "yes", now: "no" },
      { label: "Opening hours", kind: "changed", was: undefined, now: "Mo-Fr 09:00-18:00" },
    ]);
  });

  it("is found for a row that was deleted, with all that it had last", async () => {
    const title = unique("Gone");
    const { id } = await newBook({ title, price: 899 });
    expectDone(await execute(deleteBook, { id, version: 1 }, as(manager)));
    const { name, isThere, page } = await history(manager, "book", id);
    expect({ name, isThere }).toEqual({ name: title, isThere: false });
    expect(page.changes).toMatchObject([
      { action: "delete", label: undefined, former: title },
      { action: "create", label: undefined, former: title },
    ]);
    expect(page.changes[0]?.differences).toEqual([
      { label: "Title", kind: "last", was: title },
      { label: "Price", kind: "last", was: "£8.99" },
      { label: "Added", kind: "last", was: expect.stringMatching(/\d{4}, \d\d:\d\d$/) },
      { label: "Last changed", kind: "last", was: expect.stringMatching(/\d{4}, \d\d:\d\d$/) },
    ]);
    expect(await recordHistory(manager, "book", 999_999_999)).toBeNull();
  });

  it("names the book that a store has no more, though both are gone from there", async () => {
    const title = unique("Emma");
    const { id: bookId } = await newBook({ title });
    const name = unique("Mill Lane");
    const { id: storeId } = await newStore(name);
    expectDone(await execute(setStock, { bookId, storeId, quantity: 0 }, as(bookseller)));
    const { id } = await db.stock.findFirstOrThrow({ where: { bookId, storeId } });
    expectDone(await execute(takeOutOfStore, { bookId, storeId }, as(bookseller)));
    expectDone(await execute(deleteBook, { id: bookId, version: 1 }, as(manager)));
    expect((await latest(manager, "stock", id))?.differences.slice(0, 3)).toEqual([
      { label: "Book", kind: "last", was: title },
      { label: "Store", kind: "last", was: name },
      { label: "Copies", kind: "last", was: "0" },
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
      { label: "Year published", kind: "changed", was: "[1815]", now: undefined },
      { label: "Price", kind: "changed", was: "8.99", now: '{"amount":9}' },
      { label: "apiToken", kind: "hidden" },
      { label: "toString", kind: "changed", was: "x", now: undefined },
    ]);
    const set = await record("telegram", "no object", { sent: true });
    expect((await getChangeSet(admin, set))?.page.changes).toMatchObject([
      { entity: "telegram", label: undefined, differences: [{ label: "sent", was: undefined, now: "yes" }] },
    ]);
    expect(await getChangeSet(manager, set)).toBeNull();
    await write((tx) => tx.change.deleteMany({ where: { entity: "telegram" } }));
  });
});

describe("who sees what", () => {
  it("is nothing for who has no part in the history", async () => {
    for (const actor of [nobody, bookseller]) {
      await expect(listHistory(actor, {})).rejects.toThrow("You may not do this");
      await expect(getChangeSet(actor, 1)).rejects.toThrow("You may not do this");
      await expect(recordHistory(actor, "book", 1)).rejects.toThrow("You may not do this");
    }
  });

  it("is neither users nor anybody's views for a manager, also by an address", async () => {
    const user = await makeActor("bookseller");
    const { version, email } = await db.user.findUniqueOrThrow({ where: { id: user.id } });
    const edited = { id: user.id, version, username: user.username, email, role: "manager" };
    expectDone(await execute(updateUser, edited, as(admin)));
    const set = await latestSet(admin);
    expect(set).toMatchObject({ command: "updateUser", who: admin.username, changes: 1 });
    expect((await getChangeSet(admin, set?.id ?? 0))?.page.changes[0]?.differences).toEqual([
      { label: "Role", kind: "changed", was: "Bookseller", now: "Manager" },
    ]);
    expect(await getChangeSet(manager, set?.id ?? 0)).toBeNull();
    await expect(recordHistory(manager, "user", user.id)).rejects.toThrow("You may not do this");
    const view = { list: "books", name: unique("View"), query: "sort=title" };
    expectDone(await execute(saveView, view, as(admin)));
    expect(await latestSet(admin)).toMatchObject({ command: "saveView" });
    // A user's number in the address is none that a manager can ask for.
    for (const where of ["", "about==6", "about==9"]) {
      const { rows } = await listHistory(manager, { where, size: "100" });
      expect(
        rows.filter(({ change }) => ["user", "session", "oneTimeLink", "savedView"].includes(change?.entity ?? "")),
        where,
      ).toEqual([]);
      if (where) expect(rows).toEqual([]);
    }
  });

  it("is the visible part of a set that has more", async () => {
    const { id: bookId } = await newBook({ title: "Emma" });
    const id = await write(async (tx) => {
      const set = await tx.changeSet.create({ data: { command: "mixed", via: "test", schemaVersion: "0" } });
      const both = [
        { entity: "user", entityId: admin.id },
        { entity: "book", entityId: bookId },
      ];
      await tx.change.createMany({
        data: both.map((one) => ({ ...one, changeSetId: set.id, action: "create" as const })),
      });
      return set.id;
    });
    expect(await getChangeSet(manager, id)).toMatchObject({ changes: 1, page: { changes: [{ entity: "book" }] } });
    expect((await getChangeSet(admin, id))?.changes).toBe(2);
    expect(await latestSet(manager)).toMatchObject({ id, changes: 1, change: { entity: "book" } });
    expect(await latestSet(admin)).toMatchObject({ id, changes: 2 });
    expect((await listHistory(manager, { where: "about==6" })).rows).toEqual([]);
    expect(await latestSet(admin, { where: "about==6" })).toMatchObject({ id });
    expect((await listHistory(manager, {})).total).toBe((await listHistory(admin, { where: visible })).total);
  });
});

/** The same sets, asked for by somebody who sees more. */
const visible = "about==1,about==2,about==3,about==4,about==5";

describe("the list of all changes", () => {
  it("is asked by who, what, when, about what and by what", async () => {
    const who = await makeActor("manager");
    const { id } = expectDone(await execute(createAuthor, { name: unique("Ann") }, as(who)));
    const [set] = (await listHistory(manager, { where: `who==${who.id}` })).rows;
    expect(set).toMatchObject({
      who: who.username,
      change: { entity: "author", entityId: id },
      changes: 1,
      more: false,
    });
    const found = async (where: string) =>
      (await listHistory(manager, { where })).rows.some((row) => row.id === set?.id);
    const today = new Date().toISOString().slice(0, 4);
    for (const where of ["what==createAuthor", "about==2", "via==test", `when>=${today}-01-01`]) {
      expect(await found(where), where).toBe(true);
    }
    for (const where of ["what==createBook", "about==1", "via==form", "when<2000-01-01", "who=empty=true"]) {
      expect(await found(`${where};who==${who.id}`), where).toBe(false);
    }
  });

  it("shows what a set is mainly about", async () => {
    const { id } = await newBook({ title: unique("Emma"), authors: [{ name: unique("Ann") }] });
    expect(await latestSet(manager)).toMatchObject({
      change: { entity: "book", entityId: id },
      changes: 2,
      more: false,
    });
  });

  it("shows every set once, whichever way one pages", async () => {
    for (let i = 0; i < 30; i++) await newBook({ title: "Emma" });
    for (const actor of [manager, admin]) {
      const ids: number[] = [];
      let at: string | undefined;
      do {
        const page = await listHistory(actor, { size: "25", at });
        ids.push(...page.rows.map((row) => row.id));
        at = page.next;
      } while (at);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toHaveLength((await listHistory(actor, {})).total);
      expect(ids).toEqual(ids.toSorted((a, b) => b - a));
    }
  });
});

it("shows every change of a large set once, whichever way one pages", async () => {
  const id = await write(async (tx) => {
    const set = await tx.changeSet.create({ data: { command: "import", via: "script", schemaVersion: "0" } });
    const changes = Array.from({ length: 120 }, (_, index) => ({ entity: "book", entityId: 1_000_000 + index }));
    await tx.change.createMany({
      data: changes.map((one) => ({ ...one, changeSetId: set.id, action: "create" as const })),
    });
    return set.id;
  });
  const pageAt = async (at?: string) => (await getChangeSet(manager, id, at))?.page ?? expect.fail("no such set");
  const first = await pageAt();
  const second = await pageAt(first.next);
  const third = await pageAt(second.next);
  const rows = [first, second, third].map(({ changes }) => changes.map(({ entityId }) => entityId));
  expect(rows.map((ids) => ids.length)).toEqual([50, 50, 20]);
  expect(rows.flat()).toEqual(Array.from({ length: 120 }, (_, index) => 1_000_000 + index));
  expect([first.previous, third.next]).toEqual([undefined, undefined]);
  expect(await pageAt(third.previous)).toEqual(second);
  expect(await pageAt(second.previous)).toEqual(first);
  expect(await pageAt("no place")).toEqual(first);
  expect(await latestSet(manager)).toMatchObject({ id, changes: 100, more: true });
});
