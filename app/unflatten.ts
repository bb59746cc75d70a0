import type { FormValues } from "@/components/form/form-state";

type Nested = { [name: string]: string | Nested | Nested[] };

/** Fields named "authors.0.role" as the lists and objects that they stand for. */
export function unflatten(values: FormValues): Nested {
  const nested: Nested = Object.create(null);
  for (const [name, value] of Object.entries(values)) {
    const path = name.split(".");
    // No form of ours is deeper; a name that is, is no field, and the schema says so.
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

/** An object whose keys are all numbers is a list, in the order of the numbers. */
function toArrays(value: string | Nested | Nested[]): string | Nested | Nested[] {
  if (typeof value === "string" || Array.isArray(value)) return value;
  const keys = Object.keys(value);
  const entries = keys.map((key) => [key, toArrays(value[key] ?? "")] as const);
  if (keys.length > 0 && keys.every((key) => /^\d{1,4}$/.test(key))) {
    return entries.sort(([one], [other]) => Number(one) - Number(other)).map(([, entry]) => entry as Nested);
  }
  return Object.fromEntries(entries);
}
