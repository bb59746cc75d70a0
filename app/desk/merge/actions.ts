"use server";
import { revalidatePath } from "next/cache";
import type { FormState } from "@/components/form/form-state";
import { mergeAuthors, mergeBooks } from "@/lib/merge/commands";
import { formatCount } from "@/lib/values/format";
import { quoteName } from "../../quote-name";
import { submit } from "../../submit";

export async function mergeAuthorsAction(state: FormState, form: FormData): Promise<FormState> {
  const next = await submit(mergeAuthors, state, form, {
    onSuccess: ({ id, name, merged, books, set }) => ({
      redirectTo: `/desk/authors/${id}`,
      message: `${formatCount(merged, "author")} merged into ${quoteName(name)}.${books > 0 ? ` ${formatCount(books, "book")} moved.` : ""}`,
      links: seeWhat(set),
    }),
  });
  return lookedAtAgain(next);
}

export async function mergeBooksAction(state: FormState, form: FormData): Promise<FormState> {
  const next = await submit(mergeBooks, state, form, {
    onSuccess: ({ id, name, merged, set }) => ({
      redirectTo: `/desk/books/${id}`,
      message: `${formatCount(merged, "book")} merged into ${quoteName(name)}, with all their stock.`,
      links: seeWhat(set),
    }),
  });
  return lookedAtAgain(next);
}

const seeWhat = (set: number) => [{ label: "View changes", href: `/desk/history/${set}` }];

/** After an error the page shows the current rows. */
function lookedAtAgain(state: FormState): FormState {
  revalidatePath("/", "layout");
  return state;
}
