// @postgresql: raw SQL
import { describe, expect, it } from "vitest";
import type { UserActor } from "../auth/abilities";
import { createBook, deleteBook } from "../books/commands";
import { bulkEdit } from "../bulk/commands";
import { previewBulkEdit } from "../bulk/queries";
import { hashSelection } from "../bulk/selection";
import { execute } from "../commands/execute";
import { db } from "../db/client";
import { exportFile } from "../export/file";
import { exportSchema } from "../export/schema";
import { importProblems } from "../import/queries";
import { importCsv } from "../import/testing";
import { runJob } from "../jobs/run";
import { mergeBooks } from "../merge/commands";
import { createActor, unique } from "../testing/factories";
import { as, expectDone, expectRefused } from "../testing/outcomes";
import { latestChangeSet } from "../testing/undo";
import { undoChangeSet } from "../undo/commands";
import { deleteUser, erasePerson } from "../users/commands";
import { createPick, deletePick, updatePick } from "./commands";
import { getPick, listPicks } from "./queries";

const bookseller = await createActor("bookseller");
const other = await createActor("bookseller");
const manager = await createActor("manager");
const admin = await createActor("admin");

async function makeBook(title = unique("Book")) {
  const { id } = expectDone(await execute(createBook, { title }, as(manager)));
  return { id, title };
}

async function recommend(actor: UserActor, bookId: number, values: object = {}) {
  const input = { bookId, text: "Read it.", published: "yes", ...values };
  return expectDone(await execute(createPick, input, as(actor))).id;
}

/** The picks that this filter finds, as a file. */
async function exported(where: string): Promise<string> {
  const file = await exportFile(manager, exportSchema.parse({ list: "picks", format: "csv", where }));
  let text = "";
  for (let next = await file.chunks.next(); !next.done; next = await file.chunks.next()) {
    text += Buffer.from(next.value).toString();
  }
  await file.close();
  return text;
}

const row = (id: number) => db.pick.findUnique({ where: { id } });

describe("a staff pick", () => {
  it("is added, changed and deleted by its user, and brought back", async () => {
    const book = await makeBook();
    const id = await recommend(bookseller, book.id, { published: "no", position: "" });
    expect(await getPick(bookseller, id)).toMatchObject({ userId: bookseller.id, published: false, position: null });
    const edit = { id, version: 1, bookId: book.id, text: "Read it twice.", published: true, position: 2 };
    expectDone(await execute(updatePick, edit, as(bookseller)));
    expect(await row(id)).toMatchObject({ text: "Read it twice.", published: true, position: 2, version: 2 });
    expectDone(await execute(deletePick, { id, version: 2 }, as(bookseller)));
    expect(await row(id)).toBeNull();
    expectDone(await execute(undoChangeSet, { id: await latestChangeSet() }, as(bookseller)));
    expect(await row(id)).toMatchObject({ userId: bookseller.id, text: "Read it twice.", textFold: "read it twice." });
  });

  it.each([
    ["a bookseller", () => other, false],
    ["a manager", () => manager, true],
    ["an admin", () => admin, true],
  ])("of somebody else is changed by %s: %s", async (_, actor, may) => {
    const book = await makeBook();
    const id = await recommend(bookseller, book.id);
    const edit = { id, version: 1, bookId: book.id, text: "Mine.", published: true };
    const edited = await execute(updatePick, edit, as(actor()));
    expect(edited.ok).toBe(may);
    const deleted = await execute(deletePick, { id, version: may ? 2 : 1 }, as(actor()));
    expect(deleted.ok).toBe(may);
    if (!may) expect(expectRefused(edited).message).toContain("your own staff picks");
  });

  it("is one for each user and book, with 1 to 500 characters", async () => {
    const book = await makeBook();
    const id = await recommend(bookseller, book.id);
    await recommend(other, book.id);
    const again = { bookId: book.id, text: "Again.", published: "no" };
    const refused = expectRefused(await execute(createPick, again, as(bookseller)));
    expect(refused.fields).toMatchObject({ bookId: [{ related: { entity: "pick", id } }] });
    for (const text of ["", "  ", "x".repeat(501)]) {
      const input = { ...again, bookId: (await makeBook()).id, text };
      expect(Object.keys(expectRefused(await execute(createPick, input, as(bookseller))).fields)).toEqual(["text"]);
    }
    await recommend(bookseller, (await makeBook()).id, { text: "x".repeat(500) });
  });

  it("is found by its text and its book, and counted by user", async () => {
    const book = await makeBook();
    const word = unique("wonderful");
    const id = await recommend(bookseller, book.id, { text: `It is ${word}.` });
    const found = async (params: Record<string, string>) =>
      (await listPicks(bookseller, params)).rows.map((pick) => pick.id);
    expect(await found({ q: word })).toEqual([id]);
    expect(await found({ q: book.title })).toEqual([id]);
    expect(await found({ where: `book==${book.id};user==${bookseller.id};published==true` })).toEqual([id]);
    await recommend(other, book.id);
    const grouped = await listPicks(bookseller, { where: `book==${book.id}`, group: "user" });
    expect(JSON.stringify(grouped)).toContain(bookseller.username);
    expect(JSON.stringify(grouped)).toContain(other.username);
  });
});

