import { DataTable } from "@/components/table/data-table";
import { ListSearch } from "@/components/table/list-search";
import { Pager } from "@/components/table/pager";
import { Empty } from "@/components/ui/empty";
import type { storeStock } from "@/lib/stores/queries";
import { bookCell, bookColumns } from "../../books/book-table";

const columns = bookColumns.map((column) => (column.key === "copies" ? { ...column, label: "Quantity" } : column));

interface Props {
  store: { id: number; name: string };
  page: Awaited<ReturnType<typeof storeStock>>;
}

/** The books on a store's list, each with the copies it has there. */
export function StoreBooks({ store, page }: Props) {
  const path = `/desk/stores/${store.id}`;
  const { request, rows, total } = page;
  if (total === 0 && request.q === "") {
    return (
      <Empty title="No books here yet">What is added to {store.name} stands here, with how many copies it has.</Empty>
    );
  }
  return (
    <>
      <div className="list-bar">
        <ListSearch path={path} request={request} label="Search the books here" hint="Title, author or ISBN" />
      </div>
      <DataTable
        caption={`Books at ${store.name}`}
        path={path}
        request={request}
        columns={columns}
        rows={rows.map((book) => ({ ...book, copies: book.quantity }))}
        cell={bookCell}
        empty={<Empty title="No book here matches">Try fewer letters, or clear the search.</Empty>}
      />
      <Pager path={path} page={page} noun="Books" />
    </>
  );
}
