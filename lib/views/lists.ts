/** The lists whose state can be saved. */
import { type Actor, can } from "../auth/abilities";
import { allLists, findList, type NamedList } from "../entities/lists";
import { parseListRequest } from "../list/list";
import { parseViewQuery } from "./query";

const savable = allLists.filter((list) => list.savable);

/** The list with this name; undefined where there is none whose state can be saved. */
export const savableList = (name: unknown): NamedList | undefined => savable.find((list) => list.name === name);

/** The lists that this actor may see. */
export function listsFor(actor: Actor): NamedList[] {
  return savable.filter(({ ability }) => can(actor, ability));
}

/** Whether a view asks for a field, an order or a group that its list has no more. */
export function isOutdated(name: string, query: string): boolean {
  // Which row the list belongs to doesn't matter here.
  const list = findList(name)?.build(0);
  if (!list) return true;
  const asked = parseViewQuery(query);
  const { problems, sort, group } = parseListRequest(list, asked);
  return problems.length > 0 || (asked.sort ?? sort) !== sort || asked.group !== group;
}
