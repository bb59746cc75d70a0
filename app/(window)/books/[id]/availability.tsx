import Link from "next/link";
import { formatCount, formatMoney } from "@/lib/format";
import type { PublicBook } from "@/lib/window/queries";
import { OpenNow } from "../../opening-hours";

/** Which stores have the book, and what it costs. */
export function Availability({ book }: { book: PublicBook }) {
  return (
    <section className="card availability" aria-labelledby="availability">
      {book.price !== null && <p className="price">{formatMoney(book.price)}</p>}
      <h2 id="availability">Where to find it</h2>
      {book.stock.length === 0 ? (
        <p>
          Not in stock at the moment. <Link href="/stores">Ask a store</Link> to order it for you.
        </p>
      ) : (
        <ul>
          {book.stock.map(({ quantity, store }) => (
            <li key={store.id}>
              <p>
                <b>{formatCount(quantity, "copy", "copies")}</b> at{" "}
                <Link href={`/stores/${store.id}`}>{store.name}</Link>
              </p>
              <OpenNow hours={store.openingHours} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
