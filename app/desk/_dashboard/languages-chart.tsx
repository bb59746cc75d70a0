import { BarChart } from "@/components/chart/bar-chart";
import { Chart } from "@/components/chart/chart";
import type { BooksInLanguage } from "@/lib/dashboard/figures";
import { formatCount, formatNumber, formatShare } from "@/lib/values/format";
import { bookFilterHref } from "../_list/book-filter-href";

/** A chart of the books per language. */
export function LanguagesChart({ languages }: { languages: BooksInLanguage[] }) {
  const all = languages.reduce((sum, { books }) => sum + books, 0);
  const rows = languages.map(({ name, books, where }) => ({
    name,
    books,
    href: bookFilterHref(where),
    part: formatShare(books, all),
  }));
  return (
    <Chart
      summary={describeFinding(languages, all)}
      table={{
        caption: "Books by language",
        head: ["Language", "Books", "Of all"],
        rows: rows.map(({ name, href, books, part }) => ({ name, href, numbers: [formatNumber(books), part] })),
      }}
    >
      <BarChart
        measures={["Books"]}
        bars={rows.map(({ name, href, books, part }) => ({
          name,
          href,
          numbers: [{ value: books, text: formatNumber(books), aside: part }],
        }))}
      />
    </Chart>
  );
}

function describeFinding([first, second]: BooksInLanguage[], all: number): string {
  if (!first) return "There are no books yet.";
  if (first.name === "Not set") return "No book has a language yet.";
  if (!second) return `${all === 1 ? "The only book is" : `All ${formatCount(all, "book")} are`} in ${first.name}.`;
  return `${formatShare(first.books, all)} of ${formatCount(all, "book")} ${first.books === 1 ? "is" : "are"} in ${first.name}.`;
}
