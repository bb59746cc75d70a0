import type { Column } from "@/components/table/data-table";
import type { Cell } from "@/components/table/table-body";
import type { AuthorRow } from "@/lib/authors/queries";
import { formatDate, formatNumber } from "@/lib/values/format";

export const authorColumns: Column[] = [
  { key: "name", label: "Name", sort: "name", heading: true },
  { key: "sortName", label: "Sort name", sort: "sortName" },
  { key: "books", label: "Books", numeric: true },
  { key: "added", label: "Added", sort: "added", descendingFirst: true },
];

export function authorCell(author: AuthorRow, key: string): Cell {
  switch (key) {
    case "name":
      return { text: author.name, href: `/desk/authors/${author.id}` };
    case "sortName":
      return author.sortName;
    case "books":
      return formatNumber(author.books);
    default:
      return formatDate(author.createdAt);
  }
}
