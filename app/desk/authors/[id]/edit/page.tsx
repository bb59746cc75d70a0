import type { Metadata } from "next";
import { getAuthor } from "@/lib/authors/queries";
import { mergedOrNotFound } from "../../../../redirect-if-merged";
import { requireAbility } from "../../../../viewer";
import { EditHeader } from "../../../_record/edit-header";
import { beginForm } from "../../../_record/initial-form-state";
import { rowIdOf, rowOrAnswer } from "../../../_record/route-params";
import { EditAuthorForm } from "../../author-form";
import { authorValues } from "../../author-values";

export const metadata: Metadata = { title: "Edit author" };

export default async function EditAuthorPage({ params }: PageProps<"/desk/authors/[id]/edit">) {
  const actor = await requireAbility("catalogue.edit");
  const id = await rowIdOf(params);
  const author = await rowOrAnswer(await getAuthor(actor, id), () => mergedOrNotFound("author", id, "/desk/authors"));
  return (
    <>
      <EditHeader
        list={{ label: "Authors", href: "/desk/authors" }}
        noun="author"
        row={author && { id: author.id, label: author.name }}
      />
      <EditAuthorForm initial={await beginForm(actor, author ? authorValues(author) : {})} />
    </>
  );
}
