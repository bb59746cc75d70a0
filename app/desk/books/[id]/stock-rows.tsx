import Link from "next/link";
import { emptyFormState } from "@/components/form/form-state";
import { Badge } from "@/components/ui/badge";
import type { BookStockRow } from "@/lib/stock/queries";
import { StockForm } from "./stock-form";

interface Props {
  bookId: number;
  rows: BookStockRow[];
  mine?: number;
  mayChange: boolean;
}

/** All stores with their copies of the book, the user's own first. */
export function StockRows({ bookId, rows, mine, mayChange }: Props) {
  return (
    <>
      {mayChange && (
        <p className="field-hint mb-3">Type a count to set it, or a difference such as +5 or −5 to change it.</p>
      )}
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
              <span className="entry-none">Not stocked</span>
            ) : (
              <span className="entry-count">{quantity}</span>
            )}
            {mayChange && (
              <StockForm
                initial={emptyFormState()}
                bookId={bookId}
                storeId={id}
                store={name}
                listed={quantity !== null}
              />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
