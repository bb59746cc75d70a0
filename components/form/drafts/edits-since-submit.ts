import type { FormValues } from "../form-state";
import { draftValues } from "../form-values";

/** The fields that were edited since the form was submitted: the response must not overwrite them. */
export function editsSinceSubmit(form: HTMLFormElement, sent: FormValues): FormValues {
  return Object.fromEntries(
    Object.entries(draftValues(new FormData(form))).filter(([name, value]) => value !== (sent[name] ?? "")),
  );
}

/** Writes the values back into the form's fields. */
export function reapplyEdits(form: HTMLFormElement, values: FormValues): void {
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && TEXT_TYPES.has(field.type)))
      field.value = value;
    // A hidden select belongs to a combobox, which has its own value.
    else if (field instanceof HTMLSelectElement && !field.hidden) field.value = value;
  }
}

const TEXT_TYPES = new Set(["text", "search", "email", "tel", "url", "password"]);
