/** Real data as it comes: rows of goodbooks-10k, whose ISBN-13 went through a spreadsheet (prisma/seed/SOURCE.md). */
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { beforeAll, expect, it } from "vitest";
import type { UserActor } from "../auth/abilities";
import { db } from "../db/client";
import { insertActor } from "../testing/factories";
import { parseIsbn } from "../values/isbn";
import type { Plan } from "./plan/plan";
import { importProblems } from "./queries";
import { dryRun, runToEnd, uploadImport } from "./testing";

const file = readFileSync("prisma/seed/goodbooks-extract.csv");
const source: Record<string, string>[] = parse(file, { columns: true });
const isbnOf = (row: Record<string, string>) => {
  const parsed = parseIsbn((row.isbn ?? "").padStart(10, "0"));
  return row.isbn && parsed.ok ? parsed.isbn : null;
};

let actor: UserActor;
let plan: Plan;
let id: number;
let counts: Record<string, number>;

beforeAll(async () => {
  actor = await insertActor("manager");
  const tried = await dryRun(actor, await uploadImport(actor, "book", file));
  ({ plan, id } = tried);
  expect(await db.book.count()).toBe(0);
  ({ counts } = await runToEnd(actor, tried));
});

it("every book goes in, as the dry run said", async () => {
  expect(plan).toMatchObject({ rows: source.length, created: source.length, rejected: 0 });
  expect(counts).toEqual({ created: source.length, author: plan.alsoCreated.author });
  expect(await db.author.count()).toBe(plan.alsoCreated.author);
});

it("each ISBN is the one that the file's ISBN-10 verifies, and nothing is made up", async () => {
  const books = await db.book.findMany({ orderBy: { id: "asc" }, select: { isbn: true } });
  expect(books.map(({ isbn }) => isbn)).toEqual(source.map(isbnOf));
});

it("each book without an ISBN is listed with its reason", async () => {
  const without = source.flatMap((row, place) => (isbnOf(row) === null ? place + 2 : []));
  const listed: number[] = [];
  for (const kind of ["isbn.empty", "isbn.truncated", "isbn.invalid"]) {
    const { problems, total } = await importProblems(actor, id, { kind });
    expect(total).toBe(problems.length);
    for (const problem of problems) {
      expect(problem).toMatchObject({
        severity: "warning",
        field: expect.stringMatching(/sbn$/i),
        reason: expect.any(String),
      });
    }
    listed.push(...problems.map(({ line }) => line));
  }
  expect(listed.sort((one, other) => one - other)).toEqual(without);
});

it("years before Christ, and those that are missing", async () => {
  const years = (await db.book.findMany({ orderBy: { id: "asc" } })).map(({ year }) => year);
  const expected = source.map(({ original_publication_year: year }) => (year === "" ? null : Number(year)));
  expect(years).toEqual(expected);
  expect([years.filter((year) => year === null).length, years.filter((year) => Number(year) < 0).length]).toEqual([
    9, 12,
  ]);
});

it("authors in order, each once, and no surplus space", async () => {
  const books = await db.book.findMany({
    orderBy: { id: "asc" },
    select: { title: true, authors: { orderBy: { position: "asc" }, select: { author: { select: { name: true } } } } },
  });
  const tidy = (text = "") => text.normalize("NFC").replace(/\s+/g, " ").trim();
  expect(books.map(({ title }) => title)).toEqual(source.map(({ title }) => tidy(title)));
  const authors = source.map((row) => [...new Set((row.authors ?? "").split(",").map(tidy))]);
  expect(books.map((book) => book.authors.map(({ author }) => author.name))).toEqual(authors);
  expect(plan.repairs.find(({ kind }) => kind === "authors.duplicate")?.count).toBe(7);
});

it("a language that several are is left empty, and said", async () => {
  const { problems } = await importProblems(actor, id, { kind: "language.unknown" });
  expect(problems.map(({ value }) => value)).toEqual(["mul"]);
});

it("all of it is one change set", async () => {
  const all = await db.changeSet.findMany({ include: { _count: { select: { changes: true } } } });
  const sets = all.filter(({ details }) => (details as { import?: number } | null)?.import === id);
  expect(sets).toMatchObject([{ command: "runImport", via: "import", actorId: actor.id }]);
  expect(sets[0]?._count.changes).toBe(source.length + (await db.author.count()));
  expect(sets[0]?.details).toMatchObject({ import: id, file: "books.csv", entity: "book" });
});

it("a second time changes nothing, and says so", async () => {
  const before = await db.book.findMany();
  const again = await dryRun(actor, await uploadImport(actor, "book", file));
  expect(again.plan).toMatchObject({ created: 0, changed: 0, unchanged: source.length, rejected: 0 });
  expect((await runToEnd(actor, again)).counts).toEqual({ unchanged: source.length });
  expect(await db.book.findMany()).toEqual(before);
});
