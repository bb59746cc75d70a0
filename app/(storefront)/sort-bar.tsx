import Link from "next/link";
import { type ListView, listHref } from "@/components/table/list-url";
import { RELEVANCE } from "@/lib/list/list";

/** As an address has them. */
const orders = [
  { sort: "title", label: "Title" },
  { sort: "-added", label: "Newest in the shop" },
  { sort: "-published", label: "Year" },
  { sort: "price", label: "Price" },
];

/** The orders in which books can be browsed, or what a search found. */
export function SortBar({ path, request }: { path: string; request: ListView }) {
  const offered = request.q ? [{ sort: RELEVANCE, label: "Best match" }, ...orders] : orders;
  return (
    <nav className="sorts" aria-label="Order">
      {offered.map(({ sort, label }) => (
        <Link
          key={sort}
          href={listHref(path, request, { sort })}
          aria-current={sort === request.sort || undefined}
          prefetch={false}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
