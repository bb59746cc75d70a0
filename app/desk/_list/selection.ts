/** Rows that are chosen in a list, on their way to the page on which something is done to them. */
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

/** Where the chosen rows of a list go on to; undefined where the actor could do nothing to them. */
export function listSelection(actor: Actor, entity: EntityName, store?: number): Selection | undefined {
  return mayBulkEdit(actor, entity) ? { path: `${listPath(entity)}/bulk-edit`, store } : undefined;
}

/** The rows that an address names. */
export const readIds = (params: SearchParams): number[] => [params.id ?? []].flat().flatMap((id) => parseId(id) ?? []);

/** The page on which rows of a list are made one: of more than it takes, the first. */
export const mergeHref = (list: string, rows: { id: number }[]): string =>
  `${list}/merge?${rows
    .slice(0, MAX_MERGED)
    .map(({ id }) => `id=${id}`)
    .join("&")}`;

/** The way back to the list. */
export function listCrumb(entity: EntityName): Breadcrumb {
  return { label: entityHeading(entity), href: listPath(entity) };
}
