import Link from "next/link";
import { formatNames } from "@/lib/books/formats";
import { formatMoney, formatYear } from "@/lib/format";
import type { BookLine } from "@/lib/window/lists";
import { bylineText, seriesText } from "@/lib/window/words";
import { StockNote } from "./stock-note";

/** Books as a catalogue sets them: a ruled line each, title and makers on one side, price and stock on the other. */
export function BookList({ books, heading: Heading = "h2" }: { books: BookLine[]; heading?: "h2" | "h3" }) {
  return (
    <ul className="catalogue">
      {books.map((book) => (
        <li key={book.id}>
          <div>
            <Heading>
              <Link href={`/books/${book.id}`} prefetch={false}>
                {book.title}
              </Link>
            </Heading>
            <p className="by">{bylineText(book.authors)}</p>
            <p className="small">{particulars(book)}</p>
          </div>
          <div className="offer">
            {book.price !== null && <span className="price">{formatMoney(book.price)}</span>}
            <StockNote stores={book.stores} />
          </div>
        </li>
      ))}
    </ul>
  );
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
