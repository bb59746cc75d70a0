"use server";
import type { FormState } from "@/components/form/state";
import { removeCover } from "@/lib/covers/commands";
import { formatCount } from "@/lib/format";
import { addToStore, changeStock, setStock, takeOutOfStore } from "@/lib/stock/commands";
import { quoted } from "../../../quoted";
import { submit } from "../../../submit";

/** The buttons beside a store: by a difference, or to a number. */
export async function stockAction(state: FormState, form: FormData): Promise<FormState> {
  const button = String(form.get("_do") ?? "set");
  const done = ({ quantity }: { quantity: number }) => ({ stay: `Now ${formatCount(quantity, "copy", "copies")}.` });
  if (button === "add") return submit(addToStore, state, form, { done });
  if (button === "set") return submit(setStock, state, form, { done });
  return submit(changeStock, state, form, {
    input: ({ bookId, storeId }) => ({ bookId, storeId, by: button }),
    done,
  });
}

export async function takeOutAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(takeOutOfStore, state, form, {
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
