"use server";
import { FIND, typedValues } from "@/components/form/form-values";
import type { FormState } from "@/components/form/state";
import { can } from "@/lib/auth/abilities";
import { namesakes, suggestAuthors } from "@/lib/authors/queries";
import { createBook, deleteBook, updateBook } from "@/lib/books/commands";
import { findByIsbn } from "@/lib/books/queries";
import { inTime, SEARCH_TOO_SLOW } from "@/lib/search/ask";
import { formatCount } from "@/lib/values/format";
import { cleanLine } from "@/lib/values/text";
import { takeChosen } from "../../conflicts";
import { quoted } from "../../quoted";
import { answering, askToSignIn, refuseAt, submit } from "../../submit";
import { viewer } from "../../viewer";
import { bookValues } from "./book-values";
import { readDeed, rowsOf, withDeed, withRows } from "./form-intent";

const toList = { label: "Back to the list", href: "/desk/books", list: true };

export async function createBookAction(state: FormState, form: FormData): Promise<FormState> {
  return (
    (await beforeSaving(state, form)) ??
    submit(createBook, state, form, {
      done: ({ id }) => ({
        to: `/desk/books/${id}`,
        say: `${quoted(form.get("title"))} was added. It is in no store yet.`,
        next: [
          { label: "Put it in stock", href: `/desk/books/${id}#stock` },
          { label: "Add another book", href: "/desk/books/new" },
        ],
      }),
    })
  );
}

export async function updateBookAction(state: FormState, form: FormData): Promise<FormState> {
  return (
    (await beforeSaving(state, form)) ??
    submit(updateBook, state, form, {
      valuesOf: bookValues,
      done: ({ id }) => ({ to: `/desk/books/${id}`, say: "Saved.", next: [toList] }),
    })
  );
}

/** What the form is told instead of being saved, if anything. */
function beforeSaving(state: FormState, form: FormData): Promise<FormState | undefined> {
  return answering(state, form, async () => (await goOnFilling(state, form)) ?? takeTypedAuthor(state, form));
}

/** Without JavaScript, the buttons among the authors: the form comes back as it was, with the one thing done. */
async function goOnFilling(state: FormState, form: FormData): Promise<FormState | undefined> {
  const deed = readDeed(form.get("_do"));
  if (!deed) return undefined;
  const typed = takeChosen(typedValues(form), form);
  const query = typedName(form);
  const rows = withRows(typed, withDeed(rowsOf(typed), deed));
  // What is being looked for stays in its field, unless it has just been found.
  const values = deed.kind === "add" ? rows : { ...rows, [FIND]: query };
  const next: FormState = {
    ...state,
    values,
    fields: {},
    conflicts: [],
    taken: [],
    message: { tone: "note", text: "Nothing is saved yet." },
    found: undefined,
    answer: state.answer + 1,
  };
  const actor = await viewer();
  if (actor.kind === "nobody") return askToSignIn(state, values);
  if (deed.kind !== "find") return next;
  // Whoever may not is told when they save: here the form has to stay as it is.
  const may = can(actor, "catalogue.edit");
  const [options, other] = await Promise.all([
    may ? inTime(suggestAuthors(actor, query)) : [],
    findByIsbnAction(typed.isbn ?? ""),
  ]);
  const see =
    other && String(other.id) !== typed.id ? { label: other.title, href: `/desk/books/${other.id}` } : undefined;
  return {
    ...next,
    found: query && options ? { query, options } : undefined,
    fields: {
      ...(!options && { authors: [{ message: SEARCH_TOO_SLOW }] }),
      ...(see && { isbn: [{ message: "This ISBN is there already.", see }] }),
    },
  };
}

/**
 * A name that was typed among the authors, and nobody chosen: the one author who is called just so is taken. Of any other
 * name the form asks who is meant, as nobody becomes a new author by a slip.
 */
async function takeTypedAuthor(state: FormState, form: FormData): Promise<FormState | undefined> {
  const query = typedName(form);
  if (!query || form.has("_discard")) return undefined;
  const actor = await viewer();
  // Whoever may not save is told so instead.
  if (!can(actor, "catalogue.edit")) return undefined;
  const called = await namesakes(actor, query);
  const [author] = called;
  if (author && called.length === 1) {
    const rows = rowsOf(typedValues(form));
    const added = withDeed(rows, { kind: "add", authorId: String(author.id), name: author.name });
    for (const [name, value] of Object.entries(withRows({}, added))) form.set(name, value);
    form.delete(FIND);
    return undefined;
  }
  // Similar names are only a help: without them the form asks all the same.
  const options = author ? called : await suggestAuthors(actor, query).catch(() => []);
  const who = author
    ? `More than one author is called “${query}”. Choose one below, or clear this field.`
    : `“${query}” is not an author yet. Choose somebody below, add them as a new author, or clear this field.`;
  return { ...refuseAt(state, form, `authors.${FIND}`, who), found: { query, options } };
}

const typedName = (form: FormData): string => cleanLine(String(form.get(FIND) ?? "")).slice(0, 200);

export async function deleteBookAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(deleteBook, state, form, {
    done: ({ title, stores }) => ({
      to: "/desk/books",
      say: `The book ${quoted(title)} was deleted${stores > 0 ? `, and is off the list of ${formatCount(stores, "store")}` : ""}.`,
      next: [toList],
    }),
  });
}

/** For typing: the book that has this ISBN already. */
export async function findByIsbnAction(isbn: string) {
  const actor = await viewer();
  return can(actor, "catalogue.edit") ? findByIsbn(actor, String(isbn)) : null;
}
