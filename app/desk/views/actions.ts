"use server";
import type { FormState } from "@/components/form/state";
import { deleteView, saveView, updateView } from "@/lib/views/commands";
import { quoted } from "../../quoted";
import { submit } from "../../submit";
import { storeNamed, viewHref } from "./view-href";
import { viewValues } from "./view-values";

export async function saveViewAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(saveView, state, form, {
    done: (view) => ({
      to: viewHref(view, storeNamed(form.get("_store"))) ?? "/desk/views",
      say: `The view ${quoted(form.get("name"))} is saved.`,
      next: [{ label: "All saved views", href: "/desk/views" }],
    }),
  });
}

export async function updateViewAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(updateView, state, form, {
    valuesOf: viewValues,
    done: () => ({ to: "/desk/views", say: "Saved." }),
  });
}

export async function deleteViewAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(deleteView, state, form, {
    done: ({ name }) => ({
      to: "/desk/views",
      say: `The saved view ${quoted(name)} was deleted. The rows it showed are still there.`,
    }),
  });
}
