import { ChartRows, type TableRow } from "./chart-rows";

export interface ChartTableData {
  caption: string;
  /** The headers of the first column and of the numeric columns. */
  head: [string, ...string[]];
  rows: TableRow[];
}

/** The numbers of a chart as a table. */
export function ChartTable({ caption, head: [first, ...measures], rows }: ChartTableData) {
  return (
    <details className="chart-table">
      <summary>
        View as table<span className="sr-only">: {caption}</span>
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
