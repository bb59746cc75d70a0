/** The lists that can be exported, by their names: every entity's, and the history. */
import { allLists } from "../entities/lists";

export const exportNames = [...allLists.map(({ name }) => name), "history"];

export const isExportable = (name: string): boolean => exportNames.includes(name);
