import type { Metadata } from "next";
import Link from "next/link";
import { DeleteForm } from "@/components/form/delete-form";
import { emptyFormState } from "@/components/form/form-state";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { getBook, getBookDependents } from "@/lib/books/queries";
import { formatCount } from "@/lib/values/format";
import { redirectIfMerged } from "../../../../redirect-if-merged";
import { requireAbility } from "../../../../viewer";
import { parseRecordId } from "../../../_record/route-params";
import { deleteBookAction } from "../../actions";

export const metadata: Metadata = { title: "Delete book" };

export default async function DeleteBookPage({ params }: PageProps<"/desk/books/[id]/delete">) {
  const actor = await requireAbility("catalogue.delete");
  const id = await parseRecordId(params);
  const [found, places] = await Promise.all([getBook(actor, id), getBookDependents(actor, id)]);
  const book = found ?? (await redirectIfMerged("book", id, "/desk/books"));
  const path = `/desk/books/${book.id}`;
  return (
    <>
      <PageHeader
        title={`Delete ${book.title}?`}
        breadcrumbs={[
          { label: "Books", href: "/desk/books" },
          { label: book.title, href: path },
        ]}
      />
      {places.length > 0 ? (
        <>
          <p>Can’t delete: it is in stock. Remove it from these stores first:</p>
          <ul>
            {places.map(({ quantity, store }) => (
              <li key={store.id}>
                <Link href={`/desk/stores/${store.id}`}>{store.label}</Link>: {formatCount(quantity, "copy", "copies")}
              </li>
            ))}
          </ul>
          <ButtonLink href={path}>Back to the book</ButtonLink>
        </>
      ) : (
        <>
          <p>
            The book will be removed from the catalogue and the shop site. No store has copies of it. Its authors are
            kept.
          </p>
          <DeleteForm
            action={deleteBookAction}
            initial={emptyFormState({ id: String(book.id), version: String(book.version) })}
            cancel={path}
          />
        </>
      )}
    </>
  );
}
