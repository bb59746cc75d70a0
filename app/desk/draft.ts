import "server-only";
import { headers } from "next/headers";
import { type FormState, freshForm, type Values } from "@/components/form/state";
import type { UserActor } from "@/lib/auth/abilities";
import { draftFor } from "@/lib/auth/drafts";

/** A form as it begins: with what was typed before the session ended, where that was kept, or with the row's values. */
export async function beginForm(actor: UserActor, values: Values = {}): Promise<FormState> {
  const path = (await headers()).get("x-path") ?? "";
  const draft = await draftFor(actor.id, path);
  if (!draft) return freshForm(values);
  return {
    ...freshForm({ ...values, ...draft }),
    message: { tone: "note", text: "This is what you had typed when your session ended. It is not saved yet." },
    draft: true,
  };
}
