import type { Values } from "./state";

/** The field of a form in which something is looked for: no command takes it, but what was typed there is not lost. */
export const FIND = "_find";

/** Before the name of a picker's field: what its choice is called, for when the page does not offer that choice itself. */
export const CALLED = "_called.";

/** The fields that a person filled in: neither Next's own ($ACTION_…) nor the form's (_key), and no file. */
export function typedValues(form: FormData): Values {
  return textsIn(form, (name) => !/^[$_]/.test(name));
}

/** The same for a draft, with what was typed to be looked for and not chosen yet, and what is chosen by its name. */
export function draftValues(form: FormData): Values {
  return textsIn(form, (name) => !/^[$_]/.test(name) || name === FIND || name.startsWith(CALLED));
}

function textsIn(form: FormData, isWanted: (name: string) => boolean): Values {
  const values: Values = {};
  for (const [name, value] of form) if (typeof value === "string" && isWanted(name)) values[name] = value;
  return values;
}

/** Whether what stands in a form is another thing than what it began with; a field that is not there is an empty one. */
export function isChanged(begun: Values, now: Values): boolean {
  return Object.keys({ ...begun, ...now }).some(
    (name) => !name.startsWith(CALLED) && plain(begun[name]) !== plain(now[name]),
  );
}

/** Sent by a form, lines end with CR LF; standing in a field, with LF. */
function plain(text = ""): string {
  return text.replaceAll("\r\n", "\n");
}
