"use server";
import type { FormState } from "@/components/form/state";
import { createComputer, deleteComputer, updateComputer } from "@/lib/computers/commands";
import { quoted } from "../../quoted";
import { submit } from "../../submit";
import { computerValues } from "./computer-values";

const toList = { label: "Back to the list", href: "/desk/computers", list: true };

export async function createComputerAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(createComputer, state, form, {
    done: ({ id }) => ({
      to: `/desk/computers/${id}`,
      say: `${quoted(form.get("name"))} was added.`,
      next: [{ label: "Add another computer", href: "/desk/computers/new" }],
    }),
  });
}

export async function updateComputerAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(updateComputer, state, form, {
    valuesOf: computerValues,
    done: ({ id }) => ({ to: `/desk/computers/${id}`, say: "Saved.", next: [toList] }),
  });
}

export async function deleteComputerAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(deleteComputer, state, form, {
    done: ({ name }) => ({
      to: "/desk/computers",
      say: `The computer ${quoted(name)} was deleted.`,
      next: [toList],
    }),
  });
}
