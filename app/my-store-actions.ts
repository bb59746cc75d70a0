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

/** Stores on this device which store is the person's own, or that none is, and redirects to the same page. */
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
  if (!id.success || store === null) return refuse("This store no longer exists. Choose another.");

  await setMyStore(store?.id);
  const [path = "/"] = safeRedirectPath(head.get("x-path")).split("?");
  const text = store ? `Your store is now ${store.name}.` : "Your store was cleared.";
  await setFlash(path, { text });
  redirect(path);
}

/** The same for the storefront, whose page of a deleted store says so itself. */
export async function setStorefrontStoreAction(form: FormData): Promise<void> {
  await setMyStoreAction(emptyFormState(), form);
}

/** Finds a store that this person may see: closed ones only at the desk. */
async function findVisibleStore(id: number) {
  const actor = await viewer();
  return can(actor, "desk") ? getStore(actor, id) : findOpenStore(id);
}
