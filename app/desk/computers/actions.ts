"use server";
import type { FormState } from "@/components/form/form-state";
import { createComputer, deleteComputer, updateComputer } from "@/lib/computers/commands";
import { quoteName } from "../../quote-name";
import { submit } from "../../submit";
import { computerValues } from "./computer-values";

const toList = { label: "Back to list", href: "/desk/computers", list: true };

export async function createComputerAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(createComputer, state, form, {
    onSuccess: ({ id, name }) => ({
      redirectTo: `/desk/computers/${id}`,
      message: `${quoteName(name)} was added.`,
      links: [{ label: "Add another computer", href: "/desk/computers/new" }],
    }),
  });
}

export async function updateComputerAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(updateComputer, state, form, {
    valuesOf: computerValues,
    onSuccess: ({ id }) => ({ redirectTo: `/desk/computers/${id}`, message: "Saved.", links: [toList] }),
  });
}

export async function deleteComputerAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(deleteComputer, state, form, {
    onSuccess: ({ name }) => ({
      redirectTo: "/desk/computers",
      message: `The computer ${quoteName(name)} was deleted.`,
      links: [toList],
    }),
  });
}
