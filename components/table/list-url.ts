import type { ListRequest } from "@/lib/list/list";

/** What of a list is in its URL. */
export type ListView = Pick<ListRequest<string>, "q" | "sort" | "descending" | "size">;

/** The size that a list has when its URL names none. */
const usualSize = 50;

interface Change {
  q?: string;
  /** "-title" is descending. */
  sort?: string;
  size?: number;
  /** The place in the list; its beginning when missing. */
  at?: string;
}

/** How a list is sorted, as its URL has it. */
export function signedSort({ sort, descending }: Pick<ListView, "sort" | "descending">): string {
  return descending ? `-${sort}` : sort;
}

/** The address of a list with something changed: every change but of the place itself leads to its beginning. */
export function listHref(path: string, view: ListView, change: Change = {}): string {
  const { q = view.q, sort = signedSort(view), size = view.size, at } = change;
  const params = new URLSearchParams();
  if (q) params.set("q", q);
  params.set("sort", sort);
  if (size !== usualSize) params.set("size", String(size));
  if (at) params.set("at", at);
  return `${path}?${params}`;
}
