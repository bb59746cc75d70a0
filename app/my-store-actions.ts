"use server";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { emptyFormState, type FormState } from "@/components/form/form-state";
import { can } from "@/lib/auth/abilities";
import { isSameOrigin, safeRedirectPath } from "@/lib/auth/origin";
import { findOpenStore } from "@/lib/storefront/queries";
import { getStore } from "@/lib/stores/queries";
import { optionalRowId } from "@/lib/values/form-fields";
import { setFlash } from "./flash";
import { setMyStore } from "./my-store";
import { viewer } from "./viewer";

/** Remembers on this device which store is somebody's, or that none is; no row is changed. Comes back to the same page. */
export async function setMyStoreAction(state: FormState, form: FormData): Promise<FormState> {
  const head = await headers();
  const refuse = (text: string): FormState => ({
    ...state,
    message: { tone: "error", text },
    responseCount: state.responseCount + 1,
  });
  if (!isSameOrigin(head.get("origin"))) return refuse("This form was sent from another site. Nothing was changed.");
  const id = optionalRowId.safeParse(form.get("storeId"));
  const store = id.data ? await findVisibleStore(id.data) : undefined;
  if (!id.success || store === null) return refuse("This store is not there any more. Choose another.");

  await setMyStore(store?.id);
  const [path = "/"] = safeRedirectPath(head.get("x-path")).split("?");
  const text = store ? `On this device, your store is ${store.name} now.` : "This device has no store of its own now.";
  await setFlash(path, { text });
  redirect(path);
}

/** The same for the shop window, whose page of a store that is gone says so itself. */
export async function setStorefrontStoreAction(form: FormData): Promise<void> {
  await setMyStoreAction(emptyFormState(), form);
}

/** A closed store is known at the desk alone. */
async function findVisibleStore(id: number) {
  const actor = await viewer();
  return can(actor, "desk") ? getStore(actor, id) : findOpenStore(id);
}
