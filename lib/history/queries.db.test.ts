// @postgresql: raw SQL
import { describe, expect, it } from "vitest";
import { anonymous, type UserActor } from "../auth/abilities";
import { createAuthor } from "../authors/commands";
import { createBook } from "../books/commands";
import { execute } from "../commands/execute";
import { db } from "../db/client";
import { write } from "../db/write-transaction";
import { createActor, unique } from "../testing/factories";
import { as, expectDone } from "../testing/outcomes";
import { updateUser } from "../users/commands";
import { saveView } from "../views/commands";
import { getChangeSet, getRecordHistory, listHistory } from "./queries";

const [bookseller, manager, admin] = [
  await createActor("bookseller"),
  await createActor("manager"),
  await createActor("admin"),
];

const newBook = (input: object) => execute(createBook, input, as(manager)).then(expectDone);
const latestSet = async (actor: UserActor, params = {}) => (await listHistory(actor, params)).rows[0];

describe("who sees what", () => {
  it("is nothing for who has no part in the history", async () => {
    for (const actor of [anonymous, bookseller]) {
      await expect(listHistory(actor, {})).rejects.toThrow("You don’t have permission to do this");
      await expect(getChangeSet(actor, 1)).rejects.toThrow("You don’t have permission to do this");
      await expect(getRecordHistory(actor, "book", 1)).rejects.toThrow("You don’t have permission to do this");
    }
  });

  it("is neither users nor anybody's views for a manager, also by an address", async () => {
    const user = await createActor("bookseller");
    const { version, email } = await db.user.findUniqueOrThrow({ where: { id: user.id } });
    const edited = { id: user.id, version, username: user.username, email, role: "manager" };
    expectDone(await execute(updateUser, edited, as(admin)));
    const set = await latestSet(admin);
    expect(set).toMatchObject({ command: "updateUser", who: admin.username, changes: 1 });
    expect((await getChangeSet(admin, set?.id ?? 0))?.page.changes[0]?.differences).toEqual([
      { label: "Role", kind: "changed", before: "Bookseller", after: "Manager" },
    ]);
    expect(await getChangeSet(manager, set?.id ?? 0)).toBeNull();
    await expect(getRecordHistory(manager, "user", user.id)).rejects.toThrow("You don’t have permission to do this");
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
    const who = await createActor("manager");
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
        const page = await listHistory(actor, { size: "25", cursor: at });
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
