import type { Metadata } from "next";
import { DeleteForm } from "@/components/form/delete-form";
import { emptyFormState } from "@/components/form/form-state";
import { PageHeader } from "@/components/ui/page-header";
import { getAuthor, getAuthorDependents } from "@/lib/authors/queries";
import { redirectIfMerged } from "../../../../redirect-if-merged";
import { requireAbility } from "../../../../viewer";
import { parseRecordId } from "../../../_record/route-params";
import { deleteAuthorAction } from "../../actions";
import { AuthorInUse } from "./author-in-use";

export const metadata: Metadata = { title: "Delete author" };

export default async function DeleteAuthorPage({ params }: PageProps<"/desk/authors/[id]/delete">) {
  const actor = await requireAbility("catalogue.delete");
  const id = await parseRecordId(params);
  const author = (await getAuthor(actor, id)) ?? (await redirectIfMerged("author", id, "/desk/authors"));
  const hanging = await getAuthorDependents(actor, author.id);
  const path = `/desk/authors/${author.id}`;
  return (
    <>
      <PageHeader
        title={`Delete ${author.name}?`}
        breadcrumbs={[
          { label: "Authors", href: "/desk/authors" },
          { label: author.name, href: path },
        ]}
      />
      {hanging.count > 0 ? (
        <AuthorInUse author={author} {...hanging} />
      ) : (
        <>
          <p className="lead mb-4">
            {author.name} has no books. Their name, sort name, email address and note will be deleted. The history keeps
            the old values.
          </p>
          <DeleteForm
            action={deleteAuthorAction}
            initial={emptyFormState({ id: String(author.id), version: String(author.version) })}
            cancel={path}
          />
        </>
      )}
    </>
  );
}
