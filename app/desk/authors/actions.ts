"use server";
import type { FormState } from "@/components/form/state";
import { createAuthor, deleteAuthor, updateAuthor } from "@/lib/authors/commands";
import { quoted } from "../../quoted";
import { submit } from "../../submit";
import { authorValues } from "./author-values";

const toList = { label: "Back to the list", href: "/desk/authors", list: true };

export async function createAuthorAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(createAuthor, state, form, {
    done: ({ id }) => ({
      to: `/desk/authors/${id}`,
      say: `${quoted(form.get("name"))} was added.`,
      next: [
        { label: "Add a book by this author", href: `/desk/books/new?author=${id}` },
        { label: "Add another author", href: "/desk/authors/new" },
      ],
    }),
  });
}

export async function updateAuthorAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(updateAuthor, state, form, {
    valuesOf: authorValues,
    done: ({ id }) => ({ to: `/desk/authors/${id}`, say: "Saved.", next: [toList] }),
  });
}

export async function deleteAuthorAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(deleteAuthor, state, form, {
    done: ({ name }) => ({
      to: "/desk/authors",
      say: `The author ${quoted(name)} was deleted, with the address and the note.`,
      next: [toList],
    }),
  });
}
