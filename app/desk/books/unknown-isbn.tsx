import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { parseIsbn } from "@/lib/values/isbn";
import { formatIsbn } from "@/lib/values/isbn-hyphens";

/** An ISBN that no book has can be added; a mistyped one says what is wrong with it. */
export function UnknownIsbn({ typed }: { typed: string }) {
  const isbn = parseIsbn(typed);
  if (!isbn.ok) {
    return (
      <EmptyState title={`“${typed}” is not a valid ISBN`}>
        <p>{isbn.reason}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No book has this ISBN"
      action={<ButtonLink href={`/desk/books/new?isbn=${isbn.isbn}`}>Add a book with this ISBN</ButtonLink>}
    >
      <p>{formatIsbn(isbn.isbn)}</p>
    </EmptyState>
  );
}
