/** The lists that can be taken out: each is the list that its page shows. */
import { type Ability, type Actor, authorise } from "../auth/abilities";
import { Refusal } from "../commands/outcome";
import { findList } from "../entities/lists";
import { isEntity } from "../entities/registry";
import { titlesOf } from "../entities/titles";
import { historyList } from "../history/list";
import { visibleTo } from "../history/visibility";
import { type List, type ListRequest, listRequest } from "../list/list";
import { historyTable } from "./history-table";
import type { ExportInput } from "./schema";
import { type ExportTable, exportTable } from "./tables";

export interface Exported {
  list: List;
  table: ExportTable;
  /** What it is of: "Books", "Books at Deckle Hay". */
  title: string;
}

/** The ability that an export of a list needs. */
export const exportAbility = (name: string): Ability => findList(name)?.ability ?? "history";

/** The list; undefined where there is none, or no store or author with this id. */
async function open(actor: Actor, name: string, ofId: number): Promise<Exported | undefined> {
  if (name === "history") {
    const visible = visibleTo(actor);
    return { list: historyList(visible), table: historyTable(visible), title: "History" };
  }
  const found = findList(name);
  if (!found || !isEntity(found.rows)) return undefined;
  const { of, label, title, rows } = found;
  const owner = of && (await titlesOf([{ entity: of, id: ofId }]))(of, ofId);
  if (owner && !owner.isThere) return undefined;
  return {
    list: found.open(ofId),
    table: await exportTable(rows, of && { entity: of, id: ofId }),
    title: title?.(owner?.name ?? "") ?? label,
  };
}

/**
 * The list that is asked for, and what of it, for who may see it. @throws Forbidden, and Refusal where it is not there or
 * its filter makes no sense
 */
export async function openExport(
  actor: Actor,
  { list: name, of, q, where, sort }: ExportInput,
): Promise<Exported & { request: ListRequest }> {
  authorise(actor, exportAbility(name));
  const exported = await open(actor, name, of);
  if (!exported) throw new Refusal("This list is not there any more.");
  const request = listRequest(exported.list, { q, where, sort });
  const [problem] = request.problems;
  if (problem) throw new Refusal(`Nothing was exported: the filter cannot be read. ${problem.reason}`);
  return { ...exported, request };
}
