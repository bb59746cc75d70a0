import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { requireAbility } from "../../../viewer";
import { initialFormState } from "../../_record/initial-form-state";
import { NewComputerForm } from "../computer-form";
import { getStoreOptions } from "../store-options";

export const metadata: Metadata = { title: "New computer" };

export default async function NewComputerPage() {
  const actor = await requireAbility("computers.manage");
  return (
    <>
      <PageHeader title="New computer" breadcrumbs={[{ label: "Computers", href: "/desk/computers" }]} />
      <NewComputerForm initial={await initialFormState(actor)} stores={await getStoreOptions(actor)} />
    </>
  );
}
