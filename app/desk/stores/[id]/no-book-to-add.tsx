import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { looksLikeIsbn, parseIsbn } from "@/lib/values/isbn";

/** Explains an invalid ISBN, or offers to add the book first. */
export function NoBookToAdd({ text }: { text: string }) {
  if (!looksLikeIsbn(text)) {
    return (
      <EmptyState title="No books found" action={<ButtonLink href="/desk/books/new">New book</ButtonLink>}>
        Try fewer words, or add the book first.
      </EmptyState>
    );
  }
  const parsed = parseIsbn(text);
  if (!parsed.ok) return <EmptyState title="Not a valid ISBN">{parsed.reason}</EmptyState>;
  return (
    <EmptyState
      title="No book has this ISBN"
      action={<ButtonLink href={`/desk/books/new?isbn=${parsed.isbn}`}>New book with this ISBN</ButtonLink>}
    >
      Add the book first; then it can be added to the store.
    </EmptyState>
  );
}
