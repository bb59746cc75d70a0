/** The usual ways to group a list. */

import { env } from "../env";
import { monthsBetween } from "../values/day";
import { formatMonth } from "../values/format";
import type { ChoiceField, QuantityField, RelationField } from "./filter/filter";
import type { Grouping, Key } from "./groups";

/** By a field that is chosen. */
export function byChoice(name: string, field: ChoiceField): Grouping {
  const labels = new Map(field.choices.map(({ value, label }) => [value, label]));
  return {
    label: field.label,
    field: name,
    key: field.column,
    names: named((key) => labels.get(String(key)) ?? String(key)),
  };
}

/** By a number. */
export function byNumber(name: string, field: QuantityField, format: (value: number) => string): Grouping {
  return {
    label: field.label,
    field: name,
    key: field.column,
    names: named((key) => format(Number(key))),
    inOrder: "ascending",
  };
}

/** By the rows of another table that hang on it. */
export function byRelation(
  name: string,
  field: RelationField,
  how: Pick<Grouping, "through" | "key" | "sum"> & { label?: string },
): Grouping {
  return { label: field.label, field: name, names: (keys) => field.names(keys.map(Number)), ...how };
}

/** By the months of a moment, as the shop's calendar has them. `bounds` finds the first and the last moment there is. */
export function byMonth(
  name: string,
  field: QuantityField,
  bounds: () => Promise<{ first: Date; last: Date } | undefined>,
): Grouping {
  return {
    label: `Month: ${field.label.toLowerCase()}`,
    field: name,
    condition: (key) => ({ operator: "between", values: [`${key}-01`, lastDay(String(key))] }),
    key: field.column,
    names: named((key) => formatMonth(String(key))),
    months: {
      column: field.column,
      async all() {
        const found = await bounds();
        return found ? monthsBetween(found.first, found.last, env.TIME_ZONE) : [];
      },
    },
  };
}

/** The last day of a month: "2026-11-30" for "2026-11". */
export function lastDay(month: string): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

/** The names of groups whose keys say them. */
export const named = (name: (key: Key) => string) => (keys: Key[]) => new Map(keys.map((key) => [key, name(key)]));
