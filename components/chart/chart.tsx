import type { ReactNode } from "react";
import { ChartTable, type TableOfChart } from "./chart-table";

interface Props {
  /** What it shows, in a sentence or two. */
  finding: ReactNode;
  table: TableOfChart;
  /** The bars or columns. */
  children: ReactNode;
}

/** A drawing of numbers: what it shows in words, the numbers as bars, and on request as a table. */
export function Chart({ finding, table, children }: Props) {
  return (
    <figure className="chart">
      <figcaption>{finding}</figcaption>
      {children}
      <ChartTable {...table} />
    </figure>
  );
}
