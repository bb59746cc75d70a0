import Link from "next/link";
import { BarChart } from "@/components/chart/bar-chart";
import { Chart } from "@/components/chart/chart";
import type { countOutOfStock } from "@/lib/dashboard/figures";
import { formatCount, formatNumber, formatShare } from "@/lib/values/format";
import { bookFilterHref } from "../_list/book-filter-href";

type OutOfStockFigure = Awaited<ReturnType<typeof countOutOfStock>>;

/** A chart of the books in stock and out of stock, with the most recent ones out of stock. */
export function OutOfStockChart({
  figure: { books, outOfStock: nowhere, latest, where, whereInStock },
}: {
  figure: OutOfStockFigure;
}) {
  const rows = [
    { name: "In stock", count: books - nowhere, href: bookFilterHref(whereInStock) },
    { name: "Out of stock", count: nowhere, href: bookFilterHref(where) },
  ].map((row) => ({ ...row, part: formatShare(row.count, books) }));
  return (
    <>
      <Chart
        summary={describeFinding(nowhere, books)}
        table={{
          caption: "Books in stock and out of stock",
          head: ["Status", "Books", "Of all"],
          rows: rows.map(({ name, href, count, part }) => ({ name, href, numbers: [formatNumber(count), part] })),
        }}
      >
        <BarChart
          measures={["Books"]}
          whole={books}
          bars={rows.map(({ name, href, count, part }) => ({
            name,
            href,
            numbers: [{ value: count, text: formatNumber(count), aside: part }],
          }))}
        />
      </Chart>
      {latest.length > 0 && (
        <>
          <h3 className="chart-subtitle">{latest.length === nowhere ? "Books out of stock" : "Most recent"}</h3>
          <ul className="chart-list">
            {latest.map(({ id, title, authors }) => (
              <li key={id}>
                <Link href={`/desk/books/${id}`} prefetch={false}>
                  {title}
                </Link>{" "}
                {authors && <span className="text-sm text-soft">{authors}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function describeFinding(nowhere: number, books: number): string {
  if (nowhere === 0) return "Every book is in stock.";
  if (nowhere === books) return "Every book is out of stock.";
  return `No store has a copy of ${formatCount(nowhere, "book")}, ${formatShare(nowhere, books)} of the ${formatNumber(books)} you list.`;
}
