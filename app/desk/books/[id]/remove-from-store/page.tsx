import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ButtonForm } from "@/components/form/button-form";
import { emptyFormState } from "@/components/form/form-state";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { getBook } from "@/lib/books/queries";
import { bookStock } from "@/lib/stock/queries";
import { formatCount } from "@/lib/values/format";
import { redirectIfMerged } from "../../../../redirect-if-merged";
import { requireAbility } from "../../../../viewer";
import { parseRecordId } from "../../../_record/route-params";
import { removeFromStoreAction } from "../actions";

export const metadata: Metadata = { title: "Remove from store" };

/** Confirms removing the book from the store of ?store=. */
export default async function RemoveFromStorePage({
  params,
  searchParams,
}: PageProps<"/desk/books/[id]/remove-from-store">) {
  const actor = await requireAbility("stock.change");
  const id = await parseRecordId(params);
  const [found, stock, query] = await Promise.all([getBook(actor, id), bookStock(actor, id), searchParams]);
  const book = found ?? (await redirectIfMerged("book", id, "/desk/books"));
  const store = stock.find((row) => String(row.id) === query.store && row.quantity !== null);
  if (!store) notFound();
  const copies = store.quantity ?? 0;
  const path = `/desk/books/${book.id}`;
  return (
    <>
      <PageHeader
        title={`Remove ${book.title} from ${store.name}?`}
        breadcrumbs={[
          { label: "Books", href: "/desk/books" },
          { label: book.title, href: path },
        ]}
      />
      <p>
        {copies > 0
          ? `${store.name} still stocks this book. Its ${formatCount(copies, "copy", "copies")} will be removed.`
          : `${store.name} has no copies of this book. It will no longer be listed there.`}
      </p>
      <div className="form-actions">
        <ButtonForm
          action={removeFromStoreAction}
          initial={emptyFormState()}
          values={{ bookId: String(book.id), storeId: String(store.id), seen: String(copies) }}
          label="Remove from store"
          busy="Removing…"
          tone="danger"
        />
        <ButtonLink href={path} tone="quiet">
          Cancel
        </ButtonLink>
      </div>
    </>
  );
}
