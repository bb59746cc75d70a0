import type { ReactNode } from "react";

export interface Fact {
  label: string;
  value: ReactNode;
}

/** Labelled values. One without a value is left out, or shown as "–" where its absence says something. */
export function Facts({ facts, empty = "skip" }: { facts: Fact[]; empty?: "skip" | "dash" }) {
  const shown = facts.filter(({ value }) => empty === "dash" || !isEmpty(value));
  if (shown.length === 0) return null;
  return (
    <dl className="facts">
      {shown.map(({ label, value }) => (
        <FactRow key={label} label={label} value={isEmpty(value) ? "–" : value} />
      ))}
    </dl>
  );
}

function FactRow({ label, value }: Fact) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}

function isEmpty(value: ReactNode): boolean {
  return value === null || value === undefined || value === "" || value === false;
}
