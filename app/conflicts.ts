import type { Conflict, FieldChange, FormValues } from "@/components/form/form-state";
import { fieldValues, LABEL_PREFIX } from "@/components/form/form-values";

/**
 * Merges what was typed with the current row, given the row as it was opened. Fields that only somebody else changed take
 * their value; fields that both changed are conflicts for the person to resolve. All rows of a list ("authors.0.role")
 * count as one field.
 */
export function mergeThreeWay(typed: FormValues, base: FormValues, current: FormValues) {
  let values = typed;
  const conflicts: Conflict[] = [];
  const merged: FieldChange[] = [];
  for (const name of fieldNames(typed, base, current)) {
    const [mine, before, theirs] = [
      valuesOfField(typed, name),
      valuesOfField(base, name),
      valuesOfField(current, name),
    ];
    if (isEqual(before, theirs) || isEqual(mine, theirs)) continue;
    if (isEqual(mine, before)) {
      values = replaceField(values, name, theirs);
      merged.push({ name, before: displayText(before), after: displayText(theirs) });
    } else conflicts.push({ name, mine: displayText(mine), theirs: displayText(theirs), theirValues: theirs });
  }
  return { values, conflicts, merged };
}

/** Returns the fields in which a draft differs from its row. */
export function changedFields(row: FormValues, draft: FormValues): FieldChange[] {
  return [...fieldNames(row, draft)]
    .map((name) => ({ name, before: valuesOfField(row, name), after: valuesOfField(draft, name) }))
    .filter(({ before, after }) => !isEqual(before, after))
    .map(({ name, before, after }) => ({ name, before: displayText(before), after: displayText(after) }));
}

/** The names of all fields with a value, with a list's rows as one. */
function fieldNames(...several: FormValues[]): Set<string> {
  const names = several.flatMap((values) => Object.keys(values)).map((name) => name.split(".")[0] ?? name);
  return new Set(names.filter((name) => name !== "id" && name !== "version" && !name.startsWith("_")));
}

/** Applies the choices of the conflict form: uses the other person's value wherever it was chosen. */
export function applyResolutions(values: FormValues, form: FormData): FormValues {
  let resolved = values;
  for (const [field, choice] of form) {
    if (!field.startsWith("_resolve.") || choice !== "theirs") continue;
    const name = field.slice("_resolve.".length);
    const theirs = new FormData();
    for (const [at, value] of Object.entries(parse(form.get(`_theirs.${name}`)))) {
      if (at.split(".")[0] === name) theirs.set(at, String(value));
    }
    resolved = replaceField(resolved, name, fieldValues(theirs));
  }
  return resolved;
}

function parse(json: unknown): object {
  try {
    const value = JSON.parse(String(json));
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

function valuesOfField(values: FormValues, name: string): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([at]) => at.split(".")[0] === name));
}

function replaceField(values: FormValues, name: string, theirs: FormValues): FormValues {
  const isMine = (at: string) => at.split(".")[0] === name || at === `${LABEL_PREFIX}${name}`;
  return { ...Object.fromEntries(Object.entries(values).filter(([at]) => !isMine(at))), ...theirs };
}

function isEqual(one: FormValues, other: FormValues): boolean {
  const normal = (values: FormValues) =>
    JSON.stringify(
      Object.entries(values)
        .filter(([, value]) => value !== "")
        .sort(),
    );
  return normal(one) === normal(other);
}

/** A field's value as text; for a list's rows, their visible values. */
function displayText(values: FormValues): string {
  return Object.entries(values)
    .filter(([at, value]) => value !== "" && !(at.includes(".") && at.endsWith("Id")))
    .map(([, value]) => value)
    .join(", ");
}
