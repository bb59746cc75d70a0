import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/ui/page-header";
import { getAuthor } from "@/lib/authors/queries";
import { requireAbility } from "../../../../viewer";
import { beginForm } from "../../../draft";
import { rowIdOf } from "../../../row-id";
import { EditAuthorForm } from "../../author-form";
import { authorValues } from "../../author-values";

export const metadata: Metadata = { title: "Edit author" };

export default async function EditAuthorPage({ params }: PageProps<"/desk/authors/[id]/edit">) {
  const actor = await requireAbility("catalogue.edit");
  const author = await getAuthor(actor, await rowIdOf(params));
  if (!author) notFound();
  return (
    <>
      <PageHeader
        title={`Edit ${author.name}`}
        crumbs={[
          { label: "Authors", href: "/desk/authors" },
          { label: author.name, href: `/desk/authors/${author.id}` },
        ]}
      />
      <EditAuthorForm initial={await beginForm(actor, authorValues(author))} />
    </>
  );
}
