/** Rows that are chosen in a list, on their way to the page on which something is done to them. */
import type { Choosing } from "@/components/table/selection";
import type { Crumb } from "@/components/ui/page-header";
import type { Actor } from "@/lib/auth/abilities";
import { mayDoAny } from "@/lib/bulk/queries";
import type { EntityName } from "@/lib/entities/registry";
import type { SearchParams } from "@/lib/list/params";
import { MOST_MERGED } from "@/lib/merge/schema";
import { readId } from "@/lib/values/form-fields";
import { listPathOf } from "../../paths";
import { entityHeading } from "./entity-links";

/** Where the chosen rows of a list go on to; undefined where the actor could do nothing to them. */
export function choosing(actor: Actor, entity: EntityName, store?: number): Choosing | undefined {
  return mayDoAny(actor, entity) ? { path: `${listPathOf(entity)}/bulk-edit`, store } : undefined;
}

/** The rows that an address names. */
export const idsIn = (params: SearchParams): number[] => [params.id ?? []].flat().flatMap((id) => readId(id) ?? []);

/** The page on which rows of a list are made one: of more than it takes, the first. */
export const mergeHref = (list: string, rows: { id: number }[]): string =>
  `${list}/merge?${rows
    .slice(0, MOST_MERGED)
    .map(({ id }) => `id=${id}`)
    .join("&")}`;

/** The way back to the list. */
export function listCrumb(entity: EntityName): Crumb {
  return { label: entityHeading(entity), href: listPathOf(entity) };
}
