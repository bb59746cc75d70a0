"use server";
import type { FormState } from "@/components/form/state";
import { formatCount } from "@/lib/format";
import { addToStore, changeStock, setStock, takeOutOfStore } from "@/lib/stock/commands";
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
    done: ({ bookId }) => ({ to: `/desk/books/${bookId}`, say: "It is off that store’s list." }),
  });
}
