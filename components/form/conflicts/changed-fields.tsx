"use client";
import type { Option } from "../fields/field";
import type { FieldChange } from "../form-state";

interface Props {
  fields: FieldChange[];
  labels: Record<string, string>;
  options: Record<string, Option[]>;
}

/** Each field with its value before and after the change. */
export function ChangedFields({ fields, labels, options }: Props) {
  return (
    <ul>
      {fields.map(({ name, before, after }) => (
        <li key={name}>
          {labels[name] ?? name}: <del>{shownValue(options[name], before)}</del>{" "}
          <ins>{shownValue(options[name], after)}</ins>
        </li>
      ))}
    </ul>
  );
}

/** A value as the form shows it: for a select, the option's label. */
export function shownValue(options: Option[] | undefined, value: string): string {
  return options?.find((option) => option.value === value)?.label ?? (value || "not set");
}
