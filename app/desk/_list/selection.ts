/** Selected rows of a list, and the pages for bulk actions on them. */
import type { Selection } from "@/components/table/selection";
import type { Breadcrumb } from "@/components/ui/page-header";
import type { Actor } from "@/lib/auth/abilities";
import { mayBulkEdit } from "@/lib/bulk/queries";
import type { EntityName } from "@/lib/entities/registry";
import type { SearchParams } from "@/lib/list/params";
import { MAX_MERGED } from "@/lib/merge/schema";
import { parseId } from "@/lib/values/form-fields";
import { listPath } from "../../paths";
import { entityHeading } from "./entity-links";

/** The bulk edit page for a list's selection; undefined if the actor may not do anything there. */
export function listSelection(actor: Actor, entity: EntityName, store?: number): Selection | undefined {
  return mayBulkEdit(actor, entity) ? { path: `${listPath(entity)}/bulk-edit`, store } : undefined;
}

/** The ids in a page's search parameters. */
export const readIds = (params: SearchParams): number[] => [params.id ?? []].flat().flatMap((id) => parseId(id) ?? []);

/** The page that merges rows of a list; if there are too many, the first ones. */
export const mergeHref = (list: string, rows: { id: number }[]): string =>
  `${list}/merge?${rows
    .slice(0, MAX_MERGED)
    .map(({ id }) => `id=${id}`)
    .join("&")}`;

/** The breadcrumb of an entity's list. */
export function listCrumb(entity: EntityName): Breadcrumb {
  return { label: entityHeading(entity), href: listPath(entity) };
}
