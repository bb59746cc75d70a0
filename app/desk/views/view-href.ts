import { findList } from "@/lib/entities/lists";
import { rowId } from "@/lib/values/form-fields";
import { recordPath } from "../../paths";

/** Where a list is at the desk. That of the books of a store is on the store's page: undefined without a store. */
export function listPath(name: string, store: number | undefined): string | undefined {
  const of = findList(name)?.of;
  if (!of) return `/desk/${name}`;
  return store === undefined ? undefined : recordPath({ entity: of, id: store });
}

/** The address at which a list shows a saved view. */
export function viewHref(view: { list: string; query: string }, store: number | undefined): string | undefined {
  const path = listPath(view.list, store);
  return path && `${path}?${view.query}`;
}

/** The store that an address or a form names, for the list of its books. */
export function parseStoreId(id: unknown): number | undefined {
  const parsed = rowId.safeParse(id);
  return parsed.success ? parsed.data : undefined;
}
