import type { ListRequest } from "@/lib/list/list";
import { defaultPageSize } from "@/lib/list/paging/page-sizes";

/** What of a list is in its URL. */
export type ListView = Pick<ListRequest, "q" | "sort" | "where" | "size" | "group">;

interface Change {
  q?: string;
  /** "-title" is descending. */
  sort?: string;
  where?: string;
  size?: number;
  /** The place in the list; its beginning when missing. */
  cursor?: string;
  /** By what its rows are counted; "" shows them again. */
  group?: string;
  /** With the form open that changes the filter. */
  edit?: boolean;
}

/** The address of a list with something changed: every change but of the place itself leads to its beginning. */
export function listHref(path: string, view: ListView, change: Change = {}): string {
  const query = listQuery(view, change);
  return query ? `${path}?${query}` : path;
}

/** The same without the path: what a saved view keeps. */
export function listQuery(view: ListView, change: Change = {}): string {
  const { q, sort, where, size, group, cursor, edit } = { ...view, ...change };
  const params = new URLSearchParams();
  if (q) params.set("q", q);
  if (where) params.set("where", where);
  if (sort) params.set("sort", sort);
  if (size !== defaultPageSize) params.set("size", String(size));
  if (group) params.set("group", group);
  if (cursor) params.set("cursor", cursor);
  if (edit) params.set("do", "edit");
  return params.toString();
}
