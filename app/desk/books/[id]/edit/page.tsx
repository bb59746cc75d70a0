import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/ui/page-header";
import { getBook } from "@/lib/books/queries";
import { env } from "@/lib/env";
import { languages } from "@/lib/languages";
import { requireAbility } from "../../../../viewer";
import { beginForm } from "../../../draft";
import { rowIdOf } from "../../../row-id";
import { BookForm } from "../../book-form";
import { bookValues } from "../../book-values";

export const metadata: Metadata = { title: "Edit book" };

export default async function EditBookPage({ params }: PageProps<"/desk/books/[id]/edit">) {
  const actor = await requireAbility("catalogue.edit");
  const book = await getBook(actor, await rowIdOf(params));
  if (!book) notFound();
  return (
    <>
      <PageHeader
        title={`Edit ${book.title}`}
        crumbs={[
          { label: "Books", href: "/desk/books" },
          { label: book.title, href: `/desk/books/${book.id}` },
        ]}
      />
      <BookForm
        initial={await beginForm(actor, bookValues(book))}
        currency={env.CURRENCY}
        languages={languages().map(({ code, name }) => ({ value: code, label: name }))}
      />
    </>
  );
}
