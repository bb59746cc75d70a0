"use server";
import type { FormState } from "@/components/form/state";
import { getBook } from "@/lib/books/queries";
import { addToStore, changeStock } from "@/lib/stock/commands";
import { parseCount } from "@/lib/stock/count";
import { closeStore, createStore, deleteStore, reopenStore, updateStore } from "@/lib/stores/commands";
import { formatCount } from "@/lib/values/format";
import { quoted } from "../../quoted";
import { submit } from "../../submit";
import { viewer } from "../../viewer";
import { storeValues } from "./store-values";

const toList = { label: "Back to the list", href: "/desk/stores", list: true };

export async function createStoreAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(createStore, state, form, {
    done: ({ id }) => ({
      to: `/desk/stores/${id}`,
      say: `${quoted(form.get("name"))} was added, and customers see it.`,
      next: [
        { label: "Add a book to it", href: `/desk/stores/${id}?add=` },
        { label: "Add another store", href: "/desk/stores/new" },
      ],
    }),
  });
}

export async function updateStoreAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(updateStore, state, form, {
    valuesOf: storeValues,
    done: ({ id }) => ({ to: `/desk/stores/${id}`, say: "Saved.", next: [toList] }),
  });
}

export async function closeStoreAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(closeStore, state, form, {
    done: ({ id }) => ({
      to: `/desk/stores/${id}`,
      say: "Closed: it keeps its stock, and customers no longer see it.",
      next: [toList],
    }),
  });
}

export async function reopenStoreAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(reopenStore, state, form, {
    done: ({ id }) => ({
      to: `/desk/stores/${id}`,
      say: "Reopened: customers see it and its stock again.",
      next: [{ label: "As customers see it", href: `/stores/${id}` }, toList],
    }),
  });
}

export async function deleteStoreAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(deleteStore, state, form, {
    done: ({ name }) => ({
      to: "/desk/stores",
      say: `The store ${quoted(name)} was deleted, with its address and opening hours.`,
      next: [toList],
    }),
  });
}

/**
 * Puts a book on a store's list, and comes back to the search box for the next; or to the other books that were found,
 * where some are still to be added. A number with a sign is a difference.
 */
export async function addToStoreAction(state: FormState, form: FormData): Promise<FormState> {
  const by = parseCount(String(form.get("quantity") ?? ""))?.by;
  const others = encodeURIComponent(String(form.get("_others") ?? "").slice(0, 200));
  const done = async ({ bookId, storeId, quantity }: { bookId: number; storeId: number; quantity: number }) => {
    const book = await getBook(await viewer(), bookId);
    const copies = formatCount(quantity, "copy", "copies");
    return { to: `/desk/stores/${storeId}?add=${others}`, say: `${book?.title ?? "The book"}: ${copies} here now.` };
  };
  if (by === undefined) return submit(addToStore, state, form, { done });
  return submit(changeStock, state, form, { input: ({ bookId, storeId }) => ({ bookId, storeId, by }), done });
}
