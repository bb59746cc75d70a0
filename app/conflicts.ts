import { CALLED, typedValues } from "@/components/form/form-values";
import type { Conflict, Taken, Values } from "@/components/form/state";

/**
 * Compares what was typed with the row as it was opened and as it is now. What the person left alone becomes what it
 * is now; where both changed a field, it is a conflict, for them to decide. Rows of a list ("authors.0.role") are one.
 */
export function conflictsOf(typed: Values, base: Values, current: Values) {
  let values = typed;
  const conflicts: Conflict[] = [];
  const taken: Taken[] = [];
  for (const name of fieldsOf(typed, base, current)) {
    const [mine, was, theirs] = [part(typed, name), part(base, name), part(current, name)];
    if (same(was, theirs) || same(mine, theirs)) continue;
    if (same(mine, was)) {
      values = put(values, name, theirs);
      taken.push({ name, was: legible(was), now: legible(theirs) });
    } else conflicts.push({ name, mine: legible(mine), theirs: legible(theirs), theirValues: theirs });
  }
  return { values, conflicts, taken };
}

/** Where a draft of a row differs from the row, field by field. */
export function differencesOf(row: Values, draft: Values): Taken[] {
  return [...fieldsOf(row, draft)]
    .map((name) => ({ name, was: part(row, name), now: part(draft, name) }))
    .filter(({ was, now }) => !same(was, now))
    .map(({ name, was, now }) => ({ name, was: legible(was), now: legible(now) }));
}

/** The fields that have values in any of these, a list's rows as one. */
function fieldsOf(...several: Values[]): Set<string> {
  const names = several.flatMap((values) => Object.keys(values)).map((name) => name.split(".")[0] ?? name);
  return new Set(names.filter((name) => name !== "id" && name !== "version" && !name.startsWith("_")));
}

/** Puts their value in the place of one's own, wherever that was chosen. */
export function takeChosen(values: Values, form: FormData): Values {
  let chosen = values;
  for (const [field, choice] of form) {
    if (!field.startsWith("_keep.") || choice !== "theirs") continue;
    const name = field.slice("_keep.".length);
    const theirs = new FormData();
    for (const [at, value] of Object.entries(parse(form.get(`_theirs.${name}`)))) {
      if (at.split(".")[0] === name) theirs.set(at, String(value));
    }
    chosen = put(chosen, name, typedValues(theirs));
  }
  return chosen;
}

function parse(json: unknown): object {
  try {
    const value = JSON.parse(String(json));
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

function part(values: Values, name: string): Values {
  return Object.fromEntries(Object.entries(values).filter(([at]) => at.split(".")[0] === name));
}

function put(values: Values, name: string, theirs: Values): Values {
  const isMine = (at: string) => at.split(".")[0] === name || at === `${CALLED}${name}`;
  return { ...Object.fromEntries(Object.entries(values).filter(([at]) => !isMine(at))), ...theirs };
}

function same(one: Values, other: Values): boolean {
  const normal = (values: Values) =>
    JSON.stringify(
      Object.entries(values)
        .filter(([, value]) => value !== "")
        .sort(),
    );
  return normal(one) === normal(other);
}

/** A field's value as a person reads it; of a list's rows, what is visible in them. */
function legible(values: Values): string {
  return Object.entries(values)
    .filter(([at, value]) => value !== "" && !(at.includes(".") && at.endsWith("Id")))
    .map(([, value]) => value)
    .join(", ");
}
