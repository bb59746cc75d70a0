/** All lists of all entities, by their names in URLs, saved views and exports. */
import type { EntityList } from "./definition";
import { allEntities } from "./registry";

export interface NamedList extends EntityList {
  name: string;
}

export const allLists: NamedList[] = allEntities.flatMap(({ lists = {} }) =>
  Object.entries(lists).map(([name, list]) => ({ name, ...list })),
);

/** The list with this name; undefined where there is none. */
export const findList = (name: unknown): NamedList | undefined => allLists.find((list) => list.name === name);

/** The list that shows all rows of an entity. */
export const mainList = (entity: string): NamedList | undefined =>
  allLists.find(({ entity: rows, of }) => rows === entity && of === undefined);
