"use client";
import type { Option } from "../fields/field";
import type { Conflict, FieldChange } from "../form-state";
import { ChangedFields, shownValue } from "./changed-fields";

interface Props {
  conflicts: Conflict[];
  merged: FieldChange[];
  labels: Record<string, string>;
  options: Record<string, Option[]>;
}

/** Shows what somebody else changed meanwhile. For each field in conflict the person chooses which value to keep. */
export function Conflicts({ conflicts, merged, labels, options }: Props) {
  if (conflicts.length + merged.length === 0) return null;
  const quoted = (name: string, value: string) => {
    const shown = shownValue(options[name], value);
    return value ? <q>{shown}</q> : shown;
  };
  return (
    <section className="conflict" aria-label="Changed meanwhile">
      {conflicts.map(({ name, mine, theirs, theirValues }) => (
        <fieldset key={name}>
          <legend>{labels[name] ?? name}</legend>
          <label className="check">
            <input type="radio" name={`_resolve.${name}`} value="mine" defaultChecked />
            <span>Keep mine: {quoted(name, mine)}</span>
          </label>
          <label className="check">
            <input type="radio" name={`_resolve.${name}`} value="theirs" />
            <span>Use theirs: {quoted(name, theirs)}</span>
          </label>
          <input type="hidden" name={`_theirs.${name}`} value={JSON.stringify(theirValues)} />
        </fieldset>
      ))}
      {merged.length > 0 && (
        <div>
          <p>Also changed by them (included below):</p>
          <ChangedFields fields={merged} labels={labels} options={options} />
        </div>
      )}
      <p>
        {conflicts.length > 0
          ? "Choose for each field, then save again."
          : "Save again to keep your changes with these."}
      </p>
    </section>
  );
}
