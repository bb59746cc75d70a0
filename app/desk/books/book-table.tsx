import type { Column } from "@/components/table/data-table";
import type { Cell } from "@/components/table/table-body";
import type { BookRow } from "@/lib/books/queries";
import { formatMoney, formatNumber, formatYear } from "@/lib/values/format";
import { formatIsbn } from "@/lib/values/isbn-hyphens";

const baseColumns: Column[] = [
  { key: "title", label: "Title", sort: "title", heading: true },
  { key: "authors", label: "Authors" },
  { key: "isbn", label: "ISBN" },
  { key: "published", label: "Published", sort: "published", numeric: true, descendingFirst: true },
  { key: "price", label: "Price", sort: "price", numeric: true, descendingFirst: true },
];

/** With the total of copies. */
export const bookColumns: Column[] = [...baseColumns, { key: "copies", label: "Copies", numeric: true }];

/** For users with a store: its copies, and those of all others. */
export const bookColumnsWithMyStore: Column[] = [
  ...baseColumns,
  { key: "here", label: "Here", numeric: true },
  { key: "elsewhere", label: "Elsewhere", numeric: true },
];

/** For the books of one store. */
export const stockColumns: Column[] = [
  ...baseColumns,
  { key: "here", label: "Copies", sort: "quantity", numeric: true, descendingFirst: true },
];

/** The cells of all book tables. */
export function bookCell(book: BookRow, key: string): Cell {
  switch (key) {
    case "title":
      return { text: book.title, href: `/desk/books/${book.id}` };
    case "authors":
      return book.authors;
    case "isbn":
      return book.isbn && formatIsbn(book.isbn);
    case "published":
      return book.year !== null && formatYear(book.year);
    case "price":
      return book.price !== null && formatMoney(book.price);
    case "here":
      return formatNumber(book.copiesHere ?? 0);
    case "elsewhere":
      return formatNumber(book.copies - (book.copiesHere ?? 0));
    default:
      return formatNumber(book.copies);
  }
}
