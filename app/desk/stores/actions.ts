"use server";
import type { FormState } from "@/components/form/form-state";
import { addToStore, adjustStock } from "@/lib/stock/commands";
import { parseCount } from "@/lib/stock/count";
import { closeStore, createStore, deleteStore, reopenStore, updateStore } from "@/lib/stores/commands";
import { formatCount } from "@/lib/values/format";
import { quoteName } from "../../quote-name";
import { submit } from "../../submit";
import { storeValues } from "./store-values";

const toList = { label: "Back to list", href: "/desk/stores", list: true };

export async function createStoreAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(createStore, state, form, {
    onSuccess: ({ id, name }) => ({
      redirectTo: `/desk/stores/${id}`,
      message: `${quoteName(name)} was added. Customers can see it.`,
      links: [
        { label: "Add stock", href: `/desk/stores/${id}?add=` },
        { label: "Add another store", href: "/desk/stores/new" },
      ],
    }),
  });
}

export async function updateStoreAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(updateStore, state, form, {
    valuesOf: storeValues,
    onSuccess: ({ id }) => ({ redirectTo: `/desk/stores/${id}`, message: "Saved.", links: [toList] }),
  });
}

export async function closeStoreAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(closeStore, state, form, {
    onSuccess: ({ id }) => ({
      redirectTo: `/desk/stores/${id}`,
      message: "Store closed. It keeps its stock; customers no longer see it.",
      links: [toList],
    }),
  });
}

export async function reopenStoreAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(reopenStore, state, form, {
    onSuccess: ({ id }) => ({
      redirectTo: `/desk/stores/${id}`,
      message: "Store reopened. Customers can see it and its stock again.",
      links: [{ label: "View on shop site", href: `/stores/${id}` }, toList],
    }),
  });
}

export async function deleteStoreAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(deleteStore, state, form, {
    onSuccess: ({ name }) => ({
      redirectTo: "/desk/stores",
      message: `The store ${quoteName(name)} was deleted, with its address and opening hours.`,
      links: [toList],
    }),
  });
}

/**
 * Adds a book to a store, then returns to the search box, or to the other search results that can be added. A signed
 * number is a difference.
 */
export async function addToStoreAction(state: FormState, form: FormData): Promise<FormState> {
  const by = parseCount(String(form.get("quantity") ?? ""))?.by;
  const others = encodeURIComponent(String(form.get("_others") ?? "").slice(0, 200));
  const onSuccess = ({ storeId, title, quantity }: { storeId: number; title: string; quantity: number }) => ({
    redirectTo: `/desk/stores/${storeId}?add=${others}`,
    message: `${title}: ${formatCount(quantity, "copy", "copies")} here now.`,
  });
  if (by === undefined) return submit(addToStore, state, form, { onSuccess });
  return submit(adjustStock, state, form, {
    input: ({ bookId, storeId }) => ({ bookId, storeId, by }),
    onSuccess,
  });
}
