import { ChartRows, type TableRow } from "./chart-rows";

export interface ChartTableData {
  caption: string;
  /** The head of the first column, and of those with the numbers. */
  head: [string, ...string[]];
  rows: TableRow[];
}

/** The numbers of a chart, for those who would rather read them. */
export function ChartTable({ caption, head: [first, ...measures], rows }: ChartTableData) {
  return (
    <details className="chart-table">
      <summary>
        As a table<span className="sr-only">: {caption}</span>
      </summary>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {measures.map((measure) => (
              <th key={measure} scope="col" className="num">
                {measure}
              </th>
            ))}
          </tr>
        </thead>
        <ChartRows rows={rows} measures={measures} />
      </table>
    </details>
  );
}
