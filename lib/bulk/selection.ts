/** Which rows were chosen: by themselves, or as all that a list shows. */
import { createHash } from "node:crypto";
import { authorList } from "../authors/list";
import { bookList } from "../books/list";
import { computerList } from "../computers/list";
import { allIds } from "../list/all-ids";
import { type List, listRequest } from "../list/list";
import { storeList, storeStockList } from "../stores/list";
import { userList } from "../users/list";
import { type BulkEntity, MOST_ROWS, type Selection } from "./schema";

const lists: Record<BulkEntity, List> = {
  book: bookList,
  author: authorList,
  store: storeList,
  computer: computerList,
  user: userList,
};

/** The ids of the rows, ascending, each once; undefined where there are more than can be edited at once. @throws TooSlow */
export async function selectedIds(entity: BulkEntity, selection: Selection): Promise<number[] | undefined> {
  if ("ids" in selection) return [...new Set(selection.ids)].sort((one, other) => one - other);
  const { q, where, store } = selection.all;
  const list = entity === "book" && store !== undefined ? storeStockList(store) : lists[entity];
  return allIds(list, listRequest(list, { q, where }), MOST_ROWS);
}

/** Names these rows: others, or one more, have another name. */
export function nameOf(ids: number[]): string {
  return `${ids.length}-${createHash("sha256").update(ids.join()).digest("base64url").slice(0, 16)}`;
}
