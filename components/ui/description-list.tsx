import type { ReactNode } from "react";

export interface DescriptionItem {
  label: string;
  value: ReactNode;
}

/** Labels with values. An item without a value is skipped, or shown as "–" with `empty="dash"`. */
export function DescriptionList({ items, empty = "skip" }: { items: DescriptionItem[]; empty?: "skip" | "dash" }) {
  const shown = items.filter(({ value }) => empty === "dash" || !isEmpty(value));
  if (shown.length === 0) return null;
  return (
    <dl className="description-list">
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
