import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { requireAbility } from "../../../viewer";
import { initialFormState } from "../../_record/initial-form-state";
import { NewStoreForm } from "../store-form";

export const metadata: Metadata = { title: "New store" };

export default async function NewStorePage() {
  const actor = await requireAbility("stores.manage");
  return (
    <>
      <PageHeader title="New store" breadcrumbs={[{ label: "Stores", href: "/desk/stores" }]}>
        <p>A new store is open and visible to customers at once. Add its stock on the store’s page.</p>
      </PageHeader>
      <NewStoreForm initial={await initialFormState(actor)} />
    </>
  );
}
