import type { FormValues } from "@/components/form/form-state";

type Nested = { [name: string]: string | Nested | Nested[] };

/** Converts fields with dotted names ("authors.0.role") to nested arrays and objects. */
export function unflatten(values: FormValues): Nested {
  const nested: Nested = Object.create(null);
  for (const [name, value] of Object.entries(values)) {
    const path = name.split(".");
    // No form is deeper. A deeper name stays a name, which the schema rejects.
    if (path.length > 3) {
      nested[name] = value;
      continue;
    }
    const last = path.pop() ?? name;
    let at = nested;
    for (const step of path) {
      const inner = at[step];
      at = at[step] = typeof inner === "object" && !Array.isArray(inner) ? inner : Object.create(null);
    }
    at[last] = value;
  }
  return toArrays(nested) as Nested;
}

/** Converts objects whose keys are all numbers to arrays, ordered by number. */
function toArrays(value: string | Nested | Nested[]): string | Nested | Nested[] {
  if (typeof value === "string" || Array.isArray(value)) return value;
  const keys = Object.keys(value);
  const entries = keys.map((key) => [key, toArrays(value[key] ?? "")] as const);
  if (keys.length > 0 && keys.every((key) => /^\d{1,4}$/.test(key))) {
    return entries.sort(([one], [other]) => Number(one) - Number(other)).map(([, entry]) => entry as Nested);
  }
  return Object.fromEntries(entries);
}
