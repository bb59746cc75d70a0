import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { RecordList } from "@/components/table/record-list";
import { ButtonLink } from "@/components/ui/button-link";
import { Empty } from "@/components/ui/empty";
import { PageHeader } from "@/components/ui/page-header";
import { findByIsbn, listBooks } from "@/lib/books/queries";
import { looksLikeIsbn } from "@/lib/isbn";
import { FlashMessage } from "../../flash";
import { requireAbility } from "../../viewer";
import { bookCell, bookColumns } from "./book-table";

export const metadata: Metadata = { title: "Books" };

export default async function BooksPage({ searchParams }: PageProps<"/desk/books">) {
  const actor = await requireAbility("desk");
  const params = await searchParams;
  const page = await listBooks(actor, params);
  const { q } = page.request;
  const isIsbn = looksLikeIsbn(q);
  const scanned = isIsbn ? await findByIsbn(actor, q) : null;
  if (scanned) redirect(`/desk/books/${scanned.id}`);
  return (
    <>
      <PageHeader title="Books" actions={<ButtonLink href="/desk/books/new">New book</ButtonLink>} />
      <FlashMessage />
      <RecordList
        path="/desk/books"
        noun="Books"
        page={page}
        hint="Title, author or ISBN"
        columns={bookColumns}
        cell={bookCell}
        empty={isIsbn ? <UnknownIsbn isbn={q} /> : <NoBook query={q} />}
      />
    </>
  );
}

function UnknownIsbn({ isbn }: { isbn: string }) {
  return (
    <Empty
      title="No book has this ISBN"
      action={
        <ButtonLink href={`/desk/books/new?isbn=${encodeURIComponent(isbn)}`}>Add a book with this ISBN</ButtonLink>
      }
    >
      <p>{isbn}</p>
    </Empty>
  );
}

function NoBook({ query }: { query: string }) {
  if (query) return <Empty title="No book matches">Try fewer words, or clear the search.</Empty>;
  return (
    <Empty title="No books yet" action={<ButtonLink href="/desk/books/new">Add the first book</ButtonLink>}>
      <p>Every book that a store may have is listed here once, whatever stores have it.</p>
    </Empty>
  );
}
