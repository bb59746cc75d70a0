"use server";
import type { FormState } from "@/components/form/form-state";
import { createAuthor, deleteAuthor, updateAuthor } from "@/lib/authors/commands";
import { quoteName } from "../../quote-name";
import { submit } from "../../submit";
import { authorValues } from "./author-values";

const toList = { label: "Back to list", href: "/desk/authors", list: true };

export async function createAuthorAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(createAuthor, state, form, {
    onSuccess: ({ id, name }) => ({
      redirectTo: `/desk/authors/${id}`,
      message: `${quoteName(name)} was added.`,
      links: [
        { label: "Add a book by this author", href: `/desk/books/new?author=${id}` },
        { label: "Add another author", href: "/desk/authors/new" },
      ],
    }),
  });
}

export async function updateAuthorAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(updateAuthor, state, form, {
    valuesOf: authorValues,
    onSuccess: ({ id }) => ({ redirectTo: `/desk/authors/${id}`, message: "Saved.", links: [toList] }),
  });
}

export async function deleteAuthorAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(deleteAuthor, state, form, {
    onSuccess: ({ name }) => ({
      redirectTo: "/desk/authors",
      message: `The author ${quoteName(name)} was deleted, with their email address and note.`,
      links: [toList],
    }),
  });
}
