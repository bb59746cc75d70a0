/** Common groupings of lists. */

import { env } from "../env";
import { monthsBetween } from "../values/day";
import { formatMonth } from "../values/format";
import type { ChoiceField, QuantityField, RelationField } from "./filter/filter";
import type { Grouping, GroupKey } from "./groups";

/** Groups by an option field. */
export function byChoice(name: string, field: ChoiceField): Grouping {
  const labels = new Map(field.options.map(({ value, label }) => [value, label]));
  return {
    label: field.label,
    field: name,
    key: field.column,
    names: labelEach((key) => labels.get(String(key)) ?? String(key)),
  };
}

/** Groups by a number. */
export function byNumber(name: string, field: QuantityField, format: (value: number) => string): Grouping {
  return {
    label: field.label,
    field: name,
    key: field.column,
    names: labelEach((key) => format(Number(key))),
    keyOrder: "ascending",
  };
}

/** Groups by the related rows of another table. */
export function byRelation(
  name: string,
  field: RelationField,
  how: Pick<Grouping, "through" | "key" | "sum"> & { label?: string },
): Grouping {
  return { label: field.label, field: name, names: (keys) => field.names(keys.map(Number)), ...how };
}

/** Groups by month, in the shop's time zone. `bounds` finds the earliest and the latest time. */
export function byMonth(
  name: string,
  field: QuantityField,
  bounds: () => Promise<{ first: Date; last: Date } | undefined>,
): Grouping {
  return {
    label: `Month ${field.label.toLowerCase()}`,
    field: name,
    condition: (key) => ({ operator: "between", values: [`${key}-01`, lastDay(String(key))] }),
    key: field.column,
    names: labelEach((key) => formatMonth(String(key))),
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

/** Labels derived from the keys of groups. */
export const labelEach = (name: (key: GroupKey) => string) => (keys: GroupKey[]) =>
  new Map(keys.map((key) => [key, name(key)]));