describe("many staff picks at once", () => {
  it("those of others are left alone, with a sentence", async () => {
    const book = await makeBook();
    const [mine, theirs] = [await recommend(bookseller, book.id), await recommend(other, book.id)];
    const ids = [mine, theirs].sort((one, two) => one - two);
    for (const action of [{ type: "set", field: "published", value: false } as const, { type: "delete" } as const]) {
      const preview = await previewBulkEdit(bookseller, { entity: "pick", action }, ids);
      expect(preview).toMatchObject({
        changed: 1,
        skipped: [
          { reason: "Belongs to someone else", some: [{ id: theirs, label: expect.stringContaining(book.title) }] },
        ],
      });
      const selection = { ids };
      const value = "value" in action ? { ...action, value: "no" } : action;
      const input = {
        entity: "pick",
        selection,
        action: value,
        seen: hashSelection(ids),
        seenAt: new Date().toISOString(),
      };
      const { job } = expectDone(await execute(bulkEdit, input, as(bookseller)));
      await runJob(job);
      expect(await row(theirs)).toMatchObject({ published: true });
    }
    expect(await row(mine)).toBeNull();
  });
});

describe("files of staff picks", () => {
  it("go out and come in again, and name what is not there", async () => {
    const book = await makeBook();
    const id = await recommend(bookseller, book.id, { text: "Out, and in again.", position: 3 });
    const text = await exported(`book==${book.id}`);
    expect(text).toContain(book.title);
    expect((await importCsv(manager, "pick", text)).counts).toEqual({ unchanged: 1 });
    const [pick] = await db.pick.findMany({ where: { id } });
    expectDone(await execute(deletePick, { id, version: Number(pick?.version) }, as(manager)));
    expect((await importCsv(manager, "pick", text)).counts).toEqual({ created: 1 });
    expect(await db.pick.findFirst({ where: { bookId: book.id } })).toMatchObject({
      ...{ userId: bookseller.id, text: "Out, and in again.", published: true, position: 3 },
    });
  });

  it("books and users that are not there, or not the only ones, are refused", async () => {
    const [book, twice] = [await makeBook(), unique("Twice")];
    await makeBook(twice);
    await makeBook(twice);
    const rows = [
      `${book.title},nobody-${twice},A`,
      `No ${twice},${other.username},B`,
      `${twice},${other.username},C`,
      `${book.title.toUpperCase()},${other.username},D`,
    ];
    const { id, counts } = await importCsv(manager, "pick", `Book,User,Text\n${rows.join("\n")}\n`);
    expect(counts).toEqual({ rejected: 3, created: 1 });
    const { problems } = await importProblems(manager, id, {});
    expect(problems.map(({ reason }) => reason)).toEqual([
      `There is no user called nobody-${twice}.`,
      `There is no book called No ${twice}.`,
      `There are 2 books called ${twice}.`,
    ]);
  });
});

describe("what a staff pick hangs on", () => {
  it("a book and a user with picks cannot be deleted", async () => {
    const person = await createActor("bookseller");
    const book = await makeBook();
    const text = `Book,User,Text\n${book.title},${person.username},By a file\n`;
    expect((await importCsv(manager, "pick", text)).counts).toEqual({ created: 1 });
    const refused = expectRefused(await execute(deleteBook, { id: book.id, version: 1 }, as(manager)));
    expect(refused.message).toBe(`${book.title} cannot be deleted yet. 1 staff pick recommends it.`);
    const user = expectRefused(await execute(deleteUser, { id: person.id, version: 1 }, as(admin)));
    expect(user.message).toContain("1 staff pick belongs to them.");
    const preview = await previewBulkEdit(manager, { entity: "book", action: { type: "delete" } }, [book.id]);
    expect(preview.skipped).toMatchObject([{ reason: "Staff pick it", some: [{ detail: "1 staff pick" }] }]);
  });

  it("picks of merged books are of the one that stays, one for each user; an undo takes that back", async () => {
    const [survivor, duplicate] = [await makeBook(), await makeBook()];
    const kept = await recommend(bookseller, survivor.id, { text: "Kept." });
    const extra = await recommend(bookseller, duplicate.id, { text: "Extra." });
    const moved = await recommend(other, duplicate.id);
    const rows = [survivor, duplicate].map(({ id }) => ({ id, version: 1 }));
    const { set } = expectDone(
      await execute(mergeBooks, { rows, survivor: survivor.id, fieldSources: {} }, as(manager)),
    );
    expect(await row(kept)).toMatchObject({ bookId: survivor.id });
    expect(await row(moved)).toMatchObject({ bookId: survivor.id, version: 2 });
    expect(await row(extra)).toBeNull();
    expectDone(await execute(undoChangeSet, { id: set }, as(manager)));
    expect(await row(moved)).toMatchObject({ bookId: duplicate.id });
    expect(await row(extra)).toMatchObject({ bookId: duplicate.id, text: "Extra." });
  });

  it("picks of somebody who is erased go, and what they wrote is not recorded", async () => {
    const person = await createActor("bookseller");
    const text = unique("Remarkable");
    const id = await recommend(person, (await makeBook()).id, { text });
    expectDone(await execute(erasePerson, { id: person.id, username: person.username }, as(admin)));
    expect(await row(id)).toBeNull();
    const changes = await db.change.findMany({ where: { entity: "pick", entityId: id } });
    expect(changes.map(({ action }) => action)).toEqual(["create", "delete"]);
    expect(JSON.stringify(changes)).not.toContain(text);
  });
});
