"use server";
import type { FormState } from "@/components/form/state";
import { getBook } from "@/lib/books/queries";
import { formatCount } from "@/lib/format";
import { addToStore } from "@/lib/stock/commands";
import { closeStore, createStore, deleteStore, reopenStore, updateStore } from "@/lib/stores/commands";
import { submit } from "../../submit";
import { viewer } from "../../viewer";
import { storeValues } from "./store-values";

export async function createStoreAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(createStore, state, form, {
    done: ({ id }) => ({ to: `/desk/stores/${id}`, say: "Store added." }),
  });
}

export async function updateStoreAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(updateStore, state, form, {
    valuesOf: storeValues,
    done: ({ id }) => ({ to: `/desk/stores/${id}`, say: "Saved." }),
  });
}

export async function closeStoreAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(closeStore, state, form, {
    done: ({ id }) => ({
      to: `/desk/stores/${id}`,
      say: "Closed: it keeps its stock, and customers no longer see it.",
    }),
  });
}

export async function reopenStoreAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(reopenStore, state, form, {
    done: ({ id }) => ({ to: `/desk/stores/${id}`, say: "Reopened: customers see it and its stock again." }),
  });
}

export async function deleteStoreAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(deleteStore, state, form, { done: () => ({ to: "/desk/stores", say: "The store is deleted." }) });
}

/** Puts a book on a store's list, and comes back to the search box for the next. */
export async function addToStoreAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(addToStore, state, form, {
    async done({ bookId, storeId, quantity }) {
      const book = await getBook(await viewer(), bookId);
      const copies = formatCount(quantity, "copy", "copies");
      return { to: `/desk/stores/${storeId}?add=`, say: `${book?.title ?? "The book"}: ${copies} here now.` };
    },
  });
}
