import type { Metadata } from "next";
import { getComputer } from "@/lib/computers/queries";
import { requireAbility } from "../../../../viewer";
import { EditHeader } from "../../../_record/edit-header";
import { initialFormState } from "../../../_record/initial-form-state";
import { parseRecordId, recordOrNotFound } from "../../../_record/route-params";
import { EditComputerForm } from "../../computer-form";
import { computerValues } from "../../computer-values";
import { getStoreOptions } from "../../store-options";

export const metadata: Metadata = { title: "Edit computer" };

export default async function EditComputerPage({ params }: PageProps<"/desk/computers/[id]/edit">) {
  const actor = await requireAbility("computers.manage");
  const computer = await recordOrNotFound(await getComputer(actor, await parseRecordId(params)));
  return (
    <>
      <EditHeader
        list={{ label: "Computers", href: "/desk/computers" }}
        noun="computer"
        row={computer && { id: computer.id, label: computer.name }}
      />
      <EditComputerForm
        initial={await initialFormState(actor, computer ? computerValues(computer) : {})}
        stores={await getStoreOptions(actor)}
      />
    </>
  );
}
