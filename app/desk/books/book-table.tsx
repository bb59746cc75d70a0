import type { Column } from "@/components/table/data-table";
import type { Cell } from "@/components/table/table-body";
import type { BookRow } from "@/lib/books/queries";
import { formatMoney, formatNumber, formatYear } from "@/lib/format";
import { formatIsbn } from "@/lib/isbn-hyphens";

export const bookColumns: Column[] = [
  { key: "title", label: "Title", sort: "title", heading: true },
  { key: "authors", label: "Authors" },
  { key: "isbn", label: "ISBN" },
  { key: "year", label: "Year", sort: "year", numeric: true, descendingFirst: true },
  { key: "price", label: "Price", sort: "price", numeric: true, descendingFirst: true },
  { key: "copies", label: "Copies", numeric: true },
];

/** A row of a table of books, wherever it stands. */
export function bookCell(book: BookRow, key: string): Cell {
  switch (key) {
    case "title":
      return { text: book.title, href: `/desk/books/${book.id}` };
    case "authors":
      return book.authors.join(", ");
    case "isbn":
      return book.isbn && formatIsbn(book.isbn);
    case "year":
      return book.year !== null && formatYear(book.year);
    case "price":
      return book.price !== null && formatMoney(book.price);
    default:
      return formatNumber(book.copies);
  }
}
