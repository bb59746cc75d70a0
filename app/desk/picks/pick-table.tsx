import type { Column } from "@/components/table/data-table";
import type { Cell } from "@/components/table/table-body";
import type { PickRow } from "@/lib/picks/queries";
import { formatDate } from "@/lib/values/format";

export const pickColumns: Column[] = [
  { key: "book", label: "Book", heading: true },
  { key: "user", label: "User" },
  { key: "published", label: "Published" },
  { key: "position", label: "Featured order", sort: "position", numeric: true },
  { key: "added", label: "Added", sort: "added", descendingFirst: true },
];

export function pickCell(pick: PickRow, key: string): Cell {
  switch (key) {
    case "book":
      return { text: pick.book.title, href: `/desk/picks/${pick.id}` };
    case "user":
      return pick.user.username;
    case "published":
      return pick.published ? "Yes" : "No";
    case "position":
      return pick.position;
    default:
      return formatDate(pick.createdAt);
  }
}
