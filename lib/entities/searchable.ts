/** The tables with a search index or a row counter, from the definitions. */
import type { SearchableTable } from "../search/searchable";
import { allEntities } from "./registry";

export const searchable: readonly SearchableTable[] = allEntities.flatMap(({ table, search, counted }) =>
  search || counted ? [{ table, search, counted }] : [],
);
