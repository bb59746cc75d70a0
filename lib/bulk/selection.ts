/** Resolves a selection: chosen rows, or all results of a list. */
import { createHash } from "node:crypto";
import { allLists, mainList } from "../entities/lists";
import type { EntityName } from "../entities/registry";
import { allIds } from "../list/all-ids";
import { type List, parseListRequest } from "../list/list";
import { MAX_BULK_ROWS, type Selection } from "./schema";

/** The distinct ids in ascending order; undefined if there are too many to edit. @throws QueryTimeoutError */
export async function selectedIds(entity: EntityName, selection: Selection): Promise<number[] | undefined> {
  if ("ids" in selection) return [...new Set(selection.ids)].sort((one, other) => one - other);
  const { q, where, store } = selection.all;
  const list = openList(entity, store);
  if (!list) return [];
  return allIds(list, parseListRequest(list, { q, where }), MAX_BULK_ROWS);
}

/** The list of all rows, or that of one store's books. */
function openList(entity: EntityName, store: number | undefined): List | undefined {
  const named =
    store === undefined ? mainList(entity) : allLists.find(({ entity: rows, of }) => rows === entity && of === "store");
  return named?.build(store ?? 0);
}

/** A hash of the ids, which differs for any other selection. */
export function hashSelection(ids: number[]): string {
  return `${ids.length}-${createHash("sha256").update(ids.join()).digest("base64url").slice(0, 16)}`;
}
