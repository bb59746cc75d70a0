"use server";
import type { FormState } from "@/components/form/state";
import { createAuthor, deleteAuthor, updateAuthor } from "@/lib/authors/commands";
import { submit } from "../../submit";
import { authorValues } from "./author-values";

export async function createAuthorAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(createAuthor, state, form, {
    done: ({ id }) => ({ to: `/desk/authors/${id}`, say: "Author added." }),
  });
}

export async function updateAuthorAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(updateAuthor, state, form, {
    valuesOf: authorValues,
    done: ({ id }) => ({ to: `/desk/authors/${id}`, say: "Saved." }),
  });
}

export async function deleteAuthorAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(deleteAuthor, state, form, { done: () => ({ to: "/desk/authors", say: "The author is deleted." }) });
}
