import Link from "next/link";
import { freshForm } from "@/components/form/state";
import { Badge } from "@/components/ui/badge";
import type { BookStockRow } from "@/lib/stock/queries";
import { StockForm } from "./stock-form";

interface Props {
  bookId: number;
  rows: BookStockRow[];
  mine?: number;
  mayChange: boolean;
}

/** Every store with the copies it has, one's own first; those that don't have the book can take it in. */
export function StockRows({ bookId, rows, mine, mayChange }: Props) {
  return (
    <ul className="entries">
      {rows.map(({ id, name, open, quantity }) => (
        <li key={id}>
          <span className="entry-name">
            <Link href={`/desk/stores/${id}`} prefetch={false}>
              {name}
            </Link>{" "}
            {id === mine && <Badge>Your store</Badge>} {!open && <Badge>Closed</Badge>}
          </span>
          {quantity === null ? (
            <span className="entry-none">Not listed</span>
          ) : (
            <span className="entry-count">{quantity}</span>
          )}
          {mayChange && (
            <StockForm initial={freshForm()} bookId={bookId} storeId={id} store={name} listed={quantity !== null} />
          )}
        </li>
      ))}
    </ul>
  );
}
