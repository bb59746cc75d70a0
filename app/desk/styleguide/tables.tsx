import { type Column, DataTable } from "@/components/table/data-table";

const columns: Column[] = [
  { key: "title", label: "Title", heading: true },
  { key: "authors", label: "Authors" },
  { key: "price", label: "Price", numeric: true },
];

const rows = [
  { id: 1, title: "Emma", authors: "Jane Austen", price: "£7.99" },
  { id: 2, title: "Good Omens", authors: "Terry Pratchett, Neil Gaiman", price: "£9.99" },
  { id: 3, title: "1919", authors: "أحمد مراد", price: "" },
];

/** Rows with a linked heading; cards on a phone. */
export function Tables() {
  return (
    <DataTable
      caption="Books"
      columns={columns}
      rows={rows}
      cell={(row, key) =>
        key === "title" ? { text: row.title, href: "/desk/styleguide" } : row[key as "authors" | "price"]
      }
    />
  );
}
