import Link from "next/link";
import { formatMoney } from "@/lib/format";
import type { BookLine } from "@/lib/window/lists";
import { bylineText, seriesText } from "@/lib/window/words";
import { myOpenStore } from "./my-open-store";
import { StockNote } from "./stock-note";

/** A few books side by side, each set like a title page. */
export async function BookCards({ books }: { books: BookLine[] }) {
  const store = await myOpenStore();
  return (
    <ul className="title-pages">
      {books.map((book) => (
        <li key={book.id} className="title-page">
          <p className="by">{bylineText(book.authors)}</p>
          <h3>
            <Link href={`/books/${book.id}`}>{book.title}</Link>
          </h3>
          <p className="series">{book.subtitle ?? seriesText(book)}</p>
          <p className="offer">
            {book.price !== null && <span className="price">{formatMoney(book.price)}</span>}
            <StockNote book={book} myStore={store?.name} />
          </p>
        </li>
      ))}
    </ul>
  );
}
