// @postgresql: raw SQL that streams
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Actor } from "../auth/abilities";
import { createBook } from "../books/commands";
import { listBooks } from "../books/queries";
import { execute } from "../commands/execute";
import { createComputer } from "../computers/commands";
import { db } from "../db/client";
import { createPick } from "../picks/commands";
import { inspectSheet } from "../spreadsheet/inspect-sheet";
import { setStock } from "../stock/commands";
import { createStore } from "../stores/commands";
import { createActor, unique } from "../testing/factories";
import { as, expectDone } from "../testing/outcomes";
import { exportList } from "./commands";
import { exportFile } from "./file";
import { exportFormats } from "./formats";
import { exportNames } from "./names";
import { getExportDetails } from "./queries";
import { exportSchema } from "./schema";

const folder = await mkdtemp(join(tmpdir(), "deckle-export-"));
afterAll(() => rm(folder, { recursive: true }));
const actor = await createActor("manager");
const manager = as(actor);
const mark = unique("mk");

const store = expectDone(await execute(createStore, { name: `Hay ${mark}`, phone: "+44 1497 820322" }, manager));
const added = async (input: object) => expectDone(await execute(createBook, input, manager)).id;
const first = await added({
  title: `=Zeta ${mark}`,
  isbn: "9780439023481",
  year: -750,
  language: "en",
  format: "ebook",
  price: 1299,
  description: 'Two\nlines, "quoted"',
  authors: [{ name: `Elena ${mark}` }, { name: `Ann; Anna ${mark}`, role: "translator" }, { name: `B (editor)` }],
});
await added({ title: `Alpha ${mark}`, price: 5 });
expectDone(await execute(setStock, { bookId: first, storeId: store.id, quantity: 0 }, manager));

async function bytesOf(by: Actor, input: object): Promise<{ name: string; bytes: Buffer }> {
  const file = await exportFile(by, exportSchema.parse({ format: "csv", ...input }));
  const pieces: Uint8Array[] = [];
  for (;;) {
    const { value, done } = await file.chunks.next();
    if (done) break;
    pieces.push(Buffer.from(value));
  }
  await file.close();
  return { name: file.name, bytes: Buffer.concat(pieces) };
}

const textOf = async (input: object, by: Actor = actor) => (await bytesOf(by, input)).bytes.toString();
const linesOf = async (input: object) =>
  (await textOf({ ...input, format: "jsonl" }))
    .trim()
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));

describe("an export of books", () => {
  test("as CSV has a mark for Excel, text that no spreadsheet runs or changes, and copies per store", async () => {
    const text = await textOf({ list: "books", q: mark, sort: "-title" });
    const stores = await db.store.count();
    const [header = "", ...lines] = text.split("\r\n");
    expect(header).toMatch(
      /^\ufeffTitle,Subtitle,Authors,ISBN,.*Series,Series number,Format,Publisher,Published,Language,Price,Description,/,
    );
    expect(header.split(",")).toHaveLength(12 + stores);
    expect(header).toContain(`Copies at Hay ${mark}`);
    expect(lines[0]).toContain(`Alpha ${mark},,,,,,,,,,0.05,,`);
    expect(lines[1]).toBe(
      `'=Zeta ${mark},,"Elena ${mark}; ""Ann; Anna ${mark}"" (translator); B (editor) (author)",'9780439023481,,,ebook,,-750,en,12.99,"Two\nlines, ""quoted"""${header
        .split(",")
        .slice(12)
        .map((column) => (column === `Copies at Hay ${mark}` ? ",0" : ","))
        .join("")}`,
    );
    expect(lines).toHaveLength(3);
  });

  test("as Excel has texts, numbers and money as such", async () => {
    const { name, bytes } = await bytesOf(actor, { list: "books", q: mark, sort: "title", format: "xlsx" });
    expect(name).toMatch(/^books-\d{4}-\d{2}-\d{2}\.xlsx$/);
    const path = join(folder, name);
    await writeFile(path, bytes);
    const info = await inspectSheet(path, {});
    expect(info).toMatchObject({ sheets: ["Books"], warnings: [] });
    const cell = (label: string) => info.samples[0]?.cells[info.header.indexOf(label)];
    expect(info.header.slice(0, 4)).toEqual(["Title", "Subtitle", "Authors", "ISBN"]);
    expect([cell("Title"), cell("ISBN"), cell("Published"), cell("Price")]).toEqual([
      `=Zeta ${mark}`,
      "9780439023481",
      "-750",
      "12.99",
    ]);
  });

  test("as JSON lines has an object for each", async () => {
    expect(await linesOf({ list: "books", q: mark, sort: "-title" })).toMatchObject([
      { title: `Alpha ${mark}`, isbn: null, price: 0.05 },
      { title: `=Zeta ${mark}`, year: -750, price: 12.99, [`stock:${store.id}`]: 0 },
    ]);
  });

  test("has the rows of the list's filter in the list's order, on all its pages", async () => {
    const many = unique("many");
    for (let i = 0; i < 30; i++) {
      await added({
        title: `${many} ${String.fromCharCode(97 + ((i * 7) % 26))}${i}`,
        year: i % 3 ? 1900 + (i % 5) : null,
        price: i % 2 ? i : null,
      });
    }
    for (const sort of [
      "title",
      "-title",
      "published",
      "-published",
      "price",
      "-price",
      "-published,title",
      "-added",
      "relevance",
      "",
    ]) {
      for (const where of ["", "published<1903", "published=empty=true;price>3"]) {
        const shown: string[] = [];
        let cursor: string | undefined = "";
        while (cursor !== undefined) {
          const page = await listBooks(actor, { q: many, where, sort, size: "25", cursor });
          shown.push(...page.rows.map(({ title }) => title));
          cursor = page.next;
        }
        const exported = await linesOf({ list: "books", q: many, where, sort });
        expect(exported.map(({ title }) => title)).toEqual(shown);
      }
    }
  });

  test("of one store or author has theirs; a search spelt nearly right has what the page shows", async () => {
    expect(await linesOf({ list: "stock", of: store.id })).toMatchObject([
      { title: `=Zeta ${mark}`, [`stock:${store.id}`]: 0 },
    ]);
    const { authorId } = await db.bookAuthor.findFirstOrThrow({ where: { bookId: first } });
    expect(await linesOf({ list: "author-books", of: authorId })).toMatchObject([{ title: `=Zeta ${mark}` }]);
    await expect(textOf({ list: "stock", of: 999_999_999 })).rejects.toThrow("no longer exists");
    const letters = unique("wordlike").replace("-", "");
    await added({ title: letters });
    expect(await linesOf({ list: "books", q: `${letters.slice(0, 5)}q${letters.slice(5)}` })).toMatchObject([
      { title: letters },
    ]);
  });

  test("that nobody takes leaves room for others", async () => {
    for (const format of ["csv", "xlsx", "jsonl"]) {
      for (let i = 0; i < 3; i++) {
        const file = await exportFile(actor, exportSchema.parse({ list: "books", format }));
        if (i > 0) await file.chunks.next();
        await file.close();
      }
    }
    expect(await textOf({ list: "books", q: mark })).toContain(mark);
  });

  test("that somebody leaves unread holds up nobody else's", async () => {
    const unread = await exportFile(actor, exportSchema.parse({ list: "books", format: "csv" }));
    await unread.chunks.next();
    const others = [await createActor("manager"), await createActor("bookseller"), await createActor("admin")];
    for (const other of others) expect(await textOf({ list: "books", q: mark }, other)).toContain(mark);
    await unread.close();
    expect(await textOf({ list: "books", q: mark })).toContain(mark);
  });

  test("with a filter that makes no sense is refused in the filter's own words, and not kept", async () => {
    const before = await db.changeSet.count({ where: { command: "exportList" } });
    for (const [where, said] of [
      ["nothing==1", /^Nothing was exported: .* Unknown field “nothing”\./],
      ["language==en;", /^Nothing was exported: /],
    ] as const) {
      const input = { list: "books", format: "csv", where };
      const refused = { kind: "refused", message: expect.stringMatching(said) };
      expect(await execute(exportList, input, manager)).toMatchObject(refused);
      await expect(textOf(input)).rejects.toThrow(said);
    }
    expect(await db.changeSet.count({ where: { command: "exportList" } })).toBe(before);
  });
});

