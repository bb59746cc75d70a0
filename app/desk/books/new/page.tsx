import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { getAuthor } from "@/lib/authors/queries";
import { env } from "@/lib/env";
import { rowId } from "@/lib/values/form-fields";
import { requireAbility } from "../../../viewer";
import { initialFormState } from "../../_record/initial-form-state";
import { withAuthorLines } from "../_author-picker/form-intent";
import { BookForm } from "../book-form";
import { languageOptions } from "../language-options";

export const metadata: Metadata = { title: "New book" };

/** ?isbn= and ?author= prefill the form. */
export default async function NewBookPage({ searchParams }: PageProps<"/desk/books/new">) {
  const actor = await requireAbility("catalogue.edit");
  const { isbn, author: authorId } = await searchParams;
  const id = rowId.safeParse(authorId);
  const author = id.success ? await getAuthor(actor, id.data) : null;
  const rows = author ? [{ authorId: String(author.id), name: author.name, role: "author" }] : [];
  const initial = await initialFormState(
    actor,
    withAuthorLines({ isbn: typeof isbn === "string" ? isbn.slice(0, 100) : "" }, rows),
  );
  return (
    <>
      <PageHeader title="New book" breadcrumbs={[{ label: "Books", href: "/desk/books" }]} />
      <BookForm initial={initial} currency={env.CURRENCY} languages={languageOptions()} isNew />
    </>
  );
}
