"use server";
import type { FormState } from "@/components/form/state";
import { createComputer, deleteComputer, updateComputer } from "@/lib/computers/commands";
import { submit } from "../../submit";
import { computerValues } from "./computer-values";

export async function createComputerAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(createComputer, state, form, {
    done: ({ id }) => ({ to: `/desk/computers/${id}`, say: "Computer added." }),
  });
}

export async function updateComputerAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(updateComputer, state, form, {
    valuesOf: computerValues,
    done: ({ id }) => ({ to: `/desk/computers/${id}`, say: "Saved." }),
  });
}

export async function deleteComputerAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(deleteComputer, state, form, {
    done: () => ({ to: "/desk/computers", say: "The computer is deleted." }),
  });
}
