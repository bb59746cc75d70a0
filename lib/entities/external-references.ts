/** Tables that are no entities and name an entity's rows, such as who did a change. */

import { isIn } from "../db/sql";
import { quoteIdentifier } from "../db/tables";
import { formatCount } from "../values/format";
import type { AnyEntity } from "./definition";
import type { BlockedReason } from "./hooks";
import type { Reader } from "./model";

/** Why rows that are named there are kept, by their ids; the first table that names a row gives the reason. */
export async function findExternalReferences(
  reader: Pick<Reader, "$queryRaw">,
  { externalReferences: namedBy = [] }: Pick<AnyEntity, "externalReferences">,
  ids: number[],
): Promise<Map<number, BlockedReason>> {
  const kept = new Map<number, BlockedReason>();
  if (ids.length === 0) return kept;
  for (const { table, column, reason, counted } of namedBy) {
    const rows = await reader.$queryRaw<{ id: number; count: bigint }[]>`
      SELECT ${quoteIdentifier(column)} AS id, count(*) AS count FROM ${quoteIdentifier(table)}
      WHERE ${isIn(quoteIdentifier(column), ids)} GROUP BY ${quoteIdentifier(column)}`;
    for (const { id, count } of rows) {
      if (!kept.has(id)) kept.set(id, { reason, detail: counted && formatCount(Number(count), ...counted) });
    }
  }
  return kept;
}
