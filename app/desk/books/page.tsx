import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "@/components/ui/page-header";
import { findByIsbn, listBooks } from "@/lib/books/queries";
import { firstValue } from "@/lib/list/params";
import { looksLikeIsbn } from "@/lib/values/isbn";
import { FlashMessage } from "../../flash";
import { myStore } from "../../my-store";
import { requireAbility } from "../../viewer";
import { EntityList } from "../_list/entity-list";
import { ListActions } from "../_list/list-actions";
import { redirectToFilter } from "../_list/redirect-to-filter";
import { bookCell, bookColumns, bookColumnsWithMyStore } from "./book-table";
import { UnknownIsbn } from "./unknown-isbn";

export const metadata: Metadata = { title: "Books" };

export default async function BooksPage({ searchParams }: PageProps<"/desk/books">) {
  const actor = await requireAbility("desk");
  const params = await searchParams;
  const typed = firstValue(params.q);
  const isIsbn = looksLikeIsbn(typed);
  const scanned = isIsbn ? await findByIsbn(actor, typed) : null;
  if (scanned) redirect(`/desk/books/${scanned.id}`);
  const store = await myStore();
  const page = redirectToFilter("/desk/books", await listBooks(actor, params, store));
  return (
    <>
      <PageHeader title="Books" actions={<ListActions actor={actor} entity="book" />} />
      <FlashMessage />
      <EntityList
        actor={actor}
        entity="book"
        params={params}
        page={page}
        hint="Title, author or ISBN"
        columns={store === undefined ? bookColumns : bookColumnsWithMyStore}
        cell={bookCell}
        empty={isIsbn && <UnknownIsbn typed={page.request.q} />}
      >
        The catalogue: every book once, whichever stores have it.
      </EntityList>
    </>
  );
}
