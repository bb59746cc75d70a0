import { describe, expect, it } from "vitest";
import { createBook } from "../books/commands";
import { execute } from "../commands/execute";
import { db } from "../db/client";
import { createActor, unique } from "../testing/factories";
import { as, expectDone, expectRefused, expectStale } from "../testing/outcomes";
import { createAuthor, deleteAuthor, updateAuthor } from "./commands";

const manager = as(await createActor("manager"));
const added = async (input: object) => expectDone(await execute(createAuthor, input, manager));

describe("createAuthor", () => {
  it("derives the sort name where none is given", async () => {
    const { id } = await added({ name: "Simone de Beauvoir" });
    expect(await db.author.findUnique({ where: { id } })).toMatchObject({
      sortName: "Beauvoir, Simone de",
      sortNameFold: "beauvoir, simone de",
      email: null,
      version: 1,
    });
    const other = await added({ name: "Laozi", sortName: "Lao Tzu" });
    expect(await db.author.findUnique({ where: { id: other.id } })).toMatchObject({ sortName: "Lao Tzu" });
  });

  it("allows namesakes, but no two with one address", async () => {
    const name = unique("John Smith");
    const email = `${name.replaceAll(" ", ".")}@example.com`;
    const first = await added({ name, email });
    await added({ name });
    const refused = expectRefused(await execute(createAuthor, { name: "Jane", email: email.toUpperCase() }, manager));
    expect(refused.fields.email).toMatchObject([{ related: { entity: "author", id: first.id, label: name } }]);
  });

  it("refuses what does not belong to it", async () => {
    const refused = expectRefused(await execute(createAuthor, { name: "Ann", version: 7, id: 3 }, manager));
    expect(refused.message).toMatch(/version, id/);
  });
});

describe("updateAuthor", () => {
  it("lets a derived sort name follow the name, and leaves one that was chosen", async () => {
    const { id } = await added({ name: "J. R. R. Tolkein" });
    const input = { id, version: 1, name: "J. R. R. Tolkien", sortName: "Tolkein, J. R. R." };
    expectDone(await execute(updateAuthor, input, manager));
    expect(await db.author.findUnique({ where: { id } })).toMatchObject({ sortName: "Tolkien, J. R. R.", version: 2 });
    expectDone(await execute(updateAuthor, { ...input, version: 2, sortName: "Tolkien" }, manager));
    expectDone(await execute(updateAuthor, { ...input, version: 3, name: "Tolkien", sortName: "Tolkien" }, manager));
    expect(await db.author.findUnique({ where: { id } })).toMatchObject({ sortName: "Tolkien" });
  });

  it("does not grow the version when nothing changes", async () => {
    const { id } = await added({ name: "Homer" });
    expectDone(await execute(updateAuthor, { id, version: 1, name: "Homer", sortName: "Homer" }, manager));
    expect(await db.author.findUnique({ where: { id } })).toMatchObject({ version: 1 });
  });

  it("refuses a stale edit with what was changed meanwhile", async () => {
    const { id } = await added({ name: "Homer" });
    expectDone(await execute(updateAuthor, { id, version: 1, name: "Homer", note: "Blind" }, manager));
    const stale = expectStale(await execute(updateAuthor, { id, version: 1, name: "Omeros" }, manager));
    expect(stale).toMatchObject({ version: 2, base: { note: null }, current: { note: "Blind" } });
  });
});

describe("deleteAuthor", () => {
  it("refuses while books name the author, and says which", async () => {
    const { id } = await added({ name: "Jane Austen" });
    const authors = [
      { authorId: id, role: "author" },
      { authorId: id, role: "introduction" },
    ];
    const book = expectDone(await execute(createBook, { title: "Emma", authors }, manager));
    const refused = expectRefused(await execute(deleteAuthor, { id, version: 1 }, manager));
    expect(refused.message).toMatch(/^1 book names Jane Austen\./);
    expect(refused.related).toEqual([{ entity: "book", id: book.id, label: "Emma" }]);
  });

  it("keeps the whole row in the history", async () => {
    const { id } = await added({ name: "Nobody", note: "A mistake" });
    expectDone(await execute(deleteAuthor, { id, version: 1 }, manager));
    expect(await db.author.findUnique({ where: { id } })).toBeNull();
    const change = await db.change.findFirst({ where: { entity: "author", entityId: id, action: "delete" } });
    expect(change?.before).toMatchObject({ name: "Nobody", note: "A mistake" });
    expect(await execute(deleteAuthor, { id, version: 1 }, manager)).toMatchObject({ ok: false, kind: "gone" });
  });
});
