/** The lists that can be exported: those that pages show. */
import { type Ability, type Actor, authorise } from "../auth/abilities";
import { CommandError } from "../commands/outcome";
import { findList } from "../entities/lists";
import { isEntity } from "../entities/registry";
import { getTitles } from "../entities/titles";
import { historyList } from "../history/list";
import { visibleEntities } from "../history/visibility";
import { type List, type ListRequest, parseListRequest } from "../list/list";
import { historyTable } from "./history-table";
import type { ExportInput } from "./schema";
import { type ExportTable, exportTable } from "./tables";

export interface ExportSource {
  list: List;
  table: ExportTable;
  /** Its title: "Books", "Books at Deckle Hay". */
  title: string;
}

/** The ability that an export of a list needs. */
export const exportAbility = (name: string): Ability => findList(name)?.ability ?? "history";

/** Opens a list; undefined if it, or its store or author, does not exist. */
async function openList(actor: Actor, name: string, ofId: number): Promise<ExportSource | undefined> {
  if (name === "history") {
    const visible = visibleEntities(actor);
    return { list: historyList(visible), table: historyTable(visible), title: "History" };
  }
  const found = findList(name);
  if (!found || !isEntity(found.entity)) return undefined;
  const { of, label, title, entity: rows } = found;
  const owner = of && (await getTitles([{ entity: of, id: ofId }]))(of, ofId);
  if (owner && !owner.isThere) return undefined;
  return {
    list: found.build(ofId),
    table: await exportTable(rows, of && { entity: of, id: ofId }),
    title: title?.(owner?.label ?? "") ?? label,
  };
}

/**
 * Checks and opens the requested list.
 * @throws ForbiddenError, and CommandError if it does not exist or its filter is invalid
 */
export async function openExport(
  actor: Actor,
  { list: name, of, q, where, sort }: ExportInput,
): Promise<ExportSource & { request: ListRequest }> {
  authorise(actor, exportAbility(name));
  const exported = await openList(actor, name, of);
  if (!exported) throw new CommandError("This list no longer exists.");
  const request = parseListRequest(exported.list, { q, where, sort });
  const [problem] = request.problems;
  if (problem) throw new CommandError(`Nothing was exported: the filter isn’t valid. ${problem.reason}`);
  return { ...exported, request };
}
