import "server-only";
import type { Actor } from "@/lib/auth/abilities";
import { importProblems } from "@/lib/import/queries";
import type { ImportSettings } from "@/lib/import/settings";

/** Suggestions accepted at once: they are stored in the settings of the import. */
export const MAX_SUGGESTIONS = 10_000;

/** The fixes plus all suggestions of this kind, except for cells that were fixed by hand. */
export async function withAllSuggestions(
  actor: Actor,
  id: number,
  kind: string,
  settings: ImportSettings,
): Promise<ImportSettings["fixes"]> {
  const fixes = { ...settings.fixes };
  for (let page = 1, pages = 1; page <= pages && page * 50 <= MAX_SUGGESTIONS; page++) {
    const found = await importProblems(actor, id, { kind, page });
    pages = found.pages;
    for (const { line, column, suggestion } of found.problems) {
      if (column !== null && suggestion !== undefined) fixes[line] = { [column]: suggestion, ...fixes[line] };
    }
  }
  return fixes;
}
