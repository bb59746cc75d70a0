import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { parseIsbn } from "@/lib/values/isbn";
import { formatIsbn } from "@/lib/values/isbn-hyphens";

/** Offers to add a book with an unknown ISBN; explains an invalid one. */
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
