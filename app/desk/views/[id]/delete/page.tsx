import type { Metadata } from "next";
import { forbidden, notFound } from "next/navigation";
import { DeleteForm } from "@/components/form/delete-form";
import { emptyFormState } from "@/components/form/form-state";
import { PageHeader } from "@/components/ui/page-header";
import { getView } from "@/lib/views/queries";
import { requireAbility } from "../../../../viewer";
import { parseRecordId } from "../../../_record/route-params";
import { deleteViewAction } from "../../actions";

export const metadata: Metadata = { title: "Delete saved view" };

export default async function DeleteViewPage({ params }: PageProps<"/desk/views/[id]/delete">) {
  const actor = await requireAbility("desk");
  const view = await getView(actor, await parseRecordId(params));
  if (!view) notFound();
  if (!view.mayChange) forbidden();
  return (
    <>
      <PageHeader title={`Delete ${view.name}?`} breadcrumbs={[{ label: "Saved views", href: "/desk/views" }]} />
      <p className="lead mb-4">
        {view.shared ? "It is shared with everyone and will be deleted for everyone. " : ""}The rows it shows are not
        deleted.
      </p>
      <DeleteForm
        action={deleteViewAction}
        initial={emptyFormState({ id: String(view.id), version: String(view.version) })}
        cancel="/desk/views"
      />
    </>
  );
}
