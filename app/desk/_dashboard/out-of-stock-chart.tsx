import Link from "next/link";
import { BarChart } from "@/components/chart/bar-chart";
import { Chart } from "@/components/chart/chart";
import type { countOutOfStock } from "@/lib/dashboard/figures";
import { formatCount, formatNumber, formatShare } from "@/lib/values/format";
import { bookFilterHref } from "../_list/book-filter-href";

type OutOfStockFigure = Awaited<ReturnType<typeof countOutOfStock>>;

/** A chart of the books in stock and out of stock, with the most recent ones out of stock. */
export function OutOfStockChart({
  figure: { books, outOfStock, latest, where, whereInStock },
}: {
  figure: OutOfStockFigure;
}) {
  const rows = [
    { name: "In stock", count: books - outOfStock, href: bookFilterHref(whereInStock) },
    { name: "Out of stock", count: outOfStock, href: bookFilterHref(where) },
  ].map((row) => ({ ...row, part: formatShare(row.count, books) }));
  return (
    <>
      <Chart
        summary={describeFinding(outOfStock, books)}
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
          <h3 className="chart-subtitle">{latest.length === outOfStock ? "Books out of stock" : "Most recent"}</h3>
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

function describeFinding(outOfStock: number, books: number): string {
  if (outOfStock === 0) return "Every book is in stock.";
  if (outOfStock === books) return "Every book is out of stock.";
  return `${formatCount(outOfStock, "book")} ${outOfStock === 1 ? "is" : "are"} out of stock, ${formatShare(outOfStock, books)} of ${formatNumber(books)}.`;
}
