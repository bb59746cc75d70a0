import { findList } from "@/lib/entities/lists";
import { rowId } from "@/lib/values/form-fields";
import { recordPath } from "../../paths";

/** The path of a list. The list of a store's books is on the store's page: undefined without a store. */
export function listPath(name: string, store: number | undefined): string | undefined {
  const of = findList(name)?.of;
  if (!of) return `/desk/${name}`;
  return store === undefined ? undefined : recordPath({ entity: of, id: store });
}

/** The URL of the list with a saved view applied. */
export function viewHref(view: { list: string; query: string }, store: number | undefined): string | undefined {
  const path = listPath(view.list, store);
  return path && `${path}?${view.query}`;
}

/** Parses the store id of a URL or a form, for the list of its books. */
export function parseStoreId(id: unknown): number | undefined {
  const parsed = rowId.safeParse(id);
  return parsed.success ? parsed.data : undefined;
}
