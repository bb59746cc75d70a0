import Link from "next/link";
import { listHref } from "@/components/table/list-url";
import type { ListRequest } from "@/lib/list/list";
import { type BookSort, windowBooks } from "@/lib/window/lists";

const sorts = Object.keys(windowBooks.sorts) as BookSort[];

/** The orders in which books can be browsed. */
export function SortBar({ path, request }: { path: string; request: ListRequest<BookSort> }) {
  return (
    <nav className="sorts" aria-label="Order">
      {sorts.map((sort) => {
        const { label, descendingFirst } = windowBooks.sorts[sort];
        return (
          <Link
            key={sort}
            href={listHref(path, request, { sort: descendingFirst ? `-${sort}` : sort })}
            aria-current={sort === request.sort || undefined}
            prefetch={false}
          >
            {label}
          </Link>
        );
      })}
    </nav>
  );
}
