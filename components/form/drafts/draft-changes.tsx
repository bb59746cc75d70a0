"use client";
import { ChangedFields } from "../conflicts/changed-fields";
import type { Option } from "../fields/field";
import type { FieldChange } from "../form-state";

interface Props {
  changes: FieldChange[];
  labels: Record<string, string>;
  choices?: Record<string, Option[]>;
}

/** What a draft would change of what is saved: nothing stands in the form that is not said here. */
export function DraftChanges({ changes: differs, labels, choices = {} }: Props) {
  // Others are no fields of this form.
  const fields = differs.filter(({ name }) => labels[name] !== undefined);
  if (fields.length === 0) return null;
  return (
    <section className="conflict" aria-label="What the draft changes">
      <p>Different from what is saved:</p>
      <ChangedFields fields={fields} labels={labels} choices={choices} />
    </section>
  );
}
