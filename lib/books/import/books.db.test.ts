// @postgresql: many rows are written by SQL of its own
import { describe, expect, it } from "vitest";
import { execute } from "../../commands/execute";
import { db } from "../../db/client";
import { importProblems } from "../../import/queries";
import { dryRun, importCsv, updateSettings, uploadImport } from "../../import/testing";
import { insertActor, unique } from "../../testing/factories";
import { as, expectDone } from "../../testing/outcomes";
import { createBook } from "../commands";

const actor = await insertActor("manager");

async function book(values: Record<string, unknown>): Promise<number> {
  return expectDone(await execute(createBook, { title: unique("Book"), ...values }, as(actor))).id;
}

const load = (id: number) =>
  db.book.findUniqueOrThrow({
    where: { id },
    include: { authors: { orderBy: { position: "asc" }, include: { author: true } }, stock: true },
  });

const titled = (title: string) => db.book.findMany({ where: { title }, orderBy: { id: "asc" } });

async function reasons(id: number) {
  const { problems } = await importProblems(actor, id, {});
  return problems.filter(({ kind }) => kind !== "isbn.empty").map(({ line, kind, reason }) => ({ line, kind, reason }));
}

describe("what is there already", () => {
  const file = (isbn: string, title: string) => `ISBN,Title,Publisher,Year,Language\n${isbn},${title},Faber,1999,fr\n`;

  it("gets what it lacks, and keeps what it has", async () => {
    const id = await book({ title: "Emma", isbn: "9780141439587", publisher: "Penguin" });
    const { plan, counts } = await importCsv(actor, "book", file("0141439580", "EMMA!"));
    expect(plan).toMatchObject({ changed: 1, created: 0 });
    expect(plan.samples.changed[0]).toEqual({
      line: 2,
      label: "Emma",
      id,
      differences: [
        { label: "Published", now: "1999" },
        { label: "Language", now: "French" },
      ],
    });
    expect(counts).toEqual({ changed: 1 });
    expect(await load(id)).toMatchObject({
      title: "Emma",
      publisher: "Penguin",
      year: 1999,
      language: "fr",
      version: 2,
    });
    const change = await db.change.findFirstOrThrow({
      where: { entity: "book", entityId: id },
      orderBy: { id: "desc" },
    });
    expect(change).toMatchObject({ before: { year: null, language: null }, after: { year: 1999, language: "fr" } });
    expect((await importCsv(actor, "book", file("0141439580", "EMMA!"))).counts).toEqual({ unchanged: 1 });
  });

  it("gets all that the file says, and loses nothing to an empty cell", async () => {
    const id = await book({
      title: "Persuasion",
      isbn: "9780141439686",
      publisher: "Penguin",
      description: "A novel.",
    });
    const text = `ISBN,Title,Publisher,Description\n9780141439686,Persuasion!,Faber,\n`;
    const { plan } = await importCsv(actor, "book", text, { existing: "overwrite" });
    expect(plan.samples.changed[0]?.differences).toContainEqual({ label: "Publisher", was: "Penguin", now: "Faber" });
    expect(await load(id)).toMatchObject({ title: "Persuasion!", titleFold: "persuasion!", publisher: "Faber" });
    expect(await load(id)).toMatchObject({ description: "A novel.", publisherFold: "faber" });
  });

  it("is skipped", async () => {
    const id = await book({ title: "Sanditon", isbn: "9780141439693" });
    const { counts } = await importCsv(actor, "book", file("9780141439693", "Sanditon"), { existing: "skip" });
    expect(counts).toEqual({ skipped: 1 });
    expect(await load(id)).toMatchObject({ version: 1, publisher: null });
  });

  it("is found by title and first author where there is no ISBN, whatever case and accents", async () => {
    const id = await book({ title: "Étranger", authors: [{ name: "Álbert Camús" }, { name: "Another" }] });
    const { counts } = await importCsv(
      actor,
      "book",
      "Title,Authors,ISBN,Year\nETRANGER,albert camus,9780141182506,1942\n",
    );
    expect(counts).toEqual({ changed: 1 });
    expect(await load(id)).toMatchObject({ isbn: "9780141182506", year: 1942, title: "Étranger" });
    expect((await load(id)).authors).toHaveLength(2);
  });

  it("is another edition where the ISBNs are not the same", async () => {
    await book({ title: "Editions", isbn: "9780140449136", authors: [{ name: "Ed Itor" }] });
    const { counts } = await importCsv(actor, "book", "Title,Authors,ISBN\nEditions,Ed Itor,9780140449266\n");
    expect(counts).toEqual({ created: 1 });
    const text = "Title,Authors,ISBN\nEditions,Ed Itor,\n";
    const { plan, id } = await importCsv(actor, "book", text);
    expect(plan).toMatchObject({ rejected: 1 });
    expect(await reasons(id)).toMatchObject([
      { line: 2, kind: "row.ambiguous", reason: expect.stringContaining("2 books") },
    ]);
  });

  it("is not guessed by the title alone", async () => {
    await book({ title: "Poems", authors: [{ name: "Poe T." }] });
    const { plan } = await importCsv(actor, "book", "Title,Year\nPoems,1999\n");
    expect(plan).toMatchObject({ rejected: 1 });
  });
});

