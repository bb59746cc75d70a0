import { formatCount, formatNumber } from "@/lib/format";
import type { Plan } from "@/lib/import/plan";

const counts = [
  ["created", "new"],
  ["changed", "changed"],
  ["unchanged", "unchanged"],
  ["skipped", "left out"],
  ["refused", "not taken"],
  ["doubtful", "to look at"],
] as const;

/** What an import would do, or has done, in numbers. */
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

const also: Record<string, [one: string, many: string]> = {
  author: ["author", "authors"],
  stock: ["line of stock", "lines of stock"],
  store: ["store", "stores"],
};

/** “12 authors and 3 lines of stock” */
export function alsoMade(alsoCreated: Record<string, number>): string | undefined {
  const parts = Object.entries(alsoCreated)
    .filter(([, count]) => count > 0)
    .map(([what, count]) => formatCount(count, ...(also[what] ?? [what, `${what}s`])));
  return parts.length > 0 ? new Intl.ListFormat("en-GB").format(parts) : undefined;
}
