"use server";
import type { FormState } from "@/components/form/form-state";
import { createPick, deletePick, updatePick } from "@/lib/picks/commands";
import { submit } from "../../submit";
import { pickValues } from "./pick-values";

const toList = { label: "Back to list", href: "/desk/picks", list: true };

export async function createPickAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(createPick, state, form, {
    onSuccess: ({ id }) => ({
      redirectTo: `/desk/picks/${id}`,
      message: "Your staff pick was added.",
      links: [{ label: "Add another staff pick", href: "/desk/picks/new" }],
    }),
  });
}

export async function updatePickAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(updatePick, state, form, {
    valuesOf: pickValues,
    onSuccess: ({ id }) => ({ redirectTo: `/desk/picks/${id}`, message: "Saved.", links: [toList] }),
  });
}

export async function deletePickAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(deletePick, state, form, {
    onSuccess: () => ({ redirectTo: "/desk/picks", message: "The staff pick was deleted.", links: [toList] }),
  });
}
