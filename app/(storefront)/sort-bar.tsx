import Link from "next/link";
import { type ListView, listHref } from "@/components/table/list-url";
import { RELEVANCE } from "@/lib/list/list";

/** Sorts as in the URL. */
const sorts = [
  { sort: "title", label: "Title" },
  { sort: "-added", label: "Recently added" },
  { sort: "-published", label: "Year" },
  { sort: "price", label: "Price" },
];

/** Links that sort books or search results. */
export function SortBar({ path, request }: { path: string; request: ListView }) {
  const options = request.q ? [{ sort: RELEVANCE, label: "Best match" }, ...sorts] : sorts;
  return (
    <nav className="sorts" aria-label="Sort by">
      {options.map(({ sort, label }) => (
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
