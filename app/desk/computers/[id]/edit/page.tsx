import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/ui/page-header";
import { getComputer } from "@/lib/computers/queries";
import { requireAbility } from "../../../../viewer";
import { beginForm } from "../../../draft";
import { rowIdOf } from "../../../row-id";
import { EditComputerForm } from "../../computer-form";
import { computerValues } from "../../computer-values";
import { storeChoices } from "../../store-choices";

export const metadata: Metadata = { title: "Edit computer" };

export default async function EditComputerPage({ params }: PageProps<"/desk/computers/[id]/edit">) {
  const actor = await requireAbility("computers.manage");
  const computer = await getComputer(actor, await rowIdOf(params));
  if (!computer) notFound();
  return (
    <>
      <PageHeader
        title={`Edit ${computer.name}`}
        crumbs={[
          { label: "Computers", href: "/desk/computers" },
          { label: computer.name, href: `/desk/computers/${computer.id}` },
        ]}
      />
      <EditComputerForm initial={await beginForm(actor, computerValues(computer))} stores={await storeChoices(actor)} />
    </>
  );
}
