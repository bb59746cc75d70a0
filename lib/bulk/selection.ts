/** Which rows were chosen: by themselves, or as all that a list shows. */
import { createHash } from "node:crypto";
import { allLists, mainList } from "../entities/lists";
import type { EntityName } from "../entities/registry";
import { allIds } from "../list/all-ids";
import { type List, listRequest } from "../list/list";
import { MOST_ROWS, type Selection } from "./schema";

/** The ids of the rows, ascending, each once; undefined where there are more than can be edited at once. @throws TooSlow */
export async function selectedIds(entity: EntityName, selection: Selection): Promise<number[] | undefined> {
  if ("ids" in selection) return [...new Set(selection.ids)].sort((one, other) => one - other);
  const { q, where, store } = selection.all;
  const list = listOf(entity, store);
  if (!list) return [];
  return allIds(list, listRequest(list, { q, where }), MOST_ROWS);
}

/** The list of all rows or, of the books, that of one store. */
function listOf(entity: EntityName, store: number | undefined): List | undefined {
  const named =
    store === undefined ? mainList(entity) : allLists.find(({ rows, of }) => rows === entity && of === "store");
  return named?.open(store ?? 0);
}

/** Names these rows: others, or one more, have another name. */
export function nameOf(ids: number[]): string {
  return `${ids.length}-${createHash("sha256").update(ids.join()).digest("base64url").slice(0, 16)}`;
}
