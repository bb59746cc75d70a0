/** The lists that can be taken out: each is the list that its page shows. */
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
  /** What it is of: "Books", "Books at Deckle Hay". */
  title: string;
}

/** The ability that an export of a list needs. */
export const exportAbility = (name: string): Ability => findList(name)?.ability ?? "history";

/** The list; undefined where there is none, or no store or author with this id. */
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
 * The list that is asked for, and what of it, for who may see it. @throws ForbiddenError, and CommandError where it is not there or
 * its filter makes no sense
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
