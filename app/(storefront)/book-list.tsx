import { formatLabels } from "@/lib/books/formats";
import { bylineText, seriesText, stockText } from "@/lib/storefront/labels";
import type { BookSummary } from "@/lib/storefront/lists";
import { formatMoney, formatYear } from "@/lib/values/format";
import { BookRows } from "./book-rows";
import { getMyOpenStore } from "./my-open-store";

interface Props {
  books: BookSummary[];
  heading?: "h2" | "h3";
}

/** A list of books with their main details. */
export async function BookList({ books, heading = "h2" }: Props) {
  const store = await getMyOpenStore();
  const lines = books.map((book) => ({
    id: book.id,
    cover: book.cover,
    title: book.title,
    by: bylineText(book.authors),
    particulars: particulars(book),
    price: book.price === null ? undefined : formatMoney(book.price),
    stock: stockText(book, store?.name),
  }));
  return <BookRows lines={lines} heading={heading} />;
}

function particulars(book: BookSummary): string {
  return [
    seriesText(book),
    book.format && book.format !== "other" && formatLabels[book.format],
    book.year !== null && formatYear(book.year),
  ]
    .filter(Boolean)
    .join(" · ");
}
