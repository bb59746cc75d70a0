import { formatNames } from "@/lib/books/formats";
import type { BookLine } from "@/lib/storefront/lists";
import { bylineText, seriesText, stockText } from "@/lib/storefront/words";
import { formatMoney, formatYear } from "@/lib/values/format";
import { BookLines } from "./book-lines";
import { myOpenStore } from "./my-open-store";

interface Props {
  books: BookLine[];
  heading?: "h2" | "h3";
}

/** Books one below the other, with what there is to know of each at a glance. */
export async function BookList({ books, heading = "h2" }: Props) {
  const store = await myOpenStore();
  const lines = books.map((book) => ({
    id: book.id,
    cover: book.cover,
    title: book.title,
    by: bylineText(book.authors),
    particulars: particulars(book),
    price: book.price === null ? undefined : formatMoney(book.price),
    stock: stockText(book, store?.name),
  }));
  return <BookLines lines={lines} heading={heading} />;
}

function particulars(book: BookLine): string {
  return [
    seriesText(book),
    book.format && book.format !== "other" && formatNames[book.format],
    book.year !== null && formatYear(book.year),
  ]
    .filter(Boolean)
    .join(" · ");
}
