// @postgresql: raw SQL
import fc from "fast-check";
import { expect, it } from "vitest";
import { createAuthor } from "../authors/commands";
import { createBook } from "../books/commands";
import { execute } from "../commands/execute";
import { QueryTimeoutError } from "../db/query-worker";
import { exhaustWorkers } from "../testing/exhaust-workers";
import { createActor, unique } from "../testing/factories";
import { as, expectDone } from "../testing/outcomes";
import { suggest } from "./suggest";

const manager = as(await createActor("manager"));

async function author(name: string, input: object = {}) {
  return expectDone(await execute(createAuthor, { name, ...input }, manager)).id;
}

async function book(title: string, input: object = {}) {
  return expectDone(await execute(createBook, { title, ...input }, manager)).id;
}

const titles = async (text: string) => (await suggest(text)).books.map(({ title }) => title);
const names = async (text: string) => (await suggest(text)).authors.map(({ name }) => name);

/** A word that no other row has. */
const word = () => unique("").slice(1);

it("suggests books with that title, then those that start with it, then other matches, with their authors", async () => {
  const mark = word();
  const authors = [{ name: unique("Zoë") }, { name: unique("Anna") }];
  await book(`Before ${mark}`);
  await book(`${mark} Revisited`, { authors: [...authors, { ...authors[0], role: "illustrator" }] });
  await book(`${mark}`);
  await book("Of another name", { authors: [{ name: `Ida ${mark}` }] });
  expect((await suggest(mark.toUpperCase())).books).toMatchObject([
    { title: mark, authors: "" },
    { title: `${mark} Revisited`, authors: authors.map(({ name }) => name).join(", ") },
    { title: `Before ${mark}` },
    { title: "Of another name" },
  ]);
  expect(await titles(`bef ${mark.slice(0, 5)}`)).toEqual([]);
  expect(await titles(`${mark} rev`)).toEqual([`${mark} Revisited`]);
});

it("suggests six books and three authors at most", async () => {
  const mark = word();
  for (let n = 0; n < 8; n++) await book(`${mark} ${n}`, { authors: [{ name: `${mark} ${n}` }] });
  expect(await titles(mark)).toEqual([0, 1, 2, 3, 4, 5].map((n) => `${mark} ${n}`));
  expect(await names(mark)).toEqual([0, 1, 2].map((n) => `${mark} ${n}`));
});

it("finds a book by its ISBN and the start of it, however it is typed", async () => {
  const title = unique("Numbered");
  await book(title, { isbn: "978-0-19-853453-2" });
  for (const typed of ["9780198534532", "978-0-19-85345", "0-19-853453-1", "0198534", "9780198534532 51299"]) {
    expect(await titles(typed), typed).toEqual([title]);
  }
  expect(await titles("9780198534533")).toEqual([]);
});

it("needs no query worker for a whole ISBN, and times out when several words get none", async () => {
  const title = unique("Numbered");
  await book(title, { isbn: "978-0-14-143958-7" });
  await exhaustWorkers();
  for (const typed of ["9780141439587", "978-0-14-143958-7", "0-14-143958-0"])
    expect(await titles(typed)).toEqual([title]);
  expect(await suggest("979-10-90636-07-1")).toEqual({ books: [], authors: [] });
  await expect(suggest("two words")).rejects.toThrow(QueryTimeoutError);
});

it("suggests authors who have a book, those whose first name or surname begins with the text first", async () => {
  const mark = word();
  await book("Any", { authors: [{ name: `Aaron A-${mark}` }, { name: `Zoë ${mark}` }, { name: `${mark}n Zweig` }] });
  await author(`${mark} Bookless`);
  expect(await names(`${mark}n`)).toEqual([`${mark}n Zweig`]);
  expect((await names(mark)).at(-1)).toBe(`Aaron A-${mark}`);
  expect(await names(`zoe ${mark}`)).toEqual([`Zoë ${mark}`]);
});

it("suggests nothing that is not public", async () => {
  const [name, secret] = [unique("Known"), unique("secret")];
  const authorId = await author(name, { email: `${secret}@example.com`, note: secret });
  await book(unique("Known"), { authors: [{ authorId }], description: secret });
  for (const text of [secret, `${secret}@example.com`]) expect(await suggest(text)).toEqual({ books: [], authors: [] });
  expect(JSON.stringify(await suggest(name))).not.toContain(secret);
  expect(Object.keys((await suggest(name)).authors[0] ?? {})).toEqual(["id", "name"]);
});

it("accepts any text", async () => {
  const title = unique("Übermut");
  await book(title);
  for (const text of ["", "a", " x ", "***", "“”", "\u0000\u0000", "\ud800\ud800"]) {
    expect(await suggest(text)).toEqual({ books: [], authors: [] });
  }
  expect(await suggest("x".repeat(10_000))).toEqual({ books: [], authors: [] });
  expect(await titles(`${title}${" ".repeat(10_000)}`)).toEqual([title]);
  const nasty = fc.string({
    unit: fc.constantFrom(..."aé\"'`\\%_*^:()&|! \t\0\u202e\ufeff👨🏽אبक\ud80097801".split("")),
  });
  await fc.assert(
    fc.asyncProperty(fc.oneof(nasty, fc.string({ unit: "binary", maxLength: 250 })), async (text) => {
      expect((await suggest(text)).books.length).toBeLessThanOrEqual(6);
    }),
    { numRuns: 150 },
  );
});
