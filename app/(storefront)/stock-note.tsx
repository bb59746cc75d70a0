import { stockText } from "@/lib/storefront/labels";
import type { BookSummary } from "@/lib/storefront/lists";

interface Props {
  book: Pick<BookSummary, "storeCount" | "inMyStore">;
  /** The name of the visitor's store. */
  myStore?: string;
}

/** Availability at a glance. */
export function StockNote({ book, myStore }: Props) {
  const text = stockText(book, myStore);
  return <span className={text ? "stock" : "stock stock-none"}>{text ?? "Not in stock"}</span>;
}
