/** What is taken out and brought in again changes nothing: for every entity that an import takes, in both formats. */
import { mkdtempSync, rmSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { createAuthor } from "../authors/commands";
import { createBook } from "../books/commands";
import { authorRoles, bookFormats } from "../books/schema";
import { execute } from "../commands/execute";
import { createComputer } from "../computers/commands";
import { db } from "../db/client";
import type { ImportEntity } from "../import/fields";
import { dryRun, runToEnd, updateSettings, uploadImport } from "../import/testing";
import { createPick } from "../picks/commands";
import { setStock } from "../stock/commands";
import { createStore } from "../stores/commands";
import { createActor, unique } from "../testing/factories";
import { as, expectDone } from "../testing/outcomes";
import { createUser } from "../users/commands";
import { languageCodes } from "../values/language";
import { exportFile } from "./file";
import { exportSchema } from "./schema";

const folder = mkdtempSync(join(tmpdir(), "deckle-round-trip-"));
afterAll(() => rmSync(folder, { recursive: true }));

const admin = await createActor("admin");
const by = as(admin);

/** As an import proposes for a file of ours; a row that is there would be overwritten. */
const OPTIONS = { authorSeparator: ";", surnameFirst: false, existing: "overwrite", stock: "set" } as const;

const NASTY = [
  ..."=1+1|+44 20|-750|@SUM(A1)|'|''=1|'tis|,|;|\"|\"a\" b|0123|9780439023481|1E5|9.78E+12|1/2|2026-11-21|007|TRUE|null".split(
    "|",
  ),
  ...'&amp; co|Ã©mile|Smith; Jones|John (translator)|"Q"; R (editor)|Doe, Jane|a, b & c|(author)|日本|🦦 otter|Ω|-|_x000D_|＝1+1|＠x|; =1|a;\'+1'.split(
    "|",
  ),
];
const text = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.tuple(fc.constantFrom(...NASTY), fc.constantFrom(...NASTY)).map((pair) => pair.join(" ")),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }),
);
const lines = fc.array(text, { maxLength: 3 }).map((lines) => lines.join("\n"));
const maybe = <Value>(of: fc.Arbitrary<Value>) => fc.option(of, { freq: 2, nil: undefined });

const rows = {
  book: fc.record({
    title: text,
    subtitle: maybe(text),
    series: maybe(text),
    seriesNumber: maybe(fc.constantFrom("1", "2.5", "1-2", "007", "1/2", "IV", "=3")),
    hasIsbn: fc.boolean(),
    format: maybe(fc.constantFrom(...bookFormats)),
    publisher: maybe(text),
    year: maybe(fc.integer({ min: -3000, max: 2030 }).filter((year) => year !== 0)),
    language: maybe(fc.constantFrom(...languageCodes)),
    price: maybe(fc.integer({ min: 0, max: 100_000_000 })),
    description: maybe(lines),
    authors: fc.uniqueArray(fc.record({ name: text, role: fc.constantFrom(...authorRoles) }), {
      maxLength: 3,
      selector: ({ name }) => name,
    }),
  }),
  author: fc.record({ name: text, sortName: maybe(text), email: fc.constant(undefined), note: maybe(lines) }),
  store: fc.record({
    name: text,
    address: maybe(lines),
    city: maybe(text),
    phone: maybe(fc.constantFrom("020 7946 0000", "+44 (0)20 7946 0000", "02079460000", "00442079460000")),
    openingHours: maybe(fc.constantFrom("Mo-Fr 09:00-18:00", "Mo-Fr 09:00-18:00; Sa 10:00-16:00")),
  }),
  computer: fc.record({
    name: text,
    memory: fc.integer({ min: 1, max: 4096 }),
    serialNumber: maybe(text),
    note: maybe(lines),
  }),
  user: fc.constant({}),
  pick: fc.record({ text, position: maybe(fc.integer({ min: 1, max: 1000 })) }),
} satisfies Partial<Record<ImportEntity, fc.Arbitrary<Record<string, unknown>>>>;

/** A name that no other row has; and not empty, once it is cleaned. */
const named = (name: unknown) => unique(`${name} n`);

let isbns = 0;

