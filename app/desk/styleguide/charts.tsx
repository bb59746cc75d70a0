import { BarChart } from "@/components/chart/bar-chart";
import { Chart } from "@/components/chart/chart";
import { ColumnChart } from "@/components/chart/column-chart";

const stores = [
  { name: "Harbour Street", titles: 412, copies: 2310 },
  { name: "Market Square", titles: 87, copies: 154 },
  { name: "Old Mill Lane", note: "closed", titles: 0, copies: 0 },
];

const months = [
  { name: "September", value: 12 },
  { name: "October", value: 0 },
  { name: "November", value: 31, unfinished: true },
];

/** Charts, each with its table. */
export function Charts() {
  return (
    <div className="grid gap-8 lg:grid-cols-2">
      <Chart
        summary="Harbour Street has most of the copies."
        table={{
          caption: "Titles and copies",
          head: ["Store", "Titles", "Copies"],
          rows: stores.map(({ name, titles, copies }) => ({ name, numbers: [String(titles), String(copies)] })),
        }}
      >
        <BarChart
          measures={["Titles", "Copies"]}
          bars={stores.map(({ titles, copies, ...store }, at) => ({
            ...store,
            href: `/desk/styleguide?store=${at}`,
            numbers: [titles, copies].map((value) => ({ value, text: String(value) })),
          }))}
        />
      </Chart>
      <Chart
        summary="Most books were added in November, which is not over yet."
        table={{
          caption: "Books added",
          head: ["Month", "Books"],
          rows: months.map(({ name, value }) => ({ name, numbers: [String(value)] })),
        }}
      >
        <ColumnChart
          columns={months.map(({ name, value, unfinished }, at) => ({
            title: `${name}: ${value} books`,
            label: name.slice(0, 3),
            value,
            text: String(value),
            href: `/desk/styleguide?month=${at}`,
            unfinished,
          }))}
        />
      </Chart>
    </div>
  );
}
