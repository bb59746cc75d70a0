import type { ReactNode } from "react";
import { Section } from "@/components/ui/section";
import type { Figure } from "@/lib/dashboard/cached-figure";
import { formatTimeOfDay } from "@/lib/values/format";

interface Props<Value> {
  title: string;
  figure: Figure<Value>;
  /** Where the same can be counted, or seen, without the dashboard. */
  alternative: ReactNode;
  children: (value: Value) => ReactNode;
}

/** A chart on its sheet, or why it cannot be drawn now. A figure that was kept says of when it is. */
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
              ? "Counting took too long and was stopped. It is tried again in a minute."
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
