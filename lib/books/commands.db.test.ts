import { describe, expect, it } from "vitest";
import { createAuthor } from "../authors/commands";
import { execute } from "../commands/execute";
import { db } from "../db/client";
import { setStock } from "../stock/commands";
import { createStore } from "../stores/commands";
import { createActor, unique } from "../testing/factories";
import { as, expectDone, expectRefused, expectStale } from "../testing/outcomes";
import { createBook, deleteBook, updateBook } from "./commands";
import { getBook } from "./queries";

const actor = await createActor("manager");
const manager = as(actor);
const added = async (input: object) => expectDone(await execute(createBook, input, manager)).id;
const author = async (name: string) => expectDone(await execute(createAuthor, { name }, manager)).id;
const changesOf = (entityId: number) =>
  db.change.findMany({ where: { entity: "book", entityId }, orderBy: { id: "asc" } });

describe("createBook", () => {
  it("keeps the authors in order, and adds those who are new in place", async () => {
    const lewis = await author("C. S. Lewis");
    const name = unique("Pauline Baynes");
    const id = await added({
      title: "The Lion",
      isbn: "0-306-40615-2",
      price: "£7.99",
      year: "1950",
      authors: [
        { name, role: "illustrator" },
        { authorId: lewis, role: "author" },
        { name, role: "introduction" },
      ],
    });
    const baynes = await db.author.findFirstOrThrow({ where: { name } });
    expect(await getBook(actor, id)).toMatchObject({
      title: "The Lion",
      isbn: "9780306406157",
      price: 799,
      year: 1950,
      authors: [
        { authorId: baynes.id, name, role: "illustrator" },
        { authorId: lewis, name: "C. S. Lewis", role: "author" },
        { authorId: baynes.id, name, role: "introduction" },
      ],
    });
    expect(await db.author.count({ where: { name } })).toBe(1);
    const change = await db.change.findFirstOrThrow({ where: { entity: "author", entityId: baynes.id } });
    expect(await changesOf(id)).toMatchObject([{ action: "create", changeSetId: change.changeSetId }]);
  });

  it("refuses an ISBN that another book has, and links to that book", async () => {
    const id = await added({ title: "First", isbn: "9791090636071" });
    const refused = expectRefused(await execute(createBook, { title: "Second", isbn: "979-10-90636-07-1" }, manager));
    expect(refused.fields).toEqual({
      isbn: [{ message: "Another book has this ISBN.", related: { entity: "book", id, label: "First" } }],
    });
  });

  it("refuses an author who is not there, at their line, and adds nobody", async () => {
    const name = unique("Somebody");
    const authors = [{ name }, { authorId: 2_000_000_000 }];
    const refused = expectRefused(await execute(createBook, { title: "Emma", authors }, manager));
    expect(Object.keys(refused.fields)).toEqual(["authors.1"]);
    expect(await db.author.count({ where: { name } })).toBe(0);
  });

  it("refuses what does not belong to it", async () => {
    const authors = [{ name: "Ann", version: 3 }];
    expect(expectRefused(await execute(createBook, { title: "Emma", version: 2 }, manager)).message).toMatch(/version/);
    expect(expectRefused(await execute(createBook, { title: "Emma", authors }, manager)).message).toMatch(/version/);
  });
});

describe("updateBook", () => {
  it("records the authors as one field, and only when they changed", async () => {
    const [ann, bea] = [await author("Ann"), await author("Bea")];
    const id = await added({ title: "Emma", authors: [{ authorId: ann }] });
    const input = { id, title: "Emma" };
    const both = [{ authorId: bea }, { authorId: ann, role: "editor" }];
    expectDone(await execute(updateBook, { ...input, version: 1, authors: both }, manager));
    expectDone(await execute(updateBook, { ...input, version: 2, title: "Emma!", authors: both }, manager));
    expectDone(await execute(updateBook, { ...input, version: 3, title: "Emma!", authors: both }, manager));
    const after = [
      { authorId: bea, name: "Bea", role: "author" },
      { authorId: ann, name: "Ann", role: "editor" },
    ];
    expect(await getBook(actor, id)).toMatchObject({ title: "Emma!", version: 3, authors: after });
    const changes = await changesOf(id);
    expect(changes.slice(1).map(({ before, after }) => ({ before, after }))).toEqual([
      { before: { authors: [{ authorId: ann, name: "Ann", role: "author" }] }, after: { authors: after } },
      { before: { title: "Emma" }, after: { title: "Emma!" } },
    ]);
  });

  it("refuses a stale edit with the book as it was and as it is, authors included", async () => {
    const [ann, bea] = [await author("Ann"), await author("Bea")];
    const id = await added({ title: "Emma", authors: [{ authorId: ann }] });
    expectDone(await execute(updateBook, { id, version: 1, title: "Emma", authors: [{ authorId: bea }] }, manager));
    const stale = expectStale(await execute(updateBook, { id, version: 1, title: "Persuasion" }, manager));
    expect(stale.message).toContain(`${actor.username} changed this book`);
    expect(stale).toMatchObject({
      version: 2,
      base: { title: "Emma", authors: [{ authorId: ann, name: "Ann", role: "author" }] },
      current: { title: "Emma", authors: [{ authorId: bea, name: "Bea", role: "author" }] },
    });
  });

  it("leaves a book its own ISBN", async () => {
    const id = await added({ title: "Emma", isbn: "9780804429573" });
    expectDone(await execute(updateBook, { id, version: 1, title: "Emma", isbn: "080442957X", year: -750 }, manager));
    expect(await getBook(actor, id)).toMatchObject({ isbn: "9780804429573", year: -750 });
  });
});

describe("deleteBook", () => {
  const store = async () => expectDone(await execute(createStore, { name: unique("Store") }, manager)).id;
  const stock = async (bookId: number, storeId: number, quantity: number) =>
    expectDone(await execute(setStock, { bookId, storeId, quantity }, manager));

  it("refuses while stores have copies, and names them", async () => {
    const id = await added({ title: "Emma" });
    const [one, two] = [await store(), await store()];
    await stock(id, one, 1);
    await stock(id, two, 0);
    const { name } = await db.store.findUniqueOrThrow({ where: { id: one } });
    const refused = expectRefused(await execute(deleteBook, { id, version: 1 }, manager));
    expect(refused.message).toBe(`Emma is in stock: 1 copy at ${name}. Take it out of there first.`);
    expect(refused.related).toEqual([{ entity: "store", id: one, label: name }]);
  });

  it("takes empty stock along, and keeps the authors", async () => {
    const name = unique("Ann");
    const id = await added({ title: "Emma", authors: [{ name }] });
    await stock(id, await store(), 0);
    const row = await db.stock.findFirstOrThrow({ where: { bookId: id } });
    expectDone(await execute(deleteBook, { id, version: 1 }, manager));
    expect(await getBook(actor, id)).toBeNull();
    const gone = await db.change.findFirstOrThrow({ where: { entity: "stock", entityId: row.id, action: "delete" } });
    expect(gone.before).toMatchObject({ bookId: id, quantity: 0 });
    expect((await changesOf(id)).at(-1)).toMatchObject({
      changeSetId: gone.changeSetId,
      before: { title: "Emma", authors: [{ name, role: "author" }] },
    });
    expect(await db.author.count({ where: { name } })).toBe(1);
  });
});
