/** What the lists are whose state can be saved. */

import { type Ability, type Actor, can } from "../auth/abilities";
import { authorList } from "../authors/list";
import { bookList } from "../books/list";
import { computerList } from "../computers/list";
import { type List, listRequest } from "../list/list";
import { storeList, storeStockList } from "../stores/list";
import { userList } from "../users/list";
import { paramsOf } from "./query";
import { type ViewList, viewLists } from "./schema";

export const lists: Record<ViewList, { label: string; needs: Ability; list: List }> = {
  books: { label: "Books", needs: "desk", list: bookList },
  authors: { label: "Authors", needs: "desk", list: authorList },
  stores: { label: "Stores", needs: "desk", list: storeList },
  // The same for every store: which one doesn't matter here.
  stock: { label: "Books of a store", needs: "desk", list: storeStockList(0) },
  computers: { label: "Computers", needs: "desk", list: computerList },
  users: { label: "Users", needs: "users.manage", list: userList },
};

/** The list with this name; undefined where there is none whose state can be saved. */
export function viewListNamed(name: unknown): ViewList | undefined {
  return viewLists.find((list) => list === name);
}

/** The lists that this actor may see. */
export function listsFor(actor: Actor): ViewList[] {
  return viewLists.filter((list) => can(actor, lists[list].needs));
}

/** Whether a view asks for a field, an order or a group that its list has no more. */
export function asksForMissing(list: ViewList, query: string): boolean {
  const asked = paramsOf(query);
  const { problems, sort, group } = listRequest(lists[list].list, asked);
  return problems.length > 0 || (asked.sort ?? sort) !== sort || asked.group !== group;
}
