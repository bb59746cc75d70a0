import type { Metadata } from "next";
import { getBook } from "@/lib/books/queries";
import { env } from "@/lib/env";
import { redirectIfMerged } from "../../../../redirect-if-merged";
import { requireAbility } from "../../../../viewer";
import { EditHeader } from "../../../_record/edit-header";
import { initialFormState } from "../../../_record/initial-form-state";
import { parseRecordId, recordOrNotFound } from "../../../_record/route-params";
import { BookForm } from "../../book-form";
import { bookValues } from "../../book-values";
import { languageOptions } from "../../language-options";

export const metadata: Metadata = { title: "Edit book" };

export default async function EditBookPage({ params }: PageProps<"/desk/books/[id]/edit">) {
  const actor = await requireAbility("catalogue.edit");
  const id = await parseRecordId(params);
  const book = await recordOrNotFound(await getBook(actor, id), () => redirectIfMerged("book", id, "/desk/books"));
  return (
    <>
      <EditHeader
        list={{ label: "Books", href: "/desk/books" }}
        noun="book"
        row={book && { id: book.id, label: book.title }}
      />
      <BookForm
        initial={await initialFormState(actor, book ? bookValues(book) : {})}
        currency={env.CURRENCY}
        languages={languageOptions()}
      />
    </>
  );
}
