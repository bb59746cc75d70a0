import type { Values } from "./state";

/** The fields that a person filled in: neither Next's own ($ACTION_…) nor the form's (_key), and no file. */
export function typedValues(form: FormData): Values {
  const values: Values = {};
  for (const [name, value] of form) {
    if (typeof value === "string" && !/^[$_]/.test(name)) values[name] = value;
  }
  return values;
}

/** What may be sent back, or kept: no password, token or code. */
export function withoutSecrets(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !/password|token|code$/i.test(name)));
}

/** Whether what stands in a form is another thing than what it began with; a field that is not there is an empty one. */
export function isChanged(begun: Values, now: Values): boolean {
  return Object.keys({ ...begun, ...now }).some((name) => plain(begun[name]) !== plain(now[name]));
}

/** Sent by a form, lines end with CR LF; standing in a field, with LF. */
function plain(text = ""): string {
  return text.replaceAll("\r\n", "\n");
}
