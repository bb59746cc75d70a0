import type { ReactNode } from "react";
import { ChartTable, type ChartTableData } from "./chart-table";

interface Props {
  /** What it shows, in a sentence or two. */
  summary: ReactNode;
  table: ChartTableData;
  /** The bars or columns. */
  children: ReactNode;
}

/** A drawing of numbers: what it shows in words, the numbers as bars, and on request as a table. */
export function Chart({ summary, table, children }: Props) {
  return (
    <figure className="chart">
      <figcaption>{summary}</figcaption>
      {children}
      <ChartTable {...table} />
    </figure>
  );
}
