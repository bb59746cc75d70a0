/** The benchmark's data: deterministic, with the distributions of real catalogues. */
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { sortNameOf } from "../../lib/authors/sort-name";
import { fold } from "../../lib/values/text";
import { publisherOf } from "../../prisma/seed/publishers";
import { Random } from "../../prisma/seed/random";

/** A row as SQLite stores it; all rows of a table have the same columns in the same order. */
export type Row = Record<string, string | number | null>;

/** A word in the titles of exactly three books, whatever the number of books. */
export const rareWord = "zugzwang";

/** The number of books per author. */
const BOOKS_PER_AUTHOR = 20;
const STORES = 50;

/** The rows of each table for a number of books; tables are in insertion order. */
export function dataSet(books: number): Record<string, () => Iterable<Row>> {
  const authors = Math.max(1, Math.round(books / BOOKS_PER_AUTHOR));
  return {
    User: userRows,
    Store: storeRows,
    Computer: computerRows,
    Author: () => authorRows(authors),
    Book: () => bookRows(books),
    BookAuthor: () => bookAuthorRows(books, authors),
    Stock: () => stockRows(books),
  };
}

/** The user that the benchmark signs in as; each run sets a new password. */
export const admin = "admin";

function* userRows(): Iterable<Row> {
  for (let place = 0; place < 40; place++) {
    const username = place === 0 ? admin : `${fold(real.surnames[place * 7] ?? "")}${place}`;
    const email = `${username}@example.com`;
    yield {
      id: place + 1,
      username,
      usernameFold: fold(username),
      email,
      emailFold: fold(email),
      role: place === 0 ? "admin" : place < 6 ? "manager" : "bookseller",
      active: place % 9 === 8 ? 0 : 1,
      registeredAt: moment(place / 40),
      updatedAt: moment(place / 40),
    };
  }
}

function* storeRows(): Iterable<Row> {
  for (let place = 0; place < STORES; place++) {
    const city = `${real.surnames[place % 30]}ton`;
    const name = `${city} ${["Market", "Station Road", "Arcade", "Harbour", "High Street"][place % 5]} ${place + 1}`;
    yield {
      id: place + 1,
      name,
      nameFold: fold(name),
      city,
      cityFold: fold(city),
      open: place === 49 ? 0 : 1,
      ...since(0),
    };
  }
}

function* computerRows(): Iterable<Row> {
  for (let place = 0; place < 80; place++) {
    const name = `Till ${place + 1}`;
    const serialNumber = `DK-${10_000 + place * 37}`;
    yield {
      id: place + 1,
      name,
      nameFold: fold(name),
      memory: [8, 8, 16, 32][place % 4] ?? 8,
      storeId: place % 10 === 9 ? null : (place % STORES) + 1,
      serialNumber,
      serialNumberFold: fold(serialNumber),
      ...since(place / 80),
    };
  }
}

/** Authors, the best known first; the others have generated names. */
function* authorRows(authors: number): Iterable<Row> {
  const random = new Random("authors");
  for (let place = 0; place < authors; place++) {
    const name = real.authors[place] ?? madeUpName(random);
    const sortName = sortNameOf(name);
    const email = random.chance(0.1) ? `author${place + 1}@example.com` : null;
    yield {
      id: place + 1,
      name,
      nameFold: fold(name),
      sortName,
      sortNameFold: fold(sortName),
      email,
      emailFold: email,
      ...since(place / authors),
    };
  }
}

function madeUpName(random: Random): string {
  return `${random.oneOf(real.forenames)} ${madeUpSurname(random)}`;
}

/** The start of one surname and the end of another: many names, each rare. */
function madeUpSurname(random: Random): string {
  const [head, tail] = [random.oneOf(real.surnames), random.oneOf(real.surnames)];
  return head.slice(0, Math.ceil(head.length / 2)) + tail.slice(Math.ceil(tail.length / 2)).toLowerCase();
}

function* bookRows(books: number): Iterable<Row> {
  const random = new Random("books");
  const rare = [1, 2, 3].map((quarter) => Math.floor((books * quarter) / 4));
  for (let place = 0; place < books; place++) {
    const title = rare.includes(place) ? `${titleOf(random)} ${rareWord}` : titleOf(random);
    const subtitle = random.chance(0.2) ? titleOf(random) : null;
    const series = random.chance(0.15) ? `${madeUpSurname(random)} ${random.oneOf(["Saga", "Mysteries"])}` : null;
    const format = pick(formats, random);
    const publisher = random.chance(0.04) ? null : publisherName(random);
    yield {
      id: place + 1,
      title,
      titleFold: fold(title),
      subtitle,
      subtitleFold: subtitle && fold(subtitle),
      series,
      seriesFold: series && fold(series),
      seriesNumber: series && String(random.whole(1, 9)),
      isbn: random.chance(0.05) ? null : isbnOf(place),
      format,
      publisher,
      publisherFold: publisher && fold(publisher),
      year: yearOf(random),
      language: pick(languages, random),
      price: random.chance(0.015) ? null : random.whole(3, format === "hardback" ? 45 : 18) * 100 + 99,
      description: random.chance(0.3) ? Array.from({ length: 5 }, () => titleOf(random)).join(" ") : null,
      ...since(place / books),
    };
  }
}

/**
 * A title with the length and word frequencies of real titles. Short titles, and some others, also contain a name:
 * random words alone would give thousands of books called “The”, and real titles rarely repeat.
 */
