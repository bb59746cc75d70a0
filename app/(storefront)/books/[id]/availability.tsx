import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import type { PublicBook } from "@/lib/storefront/queries";
import { formatCount, formatMoney } from "@/lib/values/format";
import { OpenStatus } from "../../opening-hours";

/** The stores that have the book, the visitor's store first, and the price. */
export function Availability({ book, myStore }: { book: PublicBook; myStore?: number }) {
  const isMine = ({ store }: PublicBook["stock"][number]) => store.id === myStore;
  const stock = [...book.stock.filter(isMine), ...book.stock.filter((place) => !isMine(place))];
  return (
    <section className="card availability" aria-labelledby="availability">
      {book.price !== null && <p className="price">{formatMoney(book.price)}</p>}
      <h2 id="availability">Where to find it</h2>
      {stock.length === 0 ? (
        <p>
          Not in stock at the moment. <Link href="/stores">Ask a store</Link> to order it for you.
        </p>
      ) : (
        <ul>
          {stock.map(({ quantity, store }) => (
            <li key={store.id}>
              <p>
                <b>{formatCount(quantity, "copy", "copies")}</b> at{" "}
                <Link href={`/stores/${store.id}`}>{store.name}</Link> {store.id === myStore && <Badge>My store</Badge>}
              </p>
              <OpenStatus hours={store.openingHours} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
