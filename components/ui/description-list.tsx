import type { ReactNode } from "react";

export interface DescriptionItem {
  label: string;
  value: ReactNode;
}

/** Labelled values. One without a value is left out, or shown as "–" where its absence says something. */
export function DescriptionList({ facts, empty = "skip" }: { facts: DescriptionItem[]; empty?: "skip" | "dash" }) {
  const shown = facts.filter(({ value }) => empty === "dash" || !isEmpty(value));
  if (shown.length === 0) return null;
  return (
    <dl className="facts">
      {shown.map(({ label, value }) => (
        <DescriptionRow key={label} label={label} value={isEmpty(value) ? "–" : value} />
      ))}
    </dl>
  );
}

function DescriptionRow({ label, value }: DescriptionItem) {
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
