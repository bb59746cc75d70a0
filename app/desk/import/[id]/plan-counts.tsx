import type { Plan } from "@/lib/import/plan/plan";
import { formatNumber } from "@/lib/values/format";

const counts = [
  ["created", "new"],
  ["changed", "changed"],
  ["unchanged", "unchanged"],
  ["skipped", "skipped"],
  ["rejected", "rejected"],
  ["withWarnings", "with warnings"],
] as const;

/** Counts of a planned or finished import. */
export function PlanCounts({ plan }: { plan: Pick<Plan, (typeof counts)[number][0]> }) {
  return (
    <ul className="totals">
      {counts
        .filter(([key]) => plan[key] > 0 || key === "created" || key === "changed" || key === "unchanged")
        .map(([key, label]) => (
          <li key={key} className="card">
            <span>{formatNumber(plan[key])}</span> {label}
          </li>
        ))}
    </ul>
  );
}
