import type { Metadata } from "next";
import { getComputer } from "@/lib/computers/queries";
import { requireAbility } from "../../../../viewer";
import { EditHeader } from "../../../_record/edit-header";
import { beginForm } from "../../../_record/initial-form-state";
import { rowIdOf, rowOrAnswer } from "../../../_record/route-params";
import { EditComputerForm } from "../../computer-form";
import { computerValues } from "../../computer-values";
import { storeChoices } from "../../store-choices";

export const metadata: Metadata = { title: "Edit computer" };

export default async function EditComputerPage({ params }: PageProps<"/desk/computers/[id]/edit">) {
  const actor = await requireAbility("computers.manage");
  const computer = await rowOrAnswer(await getComputer(actor, await rowIdOf(params)));
  return (
    <>
      <EditHeader
        list={{ label: "Computers", href: "/desk/computers" }}
        noun="computer"
        row={computer && { id: computer.id, label: computer.name }}
      />
      <EditComputerForm
        initial={await beginForm(actor, computer ? computerValues(computer) : {})}
        stores={await storeChoices(actor)}
      />
    </>
  );
}
