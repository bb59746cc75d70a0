import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { can } from "@/lib/auth/abilities";
import { getView } from "@/lib/views/queries";
import { requireAbility } from "../../../../viewer";
import { EditHeader } from "../../../_record/edit-header";
import { beginForm } from "../../../_record/initial-form-state";
import { rowIdOf, rowOrAnswer } from "../../../_record/route-params";
import { EditViewForm } from "../../view-form";
import { viewValues } from "../../view-values";

export const metadata: Metadata = { title: "Edit saved view" };

export default async function EditViewPage({ params }: PageProps<"/desk/views/[id]/edit">) {
  const actor = await requireAbility("desk");
  const view = await rowOrAnswer(await getView(actor, await rowIdOf(params)));
  if (view && !view.mayChange) forbidden();
  return (
    <>
      <EditHeader
        list={{ label: "Saved views", href: "/desk/views" }}
        noun="saved view"
        row={view && { id: view.id, label: view.name }}
      />
      <EditViewForm
        initial={await beginForm(actor, view ? viewValues(view) : {})}
        mayShare={can(actor, "views.share") || view?.shared === true}
      />
    </>
  );
}
