"use server";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { FormState } from "@/components/form/state";
import { isOwnOrigin, ownPath } from "@/lib/auth/origin";
import { optionalRowId } from "@/lib/fields";
import { getStore } from "@/lib/stores/queries";
import { leaveFlash } from "../flash";
import { rememberStore } from "../my-store";
import { requireAbility } from "../viewer";

/** Remembers on this device which store it is in, or that it is in none; no row is changed. Comes back to the same page. */
export async function rememberStoreAction(state: FormState, form: FormData): Promise<FormState> {
  const head = await headers();
  const refuse = (text: string): FormState => ({ ...state, message: { tone: "bad", text }, answer: state.answer + 1 });
  if (!isOwnOrigin(head.get("origin"))) return refuse("This form was sent from another site. Nothing was changed.");
  const actor = await requireAbility("desk");
  const id = optionalRowId.safeParse(form.get("storeId"));
  const store = id.data ? await getStore(actor, id.data) : undefined;
  if (!id.success || store === null) return refuse("This store is not there any more. Choose another.");

  await rememberStore(store?.id);
  const [path = "/desk"] = ownPath(head.get("x-path")).split("?");
  const text = store ? `This device is in ${store.name} now.` : "This device is in no particular store now.";
  await leaveFlash(path, { text });
  redirect(path);
}
