"use server";
import type { FormState } from "@/components/form/state";
import { removeCover } from "@/lib/covers/commands";
import { addToStore, changeStock, removeFromStore, setStock } from "@/lib/stock/commands";
import { parseCount } from "@/lib/stock/count";
import { formatCount } from "@/lib/values/format";
import { quoted } from "../../../quoted";
import { refuseAt, submit } from "../../../submit";

/** The buttons beside a store: one more, one fewer, or what was typed, which with a sign is a difference. */
export async function stockAction(state: FormState, form: FormData): Promise<FormState> {
  const button = String(form.get("_do") ?? "set");
  const typed = String(form.get("quantity") ?? "");
  const isStep = button !== "add" && button !== "set";
  if (isStep && typed.trim() !== "") return refuseAt(state, form, "quantity", NOT_BOTH);
  const done = ({ quantity }: { quantity: number }) => ({ stay: `Now ${formatCount(quantity, "copy", "copies")}.` });
  const by = isStep ? button : parseCount(typed)?.by;
  if (by !== undefined) {
    return submit(changeStock, state, form, { input: ({ bookId, storeId }) => ({ bookId, storeId, by }), done });
  }
  return submit(button === "add" ? addToStore : setStock, state, form, { done });
}

const NOT_BOTH = "Press “Set to” to use this number, or clear it first.";

export async function removeFromStoreAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(removeFromStore, state, form, {
    done: ({ bookId, storeId, store, quantity }) => ({
      to: `/desk/books/${bookId}`,
      say: `It is off the list of ${quoted(store)}${quantity > 0 ? `, with ${formatCount(quantity, "copy", "copies")}` : ""}.`,
      next: [{ label: "To the store", href: `/desk/stores/${storeId}` }],
    }),
  });
}

export async function removeCoverAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(removeCover, state, form, {
    done: ({ id }) => ({ to: `/desk/books/${id}`, say: "The picture is removed: the cover is drawn again." }),
  });
}
