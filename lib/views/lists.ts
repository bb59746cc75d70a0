/** The lists that support saved views. */
import { type Actor, can } from "../auth/abilities";
import { allLists, findList, type NamedList } from "../entities/lists";
import { parseListRequest } from "../list/list";
import { parseViewQuery } from "./query";

const savable = allLists.filter((list) => list.savable);

/** The list with this name; undefined where it does not support saved views. */
export const savableList = (name: unknown): NamedList | undefined => savable.find((list) => list.name === name);

/** The lists that this actor may see. */
export function listsFor(actor: Actor): NamedList[] {
  return savable.filter(({ ability }) => can(actor, ability));
}

/** Whether a view uses a field, sort or group that its list no longer has. */
export function isOutdated(name: string, query: string): boolean {
  // The row that the list belongs to doesn't matter here.
  const list = findList(name)?.build(0);
  if (!list) return true;
  const asked = parseViewQuery(query);
  const { problems, sort, group } = parseListRequest(list, asked);
  return problems.length > 0 || (asked.sort ?? sort) !== sort || asked.group !== group;
}
