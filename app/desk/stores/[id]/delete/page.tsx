import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DeleteForm } from "@/components/form/delete-form";
import { emptyFormState } from "@/components/form/form-state";
import { PageHeader } from "@/components/ui/page-header";
import { getStore, getStoreDependents } from "@/lib/stores/queries";
import { requireAbility } from "../../../../viewer";
import { parseRecordId } from "../../../_record/route-params";
import { deleteStoreAction } from "../../actions";
import { StoreInUse } from "./store-in-use";

export const metadata: Metadata = { title: "Delete store" };

export default async function DeleteStorePage({ params }: PageProps<"/desk/stores/[id]/delete">) {
  const actor = await requireAbility("stores.manage");
  const store = await getStore(actor, await parseRecordId(params));
  if (!store) notFound();
  const hanging = await getStoreDependents(actor, store.id);
  const path = `/desk/stores/${store.id}`;
  return (
    <>
      <PageHeader
        title={`Delete ${store.name}?`}
        breadcrumbs={[
          { label: "Stores", href: "/desk/stores" },
          { label: store.name, href: path },
        ]}
      />
      {hanging.titles > 0 || hanging.computers > 0 ? (
        <StoreInUse store={store} {...hanging} />
      ) : (
        <>
          <p className="lead mb-4">
            {store.name} has no stock and no computers. Its details will be deleted. The history keeps the old values.
          </p>
          <DeleteForm
            action={deleteStoreAction}
            initial={emptyFormState({ id: String(store.id), version: String(store.version) })}
            cancel={path}
          />
        </>
      )}
    </>
  );
}
