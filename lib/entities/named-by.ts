/** Tables that are no entities and name an entity's rows, such as who did a change. */

import { isIn } from "../db/sql";
import { quoted } from "../db/tables";
import type { AnyEntity, Reader } from "./definition";

/** Those of the rows that are named there. */
export async function namedRows(
  reader: Pick<Reader, "$queryRaw">,
  { namedBy = [] }: Pick<AnyEntity, "namedBy">,
  ids: number[],
) {
  const named = new Set<number>();
  if (ids.length === 0) return named;
  for (const { table, column } of namedBy) {
    const rows = await reader.$queryRaw<{ id: number }[]>`
      SELECT DISTINCT ${quoted(column)} AS id FROM ${quoted(table)} WHERE ${isIn(quoted(column), ids)}`;
    for (const { id } of rows) named.add(id);
  }
  return named;
}
