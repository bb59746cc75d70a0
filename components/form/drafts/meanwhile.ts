import { draftValues } from "../form-values";
import type { Values } from "../state";

/** What was typed into a form since it was sent: an answer that puts its own values into the fields leaves it alone. */
export function typedSince(form: HTMLFormElement, sent: Values): Values {
  return Object.fromEntries(
    Object.entries(draftValues(new FormData(form))).filter(([name, value]) => value !== (sent[name] ?? "")),
  );
}

/** Puts it back into the fields. */
export function typeAgain(form: HTMLFormElement, values: Values): void {
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && TEXTS.has(field.type)))
      field.value = value;
    // The picker of a long list has a select of its own behind it.
    else if (field instanceof HTMLSelectElement && !field.hidden) field.value = value;
  }
}

const TEXTS = new Set(["text", "search", "email", "tel", "url", "password"]);
