import { viewer } from "@/app/viewer";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/auth/abilities";
import type { ParsedIsbn } from "@/lib/values/isbn";
import { formatIsbn } from "@/lib/values/isbn-hyphens";

/** Shown for an unknown ISBN; users who may add books are offered to. */
export async function UnknownIsbn({ typed, isbn }: { typed: string; isbn: ParsedIsbn }) {
  if (!isbn.ok) {
    return (
      <PageHeader title={`“${typed}” is not a valid ISBN`}>
        <p className="lead">{isbn.reason}</p>
      </PageHeader>
    );
  }
  const mayAdd = can(await viewer(), "catalogue.edit");
  return (
    <>
      <PageHeader title="We don’t know this ISBN">
        <p className="lead">
          No book in our catalogue has the ISBN {formatIsbn(isbn.isbn)}. Search for its title, or ask in one of our
          stores.
        </p>
      </PageHeader>
      <p className="actions">
        {mayAdd && (
          <ButtonLink href={`/desk/books/new?isbn=${isbn.isbn}`} tone="primary">
            Add this book
          </ButtonLink>
        )}
        <ButtonLink href="/stores">Our stores</ButtonLink>
      </p>
    </>
  );
}
