import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DeleteForm } from "@/components/form/delete-form";
import { freshForm } from "@/components/form/state";
import { PageHeader } from "@/components/ui/page-header";
import { getComputer } from "@/lib/computers/queries";
import { requireAbility } from "../../../../viewer";
import { rowIdOf } from "../../../_record/route-params";
import { deleteComputerAction } from "../../actions";

export const metadata: Metadata = { title: "Delete computer" };

export default async function DeleteComputerPage({ params }: PageProps<"/desk/computers/[id]/delete">) {
  const actor = await requireAbility("computers.manage");
  const computer = await getComputer(actor, await rowIdOf(params));
  if (!computer) notFound();
  const path = `/desk/computers/${computer.id}`;
  return (
    <>
      <PageHeader
        title={`Delete ${computer.name}?`}
        crumbs={[
          { label: "Computers", href: "/desk/computers" },
          { label: computer.name, href: path },
        ]}
      />
      <p className="lead mb-4">
        Nothing hangs on a computer. What is written down here goes: its memory,{" "}
        {computer.store && `that it stands in ${computer.store.name}, `}its serial number and its note. The history
        keeps what they were.
      </p>
      <DeleteForm
        action={deleteComputerAction}
        initial={freshForm({ id: String(computer.id), version: String(computer.version) })}
        cancel={path}
      />
    </>
  );
}
