import type { BookLine } from "@/lib/storefront/lists";
import { stockText } from "@/lib/storefront/words";

interface Props {
  book: Pick<BookLine, "stores" | "here">;
  /** What the store is called that somebody chose. */
  myStore?: string;
}

/** Availability at a glance. */
export function StockNote({ book, myStore }: Props) {
  const text = stockText(book, myStore);
  return <span className={text ? "stock" : "stock stock-none"}>{text ?? "Not in stock"}</span>;
}
