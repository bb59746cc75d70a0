import type { Metadata } from "next";
import { forbidden, notFound } from "next/navigation";
import { DeleteForm } from "@/components/form/delete-form";
import { emptyFormState } from "@/components/form/form-state";
import { PageHeader } from "@/components/ui/page-header";
import { getPick } from "@/lib/picks/queries";
import { requireAbility } from "../../../../viewer";
import { parseRecordId } from "../../../_record/route-params";
import { deletePickAction } from "../../actions";

export const metadata: Metadata = { title: "Delete staff pick" };

export default async function DeletePickPage({ params }: PageProps<"/desk/picks/[id]/delete">) {
  const actor = await requireAbility("picks.write");
  const pick = await getPick(actor, await parseRecordId(params));
  if (!pick) notFound();
  if (!pick.mayChange) forbidden();
  const path = `/desk/picks/${pick.id}`;
  return (
    <>
      <PageHeader
        title={`Delete the staff pick of ${pick.book.title}?`}
        breadcrumbs={[
          { label: "Staff picks", href: "/desk/picks" },
          { label: pick.book.title, href: path },
        ]}
      />
      <p className="lead mb-4">Customers will no longer see it. The book is kept.</p>
      <DeleteForm
        action={deletePickAction}
        initial={emptyFormState({ id: String(pick.id), version: String(pick.version) })}
        cancel={path}
      />
    </>
  );
}
