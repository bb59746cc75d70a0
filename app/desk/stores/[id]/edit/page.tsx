import type { Metadata } from "next";
import { getStore } from "@/lib/stores/queries";
import { requireAbility } from "../../../../viewer";
import { EditHeader } from "../../../_record/edit-header";
import { initialFormState } from "../../../_record/initial-form-state";
import { parseRecordId, recordOrNotFound } from "../../../_record/route-params";
import { EditStoreForm } from "../../store-form";
import { storeValues } from "../../store-values";

export const metadata: Metadata = { title: "Edit store" };

export default async function EditStorePage({ params }: PageProps<"/desk/stores/[id]/edit">) {
  const actor = await requireAbility("stores.manage");
  const store = await recordOrNotFound(await getStore(actor, await parseRecordId(params)));
  return (
    <>
      <EditHeader
        list={{ label: "Stores", href: "/desk/stores" }}
        noun="store"
        row={store && { id: store.id, label: store.name }}
      />
      <EditStoreForm initial={await initialFormState(actor, store ? storeValues(store) : {})} />
    </>
  );
}
