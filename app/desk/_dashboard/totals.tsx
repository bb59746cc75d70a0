import Link from "next/link";
import { formatNumber } from "@/lib/values/format";

type Totals = Record<"books" | "authors" | "stores" | "computers", number> & { users?: number };

const lists = [
  { key: "books", label: "Books" },
  { key: "authors", label: "Authors" },
  { key: "stores", label: "Stores" },
  { key: "computers", label: "Computers" },
  { key: "users", label: "Users" },
] as const;

/** The number of records per entity, each with a link to its list. */
export function Totals({ totals }: { totals: Totals }) {
  return (
    <ul className="totals">
      {lists.map(({ key, label }) => {
        const total = totals[key];
        if (total === undefined) return null;
        return (
          <li key={key}>
            <Link href={`/desk/${key}`} prefetch={false} className="card">
              <span>{formatNumber(total)}</span> {label}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
