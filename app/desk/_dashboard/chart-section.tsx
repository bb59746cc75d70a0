import type { ReactNode } from "react";
import { Section } from "@/components/ui/section";
import type { Figure } from "@/lib/dashboard/cached-figure";
import { formatTimeOfDay } from "@/lib/values/format";

interface Props<Value> {
  title: string;
  figure: Figure<Value>;
  /** A link to the same figures outside of the dashboard. */
  alternative: ReactNode;
  children: (value: Value) => ReactNode;
}

/** A chart on a card, or why it cannot be drawn now. A cached figure shows its time. */
export function ChartSection<Value>({
  title,
  figure: { value, asOf, tooSlow },
  alternative: instead,
  children,
}: Props<Value>) {
  return (
    <Section title={title} card aside={asOf && <p className="text-sm text-soft">As of {formatTimeOfDay(asOf)}</p>}>
      {value === undefined ? (
        <div className="chart-missing">
          <p>
            {tooSlow
              ? "Counting took too long and was stopped. It will be tried again in a minute."
              : "This is still being counted. Reload the page in a moment."}
          </p>
          <p>{instead}</p>
        </div>
      ) : (
        children(value)
      )}
    </Section>
  );
}
