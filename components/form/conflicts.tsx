"use client";
import type { Conflict } from "./state";

/** What somebody else changed meanwhile, beside what was typed; for each field the person says whose to keep. */
export function Conflicts({ conflicts, labels }: { conflicts: Conflict[]; labels: Record<string, string> }) {
  if (conflicts.length === 0) return null;
  return (
    <section className="conflict" aria-label="Changed meanwhile">
      {conflicts.map(({ name, mine, theirs, theirValues }) => (
        <fieldset key={name}>
          <legend>{labels[name] ?? name}</legend>
          <label className="check">
            <input type="radio" name={`_keep.${name}`} value="mine" defaultChecked /> Keep what I typed:{" "}
            <q>{mine || "nothing"}</q>
          </label>
          <label className="check">
            <input type="radio" name={`_keep.${name}`} value="theirs" /> Take theirs: <q>{theirs || "nothing"}</q>
          </label>
          <input type="hidden" name={`_theirs.${name}`} value={JSON.stringify(theirValues)} />
        </fieldset>
      ))}
      <p>Choose for each, then save again.</p>
    </section>
  );
}
