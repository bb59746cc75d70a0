import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DeleteForm } from "@/components/form/delete-form";
import { emptyFormState } from "@/components/form/form-state";
import { PageHeader } from "@/components/ui/page-header";
import { getComputer } from "@/lib/computers/queries";
import { requireAbility } from "../../../../viewer";
import { parseRecordId } from "../../../_record/route-params";
import { deleteComputerAction } from "../../actions";

export const metadata: Metadata = { title: "Delete computer" };

export default async function DeleteComputerPage({ params }: PageProps<"/desk/computers/[id]/delete">) {
  const actor = await requireAbility("computers.manage");
  const computer = await getComputer(actor, await parseRecordId(params));
  if (!computer) notFound();
  const path = `/desk/computers/${computer.id}`;
  return (
    <>
      <PageHeader
        title={`Delete ${computer.name}?`}
        breadcrumbs={[
          { label: "Computers", href: "/desk/computers" },
          { label: computer.name, href: path },
        ]}
      />
      <p className="lead mb-4">
        Nothing depends on this computer. Its details will be deleted. The history keeps the old values.
      </p>
      <DeleteForm
        action={deleteComputerAction}
        initial={emptyFormState({ id: String(computer.id), version: String(computer.version) })}
        cancel={path}
      />
    </>
  );
}
