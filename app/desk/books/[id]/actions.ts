"use server";
import type { FormState } from "@/components/form/form-state";
import { removeCover } from "@/lib/covers/commands";
import { addToStore, adjustStock, removeFromStore, setStock } from "@/lib/stock/commands";
import { parseCount } from "@/lib/stock/count";
import { formatCount } from "@/lib/values/format";
import { quoteName } from "../../../quote-name";
import { fieldErrorState, submit } from "../../../submit";

/** The stock buttons of a store: one more, one fewer, or a typed quantity or signed difference. */
export async function stockAction(state: FormState, form: FormData): Promise<FormState> {
  const button = String(form.get("_intent") ?? "set");
  const typed = String(form.get("quantity") ?? "");
  const isStep = button !== "add" && button !== "set";
  if (isStep && typed.trim() !== "") return fieldErrorState(state, form, "quantity", NOT_BOTH);
  const onSuccess = ({ quantity }: { quantity: number }) => ({
    message: `Now ${formatCount(quantity, "copy", "copies")}.`,
  });
  const by = isStep ? button : parseCount(typed)?.by;
  if (by !== undefined) {
    return submit(adjustStock, state, form, {
      input: ({ bookId, storeId }) => ({ bookId, storeId, by }),
      onSuccess,
    });
  }
  return submit(button === "add" ? addToStore : setStock, state, form, { onSuccess });
}

const NOT_BOTH = "Press “Set stock” to use this number, or clear it first.";

export async function removeFromStoreAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(removeFromStore, state, form, {
    onSuccess: ({ bookId, storeId, store, quantity }) => ({
      redirectTo: `/desk/books/${bookId}`,
      message: `Removed from ${quoteName(store)}${quantity > 0 ? ` (${formatCount(quantity, "copy", "copies")})` : ""}.`,
      links: [{ label: "View store", href: `/desk/stores/${storeId}` }],
    }),
  });
}

export async function removeCoverAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(removeCover, state, form, {
    onSuccess: ({ id }) => ({
      redirectTo: `/desk/books/${id}`,
      message: "Picture removed. A cover is drawn from the title instead.",
    }),
  });
}
