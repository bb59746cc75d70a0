import { DataTable } from "@/components/table/data-table";
import { ListSearch } from "@/components/table/list-search";
import { Pager } from "@/components/table/pager";
import { Empty } from "@/components/ui/empty";
import type { authorBooks } from "@/lib/authors/queries";
import { bookCell, bookColumns } from "../../books/book-table";

interface Props {
  author: { id: number; name: string };
  page: Awaited<ReturnType<typeof authorBooks>>;
}

/** The books that an author has a part in, with the copies of all stores. */
export function AuthorBooks({ author, page }: Props) {
  const path = `/desk/authors/${author.id}`;
  const { request, rows, total } = page;
  if (total === 0 && request.q === "") return <Empty title="No books yet">No book names {author.name}.</Empty>;
  return (
    <>
      <div className="list-bar">
        <ListSearch path={path} request={request} label="Search these books" />
      </div>
      <DataTable
        caption={`Books by ${author.name}`}
        path={path}
        request={request}
        columns={bookColumns}
        rows={rows}
        cell={bookCell}
        empty={<Empty title="No book matches">Try fewer letters, or clear the search.</Empty>}
      />
      <Pager path={path} page={page} noun="Books" />
    </>
  );
}
