"use server";
import type { FormState } from "@/components/form/state";
import { createPick, deletePick, updatePick } from "@/lib/picks/commands";
import { submit } from "../../submit";
import { pickValues } from "./pick-values";

const toList = { label: "Back to the list", href: "/desk/picks", list: true };

export async function createPickAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(createPick, state, form, {
    done: ({ id }) => ({
      to: `/desk/picks/${id}`,
      say: "Your staff pick was added.",
      next: [{ label: "Add another staff pick", href: "/desk/picks/new" }],
    }),
  });
}

export async function updatePickAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(updatePick, state, form, {
    valuesOf: pickValues,
    done: ({ id }) => ({ to: `/desk/picks/${id}`, say: "Saved.", next: [toList] }),
  });
}

export async function deletePickAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(deletePick, state, form, {
    done: () => ({ to: "/desk/picks", say: "The staff pick was deleted.", next: [toList] }),
  });
}