function titleOf(random: Random): string {
  const words = Array.from({ length: random.oneOf(real.titleLengths) }, () => random.oneOf(real.titleWords));
  if (words.length <= 3 || random.chance(0.06)) words.push(madeUpSurname(random));
  return words.join(" ").replace(/^./u, (letter) => letter.toUpperCase());
}

/** Large publishers as often as in the demo's books; small presses for the rest. */
function publisherName(random: Random): string {
  return (
    random.oneOf(real.publishers) || `${real.surnames[Math.floor(random.next() ** 3 * real.surnames.length)]} Press`
  );
}

/** Mostly recent years, fewer the older. */
function yearOf(random: Random): number | null {
  if (random.chance(0.02)) return null;
  if (random.chance(0.001)) return random.whole(-750, 1600);
  return Math.max(1600, 2026 + Math.round(Math.log(1 - random.next()) * 16));
}

/** A unique ISBN for each index, far from its neighbours: the factor is coprime to 10. */
function isbnOf(place: number): string {
  const number = (place * 7_654_321) % 100_000_000;
  const digits = `9780${String(number).padStart(8, "0")}`;
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return digits + ((10 - (sum % 10)) % 10);
}

/** One to three authors per book: a few wrote thousands of books, most wrote one or a handful. */
function* bookAuthorRows(books: number, authors: number): Iterable<Row> {
  const random = new Random("authors of books");
  for (let bookId = 1; bookId <= books; bookId++) {
    const first = authorId(random, authors);
    yield { bookId, position: 1, authorId: first, role: "author" };
    if (!random.chance(0.15)) continue;
    const second = (first % authors) + 1;
    if (second === first) continue;
    yield { bookId, position: 2, authorId: second, role: pick(secondRoles, random) };
    const third = (second % authors) + 1;
    if (random.chance(0.2) && third !== first) yield { bookId, position: 3, authorId: third, role: "introduction" };
  }
}

/** The Zipf–Mandelbrot law: frequency falls with rank, less steeply for the first ranks. */
function authorId(random: Random, authors: number): number {
  const flattened = Math.max(5, authors / 1000);
  const rank = flattened * ((authors + flattened) / flattened) ** random.next() - flattened;
  return 1 + Math.min(authors - 1, Math.floor(rank));
}

/** About five stock rows per two books: a few stores stock nearly half of all titles, most stock one in fifty. */
function* stockRows(books: number): Iterable<Row> {
  const random = new Random("stock");
  const updatedAt = moment(1);
  let id = 0;
  for (let bookId = 1; bookId <= books; bookId++) {
    for (let store = 0; store < STORES; store++) {
      if (!random.chance(shares[store] ?? 0)) continue;
      const quantity = random.chance(0.08) ? 0 : 1 + Math.floor(random.next() ** 3 * 6);
      yield { id: ++id, bookId, storeId: store + 1, quantity, updatedAt };
    }
  }
}

/** The store that stocks a tenth of all titles. */
export const tenthStore = 6;

/** The share of titles that each store stocks. */
const shares = [
  ...[0.45, 0.35, 0.25, 0.2, 0.15, 0.1],
  ...Array.from({ length: STORES - 6 }, (_, place) => 0.08 * 0.04 ** (place / (STORES - 7))),
];

const formats = { paperback: 0.55, hardback: 0.25, ebook: 0.12, audiobook: 0.05, other: 0.01 };
// cy (Welsh) is the rare language.
const languages = { en: 0.7, fr: 0.07, de: 0.07, es: 0.05, it: 0.03, nl: 0.02, pt: 0.02, ja: 0.01, cy: 0.0001 };
const secondRoles = { author: 0.5, translator: 0.25, editor: 0.15, illustrator: 0.1 };

/** A random name by probability; null for the remainder to 1. */
function pick<Name extends string>(probabilities: Record<Name, number>, random: Random): Name | null {
  let left = random.next();
  for (const name in probabilities) {
    left -= probabilities[name];
    if (left < 0) return name;
  }
  return null;
}

const start = Date.parse("2016-01-04T09:00:00Z");
const end = Date.parse("2026-10-01T17:00:00Z");

/** A time within the shop's ten years, given from 0 to 1, in Prisma's format. */
function moment(part: number): string {
  return new Date(start + Math.floor((end - start) * part)).toISOString().replace("Z", "+00:00");
}

function since(part: number) {
  return { createdAt: moment(part), updatedAt: moment(part) };
}

/** Distributions taken from real books. */
const real = readReal();

function readReal() {
  const csv = readFileSync(new URL("../../prisma/seed/books.csv", import.meta.url));
  const rows: Record<"title" | "authors" | "isbn13", string>[] = parse(csv, { columns: true });
  const titles = rows.map(({ title }) => title.split(" "));
  const authors = [...new Set(rows.flatMap((row) => row.authors.split("; ")))];
  const names = authors.map((name) => name.split(" ")).filter((words) => words.length > 1);
  return {
    authors,
    forenames: some(names.map(([forename]) => forename ?? "")),
    surnames: some([...new Set(names.map((words) => words.at(-1) ?? ""))].filter((name) => /^\p{L}{4,}$/u.test(name))),
    titleWords: some(titles.flat().flatMap((word) => word.match(/[\p{L}\d].*[\p{L}\d]|[\p{L}\d]/u)?.[0] ?? [])),
    titleLengths: some(titles.map((words) => Math.min(words.length, 12))),
    publishers: some(rows.map(({ isbn13 }) => publisherOf(isbn13) ?? "")),
  };
}

/** @throws Error for an empty list */
function some<Item>(items: Item[]): [Item, ...Item[]] {
  const [first, ...others] = items;
  if (first === undefined) throw new Error("There is nothing to choose from.");
  return [first, ...others];
}
