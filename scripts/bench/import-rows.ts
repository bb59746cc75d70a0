/** The benchmark's books as rows of a file, and as rows of the database after the import. */
import { dataSet, type Row } from "./data";

export const header = [
  ...["Title", "Subtitle", "Series", "Series number", "Authors", "ISBN", "Format", "Publisher"],
  ...["Published", "Language", "Price", "Description"],
];

export interface BookRow {
  book: Row;
  /** In order, with their roles. */
  authors: { authorId: number; role: string }[];
}

/** The authors of each book, by id. */
export function authorRowsOf(books: number): Map<number, Row> {
  return new Map([...(dataSet(books).Author?.() ?? [])].map((author) => [Number(author.id), author]));
}

/** The books with their authors, in order. */
export function* bookRowsOf(books: number): Iterable<BookRow> {
  const { Book = () => [], BookAuthor = () => [] } = dataSet(books);
  const links = BookAuthor()[Symbol.iterator]();
  let link = links.next();
  for (const book of Book()) {
    const authors: BookRow["authors"] = [];
    while (!link.done && link.value.bookId === book.id) {
      authors.push({ authorId: Number(link.value.authorId), role: String(link.value.role) });
      link = links.next();
    }
    yield { book, authors };
  }
}

/** One line of the file. */
export function lineOf({ book, authors }: BookRow, people: Map<number, Row>): string {
  const names = authors.map(({ authorId, role }) => {
    const name = people.get(authorId)?.name;
    return role === "author" ? name : `${name} (${role})`;
  });
  const price = book.price === null ? "" : (Number(book.price) / 100).toFixed(2);
  const { title, subtitle, series, seriesNumber, isbn, format, publisher, year, language, description } = book;
  const cells = [
    title,
    subtitle,
    series,
    seriesNumber,
    names.join("; "),
    isbn,
    format,
    publisher,
    year,
    language,
    price,
  ];
  return [...cells, description].map(quoted).join(",");
}

function quoted(cell: string | number | null | undefined): string {
  const text = String(cell ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
