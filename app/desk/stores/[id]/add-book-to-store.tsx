import { emptyFormState } from "@/components/form/form-state";
import { type Column, DataTable } from "@/components/table/data-table";
import type { Cell } from "@/components/table/table-body";
import { formatCount, formatNumber } from "@/lib/values/format";
import { bookCell, bookColumns } from "../../books/book-table";
import { AddForm } from "./add-form";
import { AddSearch } from "./add-search";
import type { BooksToAdd } from "./books-to-add";
import { NoBookToAdd } from "./no-book-to-add";

const columns: Column[] = [
  ...bookColumns.filter(({ key }) => ["title", "authors", "isbn", "published"].includes(key)),
  { key: "quantity", label: "Copies" },
];

/** Searches books by title, author or scanned ISBN and adds them to the store. */
export function AddBookToStore({ store, found }: { store: { id: number; name: string }; found?: BooksToAdd }) {
  const { text = "", books = [], total = 0 } = found ?? {};
  const isOne = books.length === 1 && books[0]?.copiesHere === null;
  const others = books.filter(({ copiesHere: here }) => here === null).length > 1 ? text : "";
  return (
    <>
      <AddSearch storeId={store.id} text={text} focus={found !== undefined && !isOne} />
      {text !== "" && (
        <DataTable
          caption={`Books that match “${text}”`}
          columns={columns}
          rows={books}
          cell={(book, key) => (key === "quantity" ? quantityCell(book, store.id, isOne, others) : bookCell(book, key))}
          empty={<NoBookToAdd text={text} />}
        />
      )}
      {total > books.length && (
        <p className="mt-2 text-sm text-soft">
          Showing {formatNumber(books.length)} of {formatCount(total, "matching book")}. Type more of the title, or scan
          the ISBN.
        </p>
      )}
    </>
  );
}

/** The copies here, or the form that adds the book. */
function quantityCell(
  { id, copiesHere: here }: BooksToAdd["books"][number],
  storeId: number,
  focus: boolean,
  others: string,
): Cell {
  if (here !== null) return `Already stocked (${formatNumber(here)})`;
  const initial = emptyFormState({ bookId: String(id), storeId: String(storeId), quantity: "1" });
  return <AddForm initial={initial} focus={focus} others={others} />;
}
