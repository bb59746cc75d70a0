/** The names of exportable lists: those of all entities, and the history. */
import { allLists } from "../entities/lists";

export const exportNames = [...allLists.map(({ name }) => name), "history"];

export const isExportable = (name: string): boolean => exportNames.includes(name);
