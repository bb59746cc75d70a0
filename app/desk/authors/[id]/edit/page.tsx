import type { Metadata } from "next";
import { getAuthor } from "@/lib/authors/queries";
import { redirectIfMerged } from "../../../../redirect-if-merged";
import { requireAbility } from "../../../../viewer";
import { EditHeader } from "../../../_record/edit-header";
import { initialFormState } from "../../../_record/initial-form-state";
import { parseRecordId, recordOrNotFound } from "../../../_record/route-params";
import { EditAuthorForm } from "../../author-form";
import { authorValues } from "../../author-values";

export const metadata: Metadata = { title: "Edit author" };

export default async function EditAuthorPage({ params }: PageProps<"/desk/authors/[id]/edit">) {
  const actor = await requireAbility("catalogue.edit");
  const id = await parseRecordId(params);
  const author = await recordOrNotFound(await getAuthor(actor, id), () =>
    redirectIfMerged("author", id, "/desk/authors"),
  );
  return (
    <>
      <EditHeader
        list={{ label: "Authors", href: "/desk/authors" }}
        noun="author"
        row={author && { id: author.id, label: author.name }}
      />
      <EditAuthorForm initial={await initialFormState(actor, author ? authorValues(author) : {})} />
    </>
  );
}
