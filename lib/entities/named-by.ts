/** Tables that are no entities and name an entity's rows, such as who did a change. */

import { isIn } from "../db/sql";
import { quoted } from "../db/tables";
import { formatCount } from "../values/format";
import type { AnyEntity } from "./definition";
import type { KeptReason } from "./hooks";
import type { Reader } from "./model";

/** Why rows that are named there are kept, by their ids; the first table that names a row gives the reason. */
export async function namedRows(
  reader: Pick<Reader, "$queryRaw">,
  { namedBy = [] }: Pick<AnyEntity, "namedBy">,
  ids: number[],
): Promise<Map<number, KeptReason>> {
  const kept = new Map<number, KeptReason>();
  if (ids.length === 0) return kept;
  for (const { table, column, reason, counted } of namedBy) {
    const rows = await reader.$queryRaw<{ id: number; count: bigint }[]>`
      SELECT ${quoted(column)} AS id, count(*) AS count FROM ${quoted(table)}
      WHERE ${isIn(quoted(column), ids)} GROUP BY ${quoted(column)}`;
    for (const { id, count } of rows) {
      if (!kept.has(id)) kept.set(id, { reason, detail: counted && formatCount(Number(count), ...counted) });
    }
  }
  return kept;
}
