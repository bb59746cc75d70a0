import type { ListRequest } from "@/lib/list/list";
import { defaultPageSize } from "@/lib/list/paging/page-sizes";

/** The state of a list that its URL holds. */
export type ListView = Pick<ListRequest, "q" | "sort" | "where" | "size" | "group">;

interface Change {
  q?: string;
  /** "-title" is descending. */
  sort?: string;
  where?: string;
  size?: number;
  /** The position in the list; the first page when missing. */
  cursor?: string;
  /** The grouping; "" removes it. */
  group?: string;
  /** Opens the filter form. */
  edit?: boolean;
}

/** The URL of a list with some changes. Every change but of the cursor leads to the first page. */
export function listHref(path: string, view: ListView, change: Change = {}): string {
  const query = listQuery(view, change);
  return query ? `${path}?${query}` : path;
}

/** The same without the path: what a saved view stores. */
export function listQuery(view: ListView, change: Change = {}): string {
  const { q, sort, where, size, group, cursor, edit } = { ...view, ...change };
  const params = new URLSearchParams();
  if (q) params.set("q", q);
  if (where) params.set("where", where);
  if (sort) params.set("sort", sort);
  if (size !== defaultPageSize) params.set("size", String(size));
  if (group) params.set("group", group);
  if (cursor) params.set("cursor", cursor);
  if (edit) params.set("intent", "edit");
  return params.toString();
}