/** An ISBN that no other book has. */
function newIsbn(): string {
  const first = `978${String(isbns++).padStart(9, "0")}`;
  const sum = [...first].reduce((sum, digit, place) => sum + Number(digit) * (place % 2 ? 3 : 1), 0);
  return `${first}${(10 - (sum % 10)) % 10}`;
}

async function add(entity: ImportEntity, made: Record<string, unknown>): Promise<number> {
  const row = { ...made, ...(made.name !== undefined && { name: named(made.name) }) };
  const emailed = { ...row, email: `${unique("x")}@example.com` };
  if (entity === "author") return expectDone(await execute(createAuthor, emailed, by)).id;
  if (entity === "store") return expectDone(await execute(createStore, emailed, by)).id;
  if (entity === "computer") {
    const store = await db.store.findFirst({ orderBy: { id: "desc" } });
    const serialNumber = made.serialNumber && named(made.serialNumber);
    return expectDone(await execute(createComputer, { ...row, serialNumber, storeId: store?.id }, by)).id;
  }
  if (entity === "pick") {
    const title = named("Picked");
    const { id: bookId } = expectDone(await execute(createBook, { title }, by));
    return expectDone(await execute(createPick, { ...made, bookId, text: `${made.text}.`, published: true }, by)).id;
  }
  if (entity === "user") return expectDone(await execute(createUser, { ...emailed, username: unique("+u") }, by)).id;
  const authors = (made.authors as { name: string }[]).map((author) => ({ ...author, name: named(author.name) }));
  const { hasIsbn, ...values } = row as typeof made;
  const isbn = hasIsbn ? newIsbn() : undefined;
  const { id } = expectDone(await execute(createBook, { ...values, title: named(made.title), isbn, authors }, by));
  for (const [index, { id: storeId }] of (await db.store.findMany({ take: 2, orderBy: { id: "desc" } })).entries()) {
    expectDone(await execute(setStock, { bookId: id, storeId, quantity: index * 7 }, by));
  }
  return id;
}

async function taken(list: string, format: "csv" | "xlsx"): Promise<Buffer> {
  const file = await exportFile(admin, exportSchema.parse({ list, format }));
  const path = join(folder, `${list}.${format}`);
  const all: Buffer[] = [];
  for (let next = await file.chunks.next(); !next.done; next = await file.chunks.next())
    all.push(Buffer.from(next.value));
  await file.close();
  await writeFile(path, Buffer.concat(all));
  return readFile(path);
}

/** Everything but who may sign in, and what is derived. */
const state = async () => ({
  books: await db.book.findMany({ orderBy: { id: "asc" }, include: { authors: true, stock: true } }),
  authors: await db.author.findMany({ orderBy: { id: "asc" } }),
  stores: await db.store.findMany({ orderBy: { id: "asc" } }),
  computers: await db.computer.findMany({ orderBy: { id: "asc" } }),
  picks: await db.pick.findMany({ orderBy: { id: "asc" } }),
  users: await db.user.findMany({ orderBy: { id: "asc" } }),
});

const lists: [keyof typeof rows, string][] = [
  ["store", "stores"],
  ["author", "authors"],
  ["computer", "computers"],
  ["user", "users"],
  ["book", "books"],
  ["pick", "picks"],
];

test.each(lists)("%s", async (entity, list) => {
  await fc.assert(
    fc.asyncProperty(fc.array(rows[entity], { minLength: 1, maxLength: 12 }), async (some) => {
      for (const row of some) await add(entity, row);
      const before = await state();
      for (const format of ["csv", "xlsx"] as const) {
        const view = await uploadImport(admin, entity, await taken(list, format));
        const tried = await dryRun(admin, await updateSettings(admin, view, { options: OPTIONS }));
        const { created, changed, rejected, unchanged, samples, problemKinds } = tried.plan;
        // That a book has no ISBN, and what might be an HTML entity, is said whatever is done.
        const problems = problemKinds.filter(({ kind }) => kind !== "isbn.empty" && !kind.startsWith("text."));
        expect({ format, created, changed, rejected, samples, problems }).toEqual({
          format,
          created: 0,
          changed: 0,
          rejected: 0,
          samples: { created: [], changed: [] },
          problems: [],
        });
        expect(unchanged).toBe(tried.plan.rows);
        await runToEnd(admin, tried);
      }
      expect(await state()).toEqual(before);
    }),
    { numRuns: 3 },
  );
});