test("every list is taken out, in every format", async () => {
  expectDone(
    await execute(
      createComputer,
      { name: unique("Till"), memory: "16", storeId: store.id, serialNumber: "007" },
      manager,
    ),
  );
  expectDone(await execute(createPick, { bookId: first, text: "Read it.", published: true }, manager));
  const admin = await createActor("admin");
  const { authorId } = await db.bookAuthor.findFirstOrThrow({ where: { bookId: first } });
  for (const list of exportNames) {
    const of = list === "stock" ? store.id : list === "author-books" ? authorId : 0;
    for (const format of Object.keys(exportFormats)) {
      const { bytes } = await bytesOf(admin, { list, of, format });
      expect(bytes.length, `${list} ${format}`).toBeGreaterThan(50);
    }
  }
  expect(await textOf({ list: "computers", where: `store==${store.id}` })).toContain(`,16,Hay ${mark},'007,`);
  expect(await textOf({ list: "stores", q: mark })).toContain("'+44 1497 820322,,,yes");
  expect(await textOf({ list: "history" })).toContain("Add a book,Test,");
});

describe("who exports what", () => {
  const history = () => db.changeSet.findFirst({ where: { command: "exportList" }, orderBy: { id: "desc" } });

  test("is kept with what was asked for", async () => {
    const input = { list: "books", format: "xlsx", q: mark, where: "language==en", sort: "title" };
    expectDone(await execute(exportList, input, manager));
    const set = await history();
    expect(await getExportDetails(actor, { id: set?.id ?? 0, command: "exportList" })).toEqual({
      list: "Books",
      format: "Excel",
      search: mark,
      filter: "language==en",
    });
    expect(set).toMatchObject({ actorId: actor.id, details: { kind: "export", title: "Books", ...input } });
  });

  test("is refused to whom the list is not for, and nothing is kept of it", async () => {
    const before = await history();
    const bookseller = await createActor("bookseller");
    for (const list of ["users", "history"]) {
      expect(await execute(exportList, { list, format: "csv" }, as(bookseller))).toMatchObject({ kind: "forbidden" });
      await expect(exportFile(bookseller, exportSchema.parse({ list, format: "csv" }))).rejects.toThrow("permission");
    }
    expect(await execute(exportList, { list: "users", format: "csv" }, manager)).toMatchObject({ kind: "forbidden" });
    expect(await execute(exportList, { list: "books", format: "pdf" }, manager)).toMatchObject({ ok: false });
    expect(await execute(exportList, { list: "stock", of: 999_999_999, format: "csv" }, manager)).toMatchObject({
      message: "This list no longer exists.",
    });
    expect(await history()).toEqual(before);
  });
});
