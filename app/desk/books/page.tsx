import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "@/components/ui/page-header";
import { findByIsbn, listBooks } from "@/lib/books/queries";
import { first } from "@/lib/list/params";
import { looksLikeIsbn } from "@/lib/values/isbn";
import { FlashMessage } from "../../flash";
import { myStore } from "../../my-store";
import { requireAbility } from "../../viewer";
import { DeskList } from "../_list/desk-list";
import { EmptyList } from "../_list/empty-list";
import { ListActions } from "../_list/list-actions";
import { choosing } from "../_list/selection";
import { bookCell, bookColumns, bookColumnsHere } from "./book-table";
import { UnknownIsbn } from "./unknown-isbn";

export const metadata: Metadata = { title: "Books" };

export default async function BooksPage({ searchParams }: PageProps<"/desk/books">) {
  const actor = await requireAbility("desk");
  const params = await searchParams;
  const typed = first(params.q);
  const isIsbn = looksLikeIsbn(typed);
  const scanned = isIsbn ? await findByIsbn(actor, typed) : null;
  if (scanned) redirect(`/desk/books/${scanned.id}`);
  const store = await myStore();
  const page = await listBooks(actor, params, store);
  return (
    <>
      <PageHeader title="Books" actions={<ListActions actor={actor} entity="book" />} />
      <FlashMessage />
      <DeskList
        actor={actor}
        name="books"
        params={params}
        path="/desk/books"
        noun="Books"
        page={page}
        hint="Title, author or ISBN"
        columns={store === undefined ? bookColumns : bookColumnsHere}
        cell={bookCell}
        choosing={choosing(actor, "book")}
        empty={
          isIsbn ? (
            <UnknownIsbn typed={page.request.q} />
          ) : (
            <EmptyList actor={actor} entity="book" page={page}>
              Every book that a store may have is listed here once, whatever stores have it.
            </EmptyList>
          )
        }
      />
    </>
  );
}
