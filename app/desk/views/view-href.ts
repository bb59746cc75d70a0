import { rowId } from "@/lib/fields";
import type { ViewList } from "@/lib/views/schema";

/** Where a list is at the desk. The books of a store are on its own page: undefined without a store. */
export function listPath(list: ViewList, store: number | undefined): string | undefined {
  if (list !== "stock") return `/desk/${list}`;
  return store === undefined ? undefined : `/desk/stores/${store}`;
}

/** The address at which a list shows a saved view. */
export function viewHref(view: { list: ViewList; query: string }, store: number | undefined): string | undefined {
  const path = listPath(view.list, store);
  return path && `${path}?${view.query}`;
}

/** The store that an address or a form names, for the list of its books. */
export function storeNamed(id: unknown): number | undefined {
  const parsed = rowId.safeParse(id);
  return parsed.success ? parsed.data : undefined;
}
