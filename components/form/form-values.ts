import type { FormValues } from "./form-state";

/** The name of a search field inside a form: not part of any command's input, but stored in drafts. */
export const FIND_FIELD = "_find";

/** Prefix for the label of a combobox's selected option, which the page may not have among its options. */
export const LABEL_PREFIX = "_label.";

/** The fields that a person filled in, without files, Next's own ($ACTION_…) and the form's own (_key). */
export function fieldValues(form: FormData): FormValues {
  return textValues(form, (name) => !/^[$_]/.test(name));
}

/** The same for a draft, with the search text and the labels of comboboxes. */
export function draftValues(form: FormData): FormValues {
  return textValues(form, (name) => !/^[$_]/.test(name) || name === FIND_FIELD || name.startsWith(LABEL_PREFIX));
}

function textValues(form: FormData, isWanted: (name: string) => boolean): FormValues {
  const values: FormValues = {};
  for (const [name, value] of form) if (typeof value === "string" && isWanted(name)) values[name] = value;
  return values;
}

/** Whether a form's values differ from its initial ones; a missing field equals an empty one. */
export function isChanged(initial: FormValues, current: FormValues): boolean {
  return Object.keys({ ...initial, ...current }).some(
    (name) => !name.startsWith(LABEL_PREFIX) && withLf(initial[name]) !== withLf(current[name]),
  );
}

/** Lines end with CRLF in submitted form data, and with LF in a field. */
function withLf(text = ""): string {
  return text.replaceAll("\r\n", "\n");
}
