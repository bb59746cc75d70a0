"use client";
import type { Option } from "../fields/field";
import type { Conflict, FieldChange } from "../form-state";
import { ChangedFields, shownValue } from "./changed-fields";

interface Props {
  conflicts: Conflict[];
  merged: FieldChange[];
  labels: Record<string, string>;
  choices: Record<string, Option[]>;
}

/** What somebody else changed meanwhile, beside what was typed; for each field the person says whose to keep. */
export function Conflicts({ conflicts, merged: taken, labels, choices }: Props) {
  if (conflicts.length + taken.length === 0) return null;
  const quoted = (name: string, value: string) => {
    const shown = shownValue(choices[name], value);
    return value ? <q>{shown}</q> : shown;
  };
  return (
    <section className="conflict" aria-label="Changed meanwhile">
      {conflicts.map(({ name, mine, theirs, theirValues }) => (
        <fieldset key={name}>
          <legend>{labels[name] ?? name}</legend>
          <label className="check">
            <input type="radio" name={`_resolve.${name}`} value="mine" defaultChecked />
            <span>Keep what I typed: {quoted(name, mine)}</span>
          </label>
          <label className="check">
            <input type="radio" name={`_resolve.${name}`} value="theirs" />
            <span>Take theirs: {quoted(name, theirs)}</span>
          </label>
          <input type="hidden" name={`_theirs.${name}`} value={JSON.stringify(theirValues)} />
        </fieldset>
      ))}
      {taken.length > 0 && (
        <div>
          <p>Theirs, and not touched by you; it stands below now:</p>
          <ChangedFields fields={taken} labels={labels} choices={choices} />
        </div>
      )}
      <p>{conflicts.length > 0 ? "Choose for each, then save again." : "Save again to keep yours with it."}</p>
    </section>
  );
}
