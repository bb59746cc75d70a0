"use server";
import type { FormState } from "@/components/form/form-state";
import { requireAbility } from "../../viewer";

/** The action of this page's forms: saves nothing, and says so. */
export async function nothingAction(state: FormState, form: FormData): Promise<FormState> {
  await requireAbility("desk");
  const values = { ...state.values, title: String(form.get("title") ?? "").slice(0, 300) };
  return {
    ...state,
    values,
    message: { tone: "info", text: "Nothing is saved on this page." },
    responseCount: state.responseCount + 1,
  };
}
