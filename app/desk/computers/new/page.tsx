import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { requireAbility } from "../../../viewer";
import { beginForm } from "../../_record/initial-form-state";
import { NewComputerForm } from "../computer-form";
import { storeChoices } from "../store-choices";

export const metadata: Metadata = { title: "New computer" };

export default async function NewComputerPage() {
  const actor = await requireAbility("computers.manage");
  return (
    <>
      <PageHeader title="New computer" crumbs={[{ label: "Computers", href: "/desk/computers" }]} />
      <NewComputerForm initial={await beginForm(actor)} stores={await storeChoices(actor)} />
    </>
  );
}
