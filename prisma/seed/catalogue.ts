/** The demo's books and authors: books.csv, and generated details. */
import { parse } from "csv-parse/sync";
import type { DemoInput } from "../../lib/demo/schema";
import { period } from "./period";
import { publisherOf } from "./publishers";
import { Random } from "./random";

type Row = Record<
  "title" | "subtitle" | "series" | "series_number" | "authors" | "year" | "language" | "isbn13",
  string
>;
type Books = DemoInput["books"];
type Authors = DemoInput["authors"];

/** The books in the order of the file, and their authors in order of first appearance. */
export function catalogue(csv: string): { books: Books; authors: Authors } {
  const rows: Row[] = parse(csv, { columns: true });
  const random = new Random("books");
  const names = [...new Set(rows.flatMap(authorsOf))];
  const places = new Map(names.map((name, place) => [name, place]));
  const books = rows.map((row) => ({
    ...fromFile(row),
    authors: authorsOf(row).flatMap((name) => places.get(name) ?? []),
    ...randomDetails(random),
    createdAt: random.moment(period.catalogue, period.end),
  }));
  return {
    books,
    authors: names.map((name, place) => ({ name, ...authorDetails[name], createdAt: firstAddedAt(books, place) })),
  };
}

const authorsOf = (row: Row) => row.authors.split("; ");

function fromFile({ title, subtitle, series, series_number: seriesNumber, year, language, isbn13 }: Row) {
  const isbn = isbn13 || null;
  return { title, subtitle, series, seriesNumber, year, language, isbn, publisher: publisherOf(isbn) };
}

/** A format, and a matching price in minor units; sometimes no price is set yet. */
function randomDetails(random: Random): Pick<Books[number], "format" | "price"> {
  const which = random.next();
  const format = which < 0.72 ? "paperback" : which < 0.91 ? "hardback" : which < 0.96 ? "ebook" : "audiobook";
  const [cheapest, dearest] = pounds[format];
  const price = random.whole(cheapest, dearest) * 100 + random.oneOf([99, 99, 99, 50, 49]);
  return { format, price: random.chance(0.015) ? null : price };
}

const pounds = {
  paperback: [6, 12],
  hardback: [14, 29],
  ebook: [2, 8],
  audiobook: [11, 24],
} as const;

/** An author was added with the first of their books. */
function firstAddedAt(books: Books, author: number): Date {
  const times = books.flatMap(({ authors, createdAt }) => (authors.includes(author) ? createdAt.getTime() : []));
  return new Date(Math.min(...times));
}

/** Staff's details of some authors, which must never appear on the storefront. */
const authorDetails: Record<string, Pick<Authors[number], "sortName" | "email" | "note">> = {
  "Jane Austen": {
    email: "jane.austen@example.com",
    note: "Reading group at Harbour Street, every first Tuesday of the month.",
  },
  Homer: { email: "homer@example.com", note: "Shelved under Homer, with the classics; there is no surname." },
  "Virginia Woolf": { email: "virginia.woolf@example.com" },
  "William Shakespeare": { note: "School orders: ask which edition before ordering thirty of another." },
  "Ursula K. Le Guin": { note: "Shelved under Le Guin, not Guin." },
  "Gabriel García Márquez": {
    sortName: "García Márquez, Gabriel",
    note: "Shelved under García Márquez.\nCustomers look under Márquez first.",
  },
};
