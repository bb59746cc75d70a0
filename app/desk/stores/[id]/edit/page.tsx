import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/ui/page-header";
import { getStore } from "@/lib/stores/queries";
import { requireAbility } from "../../../../viewer";
import { beginForm } from "../../../draft";
import { rowIdOf } from "../../../row-id";
import { EditStoreForm } from "../../store-form";
import { storeValues } from "../../store-values";

export const metadata: Metadata = { title: "Edit store" };

export default async function EditStorePage({ params }: PageProps<"/desk/stores/[id]/edit">) {
  const actor = await requireAbility("stores.manage");
  const store = await getStore(actor, await rowIdOf(params));
  if (!store) notFound();
  return (
    <>
      <PageHeader
        title={`Edit ${store.name}`}
        crumbs={[
          { label: "Stores", href: "/desk/stores" },
          { label: store.name, href: `/desk/stores/${store.id}` },
        ]}
      />
      <EditStoreForm initial={await beginForm(actor, storeValues(store))} />
    </>
  );
}
