"use server";
import { revalidatePath } from "next/cache";
import type { FormState } from "@/components/form/state";
import { mergeAuthors, mergeBooks } from "@/lib/merge/commands";
import { formatCount } from "@/lib/values/format";
import { quoted } from "../../quoted";
import { submit } from "../../submit";

export async function mergeAuthorsAction(state: FormState, form: FormData): Promise<FormState> {
  const next = await submit(mergeAuthors, state, form, {
    done: ({ id, name, merged, books, set }) => ({
      to: `/desk/authors/${id}`,
      say: `${formatCount(merged, "author")} are one now, ${quoted(name)}.${books > 0 ? ` ${formatCount(books, "book")} came along.` : ""}`,
      next: seeWhat(set),
    }),
  });
  return lookedAtAgain(next);
}

export async function mergeBooksAction(state: FormState, form: FormData): Promise<FormState> {
  const next = await submit(mergeBooks, state, form, {
    done: ({ id, name, merged, set }) => ({
      to: `/desk/books/${id}`,
      say: `${formatCount(merged, "book")} are one now, ${quoted(name)}, with the copies of all.`,
      next: seeWhat(set),
    }),
  });
  return lookedAtAgain(next);
}

const seeWhat = (set: number) => [{ label: "See what was changed", href: `/desk/history/${set}` }];

/** After a refusal the page shows the rows as they are by now. */
function lookedAtAgain(state: FormState): FormState {
  revalidatePath("/", "layout");
  return state;
}
