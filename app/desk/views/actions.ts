"use server";
import type { FormState } from "@/components/form/form-state";
import { deleteView, saveView, updateView } from "@/lib/views/commands";
import { quoteName } from "../../quote-name";
import { submit } from "../../submit";
import { parseStoreId, viewHref } from "./view-href";
import { toViewValues } from "./view-values";

export async function saveViewAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(saveView, state, form, {
    onSuccess: (view) => ({
      redirectTo: viewHref(view, parseStoreId(form.get("_store"))) ?? "/desk/views",
      message: `The view ${quoteName(view.name)} is saved.`,
      links: [{ label: "All saved views", href: "/desk/views" }],
    }),
  });
}

export async function updateViewAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(updateView, state, form, {
    valuesOf: toViewValues,
    onSuccess: () => ({ redirectTo: "/desk/views", message: "Saved." }),
  });
}

export async function deleteViewAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(deleteView, state, form, {
    onSuccess: ({ name }) => ({
      redirectTo: "/desk/views",
      message: `The saved view ${quoteName(name)} was deleted. The rows it showed were not.`,
    }),
  });
}
