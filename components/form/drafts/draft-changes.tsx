"use client";
import { ChangedFields } from "../conflicts/changed-fields";
import type { Option } from "../fields/field";
import type { FieldChange } from "../form-state";

interface Props {
  changes: FieldChange[];
  labels: Record<string, string>;
  options?: Record<string, Option[]>;
}

/** Lists every field in which the restored draft differs from the saved row. */
export function DraftChanges({ changes, labels, options = {} }: Props) {
  // Other names are not fields of this form.
  const fields = changes.filter(({ name }) => labels[name] !== undefined);
  if (fields.length === 0) return null;
  return (
    <section className="conflict" aria-label="Draft changes">
      <p>The draft differs from what is saved:</p>
      <ChangedFields fields={fields} labels={labels} options={options} />
    </section>
  );
}
