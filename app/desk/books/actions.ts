"use server";
import type { FormState, FormValues } from "@/components/form/form-state";
import { FIND_FIELD } from "@/components/form/form-values";
import { type Actor, can } from "@/lib/auth/abilities";
import { findNamesakes, suggestAuthors } from "@/lib/authors/queries";
import { createBook, deleteBook, updateBook } from "@/lib/books/commands";
import { findByIsbn } from "@/lib/books/queries";
import { orTimeout, SEARCH_TOO_SLOW } from "@/lib/search/run-search";
import { formatCount } from "@/lib/values/format";
import { cleanLine } from "@/lib/values/text";
import { quoteName } from "../../quote-name";
import { fieldErrorState, type SubmitIntents, submit } from "../../submit";
import { viewer } from "../../viewer";
import {
  applyIntent,
  type FormIntent,
  parseIntent,
  readAuthorLines,
  withAuthorLines,
} from "./_author-picker/form-intent";
import { bookValues } from "./book-values";

const toList = { label: "Back to list", href: "/desk/books", list: true };

export async function createBookAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(createBook, state, form, {
    intents: handleIntent(state, form),
    onSuccess: ({ id, title }) => ({
      redirectTo: `/desk/books/${id}`,
      message: `${quoteName(title)} was added. Not stocked yet.`,
      links: [
        { label: "Add stock", href: `/desk/books/${id}#stock` },
        { label: "Add another book", href: "/desk/books/new" },
      ],
    }),
  });
}

export async function updateBookAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(updateBook, state, form, {
    valuesOf: bookValues,
    intents: handleIntent(state, form),
    onSuccess: ({ id }) => ({ redirectTo: `/desk/books/${id}`, message: "Saved.", links: [toList] }),
  });
}

/** The buttons among the authors, which without JavaScript send the form, and an author's name typed but not selected. */
function handleIntent(state: FormState, form: FormData): SubmitIntents {
  const query = cleanLine(String(form.get(FIND_FIELD) ?? "")).slice(0, 200);
  return async ({ intent, actor, values }) => {
    const authorIntent = parseIntent(intent ?? null);
    if (authorIntent) return applyAuthorIntent(state, values, authorIntent, query, actor);
    // Somebody who may not save is told so by the command.
    return query && can(actor, "catalogue.edit") ? addTypedAuthor(state, form, values, query, actor) : undefined;
  };
}

/** Returns the form as it was, with one change to its authors. */
async function applyAuthorIntent(
  state: FormState,
  submitted: FormValues,
  intent: FormIntent,
  query: string,
  actor: Actor,
): Promise<FormState> {
  const rows = withAuthorLines(submitted, applyIntent(readAuthorLines(submitted), intent));
  // The search text stays in its field until an author found by it is added.
  const values = intent.kind === "add" ? rows : { ...rows, [FIND_FIELD]: query };
  const next: FormState = {
    ...state,
    values,
    fields: {},
    conflicts: [],
    merged: [],
    message: { tone: "info", text: "Nothing is saved yet." },
    searchResults: undefined,
    responseCount: state.responseCount + 1,
  };
  if (intent.kind !== "find") return next;
  // Somebody without the permission is told when they save: here the form has to stay as it is.
  const [options, other] = await Promise.all([
    can(actor, "catalogue.edit") ? orTimeout(suggestAuthors(actor, query)) : [],
    findByIsbnAction(submitted.isbn ?? ""),
  ]);
  const related =
    other && String(other.id) !== submitted.id ? { label: other.title, href: `/desk/books/${other.id}` } : undefined;
  return {
    ...next,
    searchResults: query && options ? { query, options } : undefined,
    fields: {
      ...(!options && { authors: [{ message: SEARCH_TOO_SLOW }] }),
      ...(related && { isbn: [{ message: "A book with this ISBN already exists.", related }] }),
    },
  };
}

/**
 * Adds the one author with exactly the typed name. For any other name the form asks which author is meant, so that a
 * typing mistake does not create an author.
 */
async function addTypedAuthor(state: FormState, form: FormData, submitted: FormValues, query: string, actor: Actor) {
  const called = await findNamesakes(actor, query);
  const [author] = called;
  if (author && called.length === 1) {
    const added = { kind: "add", authorId: String(author.id), name: author.name } as const;
    return { values: withAuthorLines(submitted, applyIntent(readAuthorLines(submitted), added)) };
  }
  // Similar names only help: without them the form asks all the same.
  const options = author ? called : await suggestAuthors(actor, query).catch(() => []);
  const who = author
    ? `More than one author is called “${query}”. Choose one below, or clear this field.`
    : `“${query}” is not an author yet. Choose an author below, add a new one, or clear this field.`;
  return { ...fieldErrorState(state, form, `authors.${FIND_FIELD}`, who), searchResults: { query, options } };
}

export async function deleteBookAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(deleteBook, state, form, {
    onSuccess: ({ title, stores }) => ({
      redirectTo: "/desk/books",
      message: `The book ${quoteName(title)} was deleted${stores > 0 ? ` and removed from ${formatCount(stores, "store")}` : ""}.`,
      links: [toList],
    }),
  });
}

/** For typing: the book that has this ISBN already. */
export async function findByIsbnAction(isbn: string) {
  const actor = await viewer();
  return can(actor, "catalogue.edit") ? findByIsbn(actor, String(isbn)) : null;
}
