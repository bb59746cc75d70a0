import { formatCount } from "@/lib/format";

/** Availability at a glance. */
export function StockNote({ stores }: { stores: number }) {
  if (stores === 0) return <span className="stock stock-none">Not in stock</span>;
  return <span className="stock">In {formatCount(stores, "store")}</span>;
}
