import { RecordList } from "@/components/table/record-list";
import { EmptyState } from "@/components/ui/empty-state";
import type { authorBooks } from "@/lib/authors/queries";
import { bookCell, bookColumns } from "../../books/book-table";

interface Props {
  author: { id: number; name: string };
  page: Awaited<ReturnType<typeof authorBooks>>;
}

/** The books of an author, with the copies of all stores. */
export function AuthorBooks({ author, page }: Props) {
  const none = page.request.q ? (
    <EmptyState title="No books found">Try fewer letters, or clear the search.</EmptyState>
  ) : (
    <EmptyState title="No books yet">No book names {author.name}.</EmptyState>
  );
  return (
    <RecordList
      path={`/desk/authors/${author.id}`}
      noun="Books"
      caption={`Books by ${author.name}`}
      page={page}
      exportOf={{ list: "author-books", of: author.id }}
      columns={bookColumns}
      cell={bookCell}
      empty={none}
    />
  );
}