describe("the same twice in one file", () => {
  it("is refused with the line of the first", async () => {
    const rows = [
      "Twice,Tw Ice,9780141439518",
      "Other name,Tw Ice,978-0-14-143951-8",
      "TWICE,tw ice,",
      "Twice,Tw Ice,9780141439556",
    ];
    const { plan, counts, id } = await importCsv(actor, "book", `Title,Authors,ISBN\n${rows.join("\n")}\n`);
    expect(plan).toMatchObject({ created: 2, rejected: 2 });
    expect(counts).toMatchObject({ created: 2, rejected: 2 });
    expect(await reasons(id)).toEqual([
      { line: 3, kind: "row.duplicate", reason: "Line 2 has the same ISBN." },
      { line: 4, kind: "row.duplicate", reason: "Duplicate of line 2." },
    ]);
  });

  it("so are two rows about one book that is there", async () => {
    await book({ title: "Claimed", isbn: "9780141439617", authors: [{ name: "Cl Aimed" }] });
    const rows = ["Claimed by number,X,9780141439617,1999", "Claimed,Cl Aimed,,2001"];
    const { plan, id } = await importCsv(actor, "book", `Title,Authors,ISBN,Year\n${rows.join("\n")}\n`);
    expect(plan).toMatchObject({ changed: 1, rejected: 1 });
    expect((await reasons(id))[0]?.reason).toBe("Line 2 is about the same book, Claimed.");
  });
});

describe("authors", () => {
  it("are those that are there, by their folded name; others are added, once", async () => {
    const first = await book({ authors: [{ name: "Zoë Ünique" }] });
    const known = (await load(first)).authors[0]?.authorId;
    const text = "Title,Authors\nA by Zoe,zoe unique; Newly Found (translator)\nB by Zoe,Newly found; Zoë Ünique\n";
    const { plan, counts } = await importCsv(actor, "book", text);
    expect(plan.alsoCreated).toEqual({ author: 1 });
    expect(counts).toEqual({ created: 2, author: 1 });
    const [a] = await titled("A by Zoe");
    const made = await load(a?.id ?? 0);
    expect(made.authors.map(({ author, role }) => [author.name, role])).toEqual([
      ["Zoë Ünique", "author"],
      ["Newly Found", "translator"],
    ]);
    expect([made.authors[0]?.authorId, made.authors[1]?.author.sortName]).toEqual([known, "Found, Newly"]);
  });

  it("who are added are sorted as the file has them", async () => {
    const text = 'Title,Authors\nSorted,"García Márquez, Gabriel; Homer"\n';
    await importCsv(actor, "book", text, { authorSeparator: ";", surnameFirst: true });
    const made = await load((await titled("Sorted"))[0]?.id ?? 0);
    expect(made.authors.map(({ author }) => [author.name, author.sortName])).toEqual([
      ["Gabriel García Márquez", "García Márquez, Gabriel"],
      ["Homer", "Homer"],
    ]);
  });

  it("of namesakes the first is taken, which is said", async () => {
    for (const name of ["John Smith", "john smith"]) {
      const { createAuthor } = await import("../../authors/commands");
      expectDone(await execute(createAuthor, { name }, as(actor)));
    }
    const { plan, id } = await importCsv(actor, "book", "Title,Authors\nBy one of them,John Smith\n");
    expect(plan).toMatchObject({ created: 1, withWarnings: 1 });
    expect((await reasons(id))[0]?.reason).toContain("2 authors are called John Smith");
  });
});

describe("what the forms refuse", () => {
  const header = "Title,Year,Price,Language,Format\n";

  it("is refused with the same sentence, at its line, column and value", async () => {
    const rows = [
      "Fine,1999,£7.99,eng,Hardcover",
      ",1999,,,",
      "Bad year,soon,,,",
      "Bad price,,much,,",
      "Odd,,,Elvish,Scroll",
    ];
    const tried = await dryRun(actor, await uploadImport(actor, "book", header + rows.join("\n")));
    expect(tried.plan).toMatchObject({ created: 2, rejected: 3, withWarnings: 1 });
    const { problems } = await importProblems(actor, tried.id, {});
    expect(problems.map(({ line, column, value, severity }) => [line, column, value, severity])).toEqual([
      [3, null, "", "error"],
      [4, 1, "soon", "error"],
      [5, 2, "much", "error"],
      [6, 3, "Elvish", "warning"],
      [6, 4, "Scroll", "warning"],
    ]);
    expect(problems[1]).toMatchObject({
      label: "Published",
      reason: "Enter a year such as 1937 or 750 BCE.",
      kind: "invalid.year",
    });
    expect(problems[1]?.cells).toEqual({ 0: "Bad year", 1: "soon", 2: "", 3: "", 4: "" });
    expect((await importProblems(actor, tried.id, { kind: "invalid.price" })).total).toBe(1);
  });

  it("can be fixed by hand, or left out", async () => {
    const text = `${header}Mended,soon,,,\nLeft out,soon,,,\n`;
    const view = await updateSettings(actor, await uploadImport(actor, "book", text), {
      fixes: { 2: { 1: "2001" } },
      skippedLines: [3],
    });
    expect((await dryRun(actor, view)).plan).toMatchObject({ created: 1, rejected: 0, skipped: 1 });
  });
});

it("harmed text is fixed where that is wanted, and only said where it is not", async () => {
  const text = "Title\nFran\u00c3\u00a7ois &amp; Co\n";
  const kept = await dryRun(actor, await uploadImport(actor, "book", text));
  expect(kept.plan).toMatchObject({ created: 1, withWarnings: 1 });
  expect((await importProblems(actor, kept.id, {})).problems[0]).toMatchObject({ suggestion: "François & Co" });
  const { plan } = await importCsv(actor, "book", text, { repairText: true });
  expect(plan.repairs).toMatchObject([{ kind: "text.mojibake", count: 1 }]);
  expect(await titled("François & Co")).toHaveLength(1);
});

it("an apostrophe that keeps a spreadsheet from counting is taken off", async () => {
  await importCsv(actor, "book", "Title\n'=1+1\n'Tis\n");
  expect([await titled("=1+1"), await titled("'Tis")].map(({ length }) => length)).toEqual([1, 1]);
});
