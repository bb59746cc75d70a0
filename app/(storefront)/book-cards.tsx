import Link from "next/link";
import { Cover } from "@/components/ui/cover";
import { bylineText } from "@/lib/storefront/labels";
import type { BookSummary } from "@/lib/storefront/lists";
import { formatMoney } from "@/lib/values/format";
import { getMyOpenStore } from "./my-open-store";
import { StockNote } from "./stock-note";

/** A few books side by side, as cards. */
export async function BookCards({ books }: { books: BookSummary[] }) {
  const store = await getMyOpenStore();
  return (
    <ul className="book-cards">
      {books.map((book) => (
        <li key={book.id} className="book-card">
          <Cover src={book.cover} alt="" size="card" />
          <h3>
            <Link href={`/books/${book.id}`} prefetch={false}>
              {book.title}
            </Link>
          </h3>
          <p className="by">{bylineText(book.authors)}</p>
          <p className="offer">
            {book.price !== null && <span className="price">{formatMoney(book.price)}</span>}
            <StockNote book={book} myStore={store?.name} />
          </p>
        </li>
      ))}
    </ul>
  );
}
