import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { can } from "@/lib/auth/abilities";
import { getView } from "@/lib/views/queries";
import { requireAbility } from "../../../../viewer";
import { EditHeader } from "../../../_record/edit-header";
import { initialFormState } from "../../../_record/initial-form-state";
import { parseRecordId, recordOrNotFound } from "../../../_record/route-params";
import { EditViewForm } from "../../view-form";
import { toViewValues } from "../../view-values";

export const metadata: Metadata = { title: "Edit saved view" };

export default async function EditViewPage({ params }: PageProps<"/desk/views/[id]/edit">) {
  const actor = await requireAbility("desk");
  const view = await recordOrNotFound(await getView(actor, await parseRecordId(params)));
  if (view && !view.mayChange) forbidden();
  return (
    <>
      <EditHeader
        list={{ label: "Saved views", href: "/desk/views" }}
        noun="saved view"
        row={view && { id: view.id, label: view.name }}
      />
      <EditViewForm
        initial={await initialFormState(actor, view ? toViewValues(view) : {})}
        mayShare={can(actor, "views.share") || view?.shared === true}
      />
    </>
  );
}
