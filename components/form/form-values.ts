import type { FormValues } from "./form-state";

/** The field of a form in which something is looked for: no command takes it, but what was typed there is not lost. */
export const FIND_FIELD = "_find";

/** Before the name of a picker's field: what its choice is called, for when the page does not offer that choice itself. */
export const LABEL_PREFIX = "_label.";

/** The fields that a person filled in: neither Next's own ($ACTION_…) nor the form's (_key), and no file. */
export function fieldValues(form: FormData): FormValues {
  return textValues(form, (name) => !/^[$_]/.test(name));
}

/** The same for a draft, with what was typed to be looked for and not chosen yet, and what is chosen by its name. */
export function draftValues(form: FormData): FormValues {
  return textValues(form, (name) => !/^[$_]/.test(name) || name === FIND_FIELD || name.startsWith(LABEL_PREFIX));
}

function textValues(form: FormData, isWanted: (name: string) => boolean): FormValues {
  const values: FormValues = {};
  for (const [name, value] of form) if (typeof value === "string" && isWanted(name)) values[name] = value;
  return values;
}

/** Whether what stands in a form is another thing than what it began with; a field that is not there is an empty one. */
export function isChanged(initial: FormValues, current: FormValues): boolean {
  return Object.keys({ ...initial, ...current }).some(
    (name) => !name.startsWith(LABEL_PREFIX) && withLf(initial[name]) !== withLf(current[name]),
  );
}

/** Sent by a form, lines end with CR LF; standing in a field, with LF. */
function withLf(text = ""): string {
  return text.replaceAll("\r\n", "\n");
}
