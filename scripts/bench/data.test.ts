import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { parseIsbn } from "../../lib/values/isbn";
import { dataSet, type Row, rareWord, tenthStore } from "./data";

const BOOKS = 4000;
const tables = Object.fromEntries(Object.entries(dataSet(BOOKS)).map(([name, rows]) => [name, [...rows()]]));
const { Author = [], Book = [], BookAuthor = [], Stock = [], Store = [] } = tables;

test("the rows are the same each time", () => {
  const digest = () => {
    const hash = createHash("sha256");
    for (const rows of Object.values(dataSet(1000))) for (const row of rows()) hash.update(JSON.stringify(row));
    return hash.digest("hex");
  };
  expect(digest()).toBe(digest());
});

test("ISBNs are valid, and no two books have the same", () => {
  const isbns = Book.flatMap(({ isbn }) => (isbn === null ? [] : String(isbn)));
  expect(isbns.length).toBeGreaterThan(BOOKS * 0.9);
  expect(new Set(isbns).size).toBe(isbns.length);
  for (const isbn of isbns) expect(parseIsbn(isbn)).toEqual({ ok: true, isbn });
});

test("every book has one to three authors that there are, each once", () => {
  const ids = new Set(Author.map(({ id }) => id));
  const byBook = grouped(BookAuthor, "bookId");
  expect(byBook.size).toBe(BOOKS);
  for (const rows of byBook.values()) {
    expect(rows.map(({ position }) => position)).toEqual([1, 2, 3].slice(0, rows.length));
    expect(new Set(rows.map(({ authorId }) => authorId)).size).toBe(rows.length);
    for (const { authorId } of rows) expect(ids).toContain(authorId);
  }
});

test("a few authors wrote many books, and many a few", () => {
  const counts = [...grouped(BookAuthor, "authorId").values()].map((rows) => rows.length).sort((a, b) => b - a);
  const median = counts[Math.floor(Author.length / 2)] ?? 0;
  expect(counts[0]).toBeGreaterThan(8 * median);
});

test("a few stores have many titles, and many a few", () => {
  const titles = (store: number) => Stock.filter(({ storeId }) => storeId === store).length / BOOKS;
  expect(Store).toHaveLength(50);
  expect(titles(1)).toBeGreaterThan(0.4);
  expect(titles(tenthStore)).toBeCloseTo(0.1, 1);
  expect(titles(50)).toBeLessThan(0.01);
  expect(Stock.length / BOOKS).toBeCloseTo(2.5, 0);
});

test("languages, and the words of titles, are as frequent as in real catalogues", () => {
  const part = (has: (book: Row) => boolean) => Book.filter(has).length / BOOKS;
  const hasWord = (word: string) => (book: Row) => String(book.titleFold).split(" ").includes(word);
  expect(part(({ language }) => language === "en")).toBeGreaterThan(0.6);
  expect(part(({ language }) => language === "fr")).toBeCloseTo(0.07, 1);
  expect(part(hasWord("the"))).toBeGreaterThan(0.25);
  expect(part(({ publisher }) => String(publisher).endsWith(" Press"))).toBeGreaterThan(0.2);
  expect(Book.filter(hasWord(rareWord))).toHaveLength(3);
});

function grouped(rows: Row[], column: string): Map<Row[string], Row[]> {
  const groups = new Map<Row[string], Row[]>();
  for (const row of rows) groups.set(row[column] ?? null, [...(groups.get(row[column] ?? null) ?? []), row]);
  return groups;
}
