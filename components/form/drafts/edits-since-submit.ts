import type { FormValues } from "../form-state";
import { draftValues } from "../form-values";

/** What was typed into a form since it was sent: an answer that puts its own values into the fields leaves it alone. */
export function editsSinceSubmit(form: HTMLFormElement, sent: FormValues): FormValues {
  return Object.fromEntries(
    Object.entries(draftValues(new FormData(form))).filter(([name, value]) => value !== (sent[name] ?? "")),
  );
}

/** Puts it back into the fields. */
export function reapplyEdits(form: HTMLFormElement, values: FormValues): void {
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && TEXT_TYPES.has(field.type)))
      field.value = value;
    // The picker of a long list has a select of its own behind it.
    else if (field instanceof HTMLSelectElement && !field.hidden) field.value = value;
  }
}

const TEXT_TYPES = new Set(["text", "search", "email", "tel", "url", "password"]);
