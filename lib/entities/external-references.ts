/** References to an entity's rows from tables that are not entities, such as the author of a change. */

import { isIn } from "../db/sql";
import { quoteIdentifier } from "../db/tables";
import { formatCount } from "../values/format";
import type { AnyEntity } from "./definition";
import type { BlockedReason } from "./hooks";
import type { Reader } from "./model";

/** Why referenced rows cannot be deleted, by id; the first table that refers to a row gives the reason. */
export async function findExternalReferences(
  reader: Pick<Reader, "$queryRaw">,
  { externalReferences: namedBy = [] }: Pick<AnyEntity, "externalReferences">,
  ids: number[],
): Promise<Map<number, BlockedReason>> {
  const blocked = new Map<number, BlockedReason>();
  if (ids.length === 0) return blocked;
  for (const { table, column, reason, counted } of namedBy) {
    const rows = await reader.$queryRaw<{ id: number; count: bigint }[]>`
      SELECT ${quoteIdentifier(column)} AS id, count(*) AS count FROM ${quoteIdentifier(table)}
      WHERE ${isIn(quoteIdentifier(column), ids)} GROUP BY ${quoteIdentifier(column)}`;
    for (const { id, count } of rows) {
      if (!blocked.has(id)) blocked.set(id, { reason, detail: counted && formatCount(Number(count), ...counted) });
    }
  }
  return blocked;
}
