import Link from "next/link";
import type { ReactNode } from "react";
import type { PageInfo } from "@/lib/list/paging/page";
import { formatNumber } from "@/lib/values/format";
import type { ListView } from "./list-url";
import { SelectedCount } from "./selected-count";

/** Where rows that are chosen go on to. */
export interface Selection {
  path: string;
  /** Whose books they are, in the list of a store's. */
  store?: number;
}

interface Props extends Selection {
  noun: string;
  page: PageInfo & { request: ListView; rows: { id: number }[] };
  children: ReactNode;
}

/** A table whose rows can be chosen: those of the page by their boxes, or all that match. Without JavaScript a plain form. */
export function SelectionForm({ path, store, noun, page, children }: Props) {
  const { request, rows, total, hasMore: more } = page;
  const all = new URLSearchParams({
    all: "yes",
    ...(request.q && { q: request.q }),
    ...(request.where && { where: request.where }),
    ...(store !== undefined && { store: String(store) }),
  });
  const matching = request.q || request.where ? " that match" : "";
  return (
    <form action={path} className="choosing" autoComplete="off" aria-label={`Choose ${noun.toLowerCase()}`}>
      {store !== undefined && <input type="hidden" name="store" value={store} />}
      {children}
      <div className="choosing-bar">
        <SelectedCount page={rows.map(({ id }) => id).join()} />
        <button type="submit" className="button button-small">
          Edit the chosen…
        </button>
        {total > 1 && (
          <Link href={`${path}?${all}`} className="button button-small button-quiet" prefetch={false}>
            Choose all {more ? "more than " : ""}
            {formatNumber(total)}
            {matching}…
          </Link>
        )}
      </div>
    </form>
  );
}
