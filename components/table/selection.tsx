import Link from "next/link";
import type { ReactNode } from "react";
import type { PageInfo } from "@/lib/list/paging/page";
import { formatNumber } from "@/lib/values/format";
import type { ListView } from "./list-url";
import { SelectedCount } from "./selected-count";

/** The page that edits selected rows. */
export interface Selection {
  path: string;
  /** The store, in the list of a store's books. */
  store?: number;
}

interface Props extends Selection {
  noun: string;
  page: PageInfo & { request: ListView; rows: { id: number }[] };
  children: ReactNode;
}

/** A table with selectable rows: checkboxes on the page, or all results. Without JavaScript a plain form. */
export function SelectionForm({ path, store, noun, page, children }: Props) {
  const { request, rows, total, hasMore } = page;
  const all = new URLSearchParams({
    all: "yes",
    ...(request.q && { q: request.q }),
    ...(request.where && { where: request.where }),
    ...(store !== undefined && { store: String(store) }),
  });
  const isFiltered = request.q !== "" || request.where !== "";
  return (
    <form action={path} className="selection" autoComplete="off" aria-label={`Select ${noun.toLowerCase()}`}>
      {store !== undefined && <input type="hidden" name="store" value={store} />}
      {children}
      <div className="selection-bar">
        <SelectedCount page={rows.map(({ id }) => id).join()} />
        <button type="submit" className="button button-small">
          Edit selected
        </button>
        {total > 1 && (
          <Link href={`${path}?${all}`} className="button button-small button-quiet" prefetch={false}>
            Select all {hasMore && "more than "}
            {formatNumber(total)}
            {isFiltered && " results"}
          </Link>
        )}
      </div>
    </form>
  );
}
