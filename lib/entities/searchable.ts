/** The tables that the database keeps a search index or a row counter of, as the descriptions say. */
import type { SearchableTable } from "../search/searchable";
import { allEntities } from "./registry";

export const searchable: readonly SearchableTable[] = allEntities.flatMap(({ table, search, counted }) =>
  search || counted ? [{ table, search, counted }] : [],
);
