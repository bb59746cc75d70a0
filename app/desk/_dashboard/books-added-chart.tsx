import { Chart } from "@/components/chart/chart";
import { ColumnChart } from "@/components/chart/column-chart";
import type { BooksAddedInMonth } from "@/lib/dashboard/figures";
import { formatCompact, formatCount, formatMonth, formatNumber, formatShortMonth } from "@/lib/values/format";
import { bookFilterHref } from "../_list/book-filter-href";

/** A chart of the books added per month, the current month included. */
export function BooksAddedChart({ months }: { months: BooksAddedInMonth[] }) {
  const last = months.length - 1;
  return (
    <Chart
      summary={describeFinding(months)}
      table={{
        caption: "Books added by month",
        head: ["Month", "Books"],
        rows: months.map(({ month, books, where }, at) => ({
          name: monthLabel(month, at === last),
          href: bookFilterHref(where),
          numbers: [formatNumber(books)],
        })),
      }}
    >
      <ColumnChart
        columns={months.map(({ month, books, where }, at) => ({
          title: `${monthLabel(month, at === last)}: ${formatCount(books, "book")}`,
          label: formatShortMonth(month),
          sublabel: at === last ? "so far" : at === 0 || month.endsWith("-01") ? month.slice(0, 4) : undefined,
          value: books,
          text: formatNumber(books),
          short: formatCompact(books),
          href: bookFilterHref(where),
          unfinished: at === last,
        }))}
      />
    </Chart>
  );
}

const monthLabel = (month: string, isNow: boolean) => formatMonth(month) + (isNow ? " so far" : "");

function describeFinding(months: BooksAddedInMonth[]): string {
  const total = months.reduce((sum, { books }) => sum + books, 0);
  if (total === 0) return "No book was added in the last twelve months.";
  const most = months.reduce((most, month) => (month.books > most.books ? month : most));
  const all = `${formatCount(total, "book")} ${total === 1 ? "was" : "were"} added in the last twelve months`;
  return most.books === total
    ? `${all}, ${total === 1 ? "" : "all "}in ${formatMonth(most.month)}.`
    : `${all}. ${formatMonth(most.month)} had the most: ${formatNumber(most.books)}.`;
}
