import type { ReactNode } from "react";
import { ChartTable, type ChartTableData } from "./chart-table";

interface Props {
  /** Its main finding, in a sentence or two. */
  summary: ReactNode;
  table: ChartTableData;
  /** The bars or columns. */
  children: ReactNode;
}

/** A chart: its finding as text, the bars or columns, and the numbers as a table on request. */
export function Chart({ summary, table, children }: Props) {
  return (
    <figure className="chart">
      <figcaption>{summary}</figcaption>
      {children}
      <ChartTable {...table} />
    </figure>
  );
}
