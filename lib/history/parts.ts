import { db } from "../db/client";
import { Prisma } from "../db/generated/sqlite/client";
import { quoteIdentifier } from "../db/tables";
import type { EntityName } from "../entities/registry";
import { historyParts, type RowId } from "../entities/rows";

const sql = Prisma.sql;

/** The rows whose history is shown as part of a row's, newest first: for a book its current and former stock. */
export async function getParts(entity: EntityName, id: number): Promise<RowId[]> {
  const found = await Promise.all(
    historyParts(entity).map(({ part: { name, table }, field }) => getPartsIn(name, table, field, id)),
  );
  return found.flat().slice(0, MAX_PARTS);
}

async function getPartsIn(entity: EntityName, table: Prisma.ModelName, field: string, id: number): Promise<RowId[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT k."id" AS id FROM ${quoteIdentifier(table)} k WHERE k.${quoteIdentifier(field)} = ${id}
    UNION ALL SELECT c."entityId" FROM "Change" c
    WHERE c."entity" = ${entity} AND c."action" = 'delete' AND CAST(c."before" ->> ${field} AS TEXT) = ${String(id)}`;
  // Sorting in SQL would make the database choose another index and read all changes of stock.
  const ids = new Set(rows.map((row) => row.id));
  return [...ids].sort((a, b) => b - a).map((part) => ({ entity, id: part }));
}

/** SQLite allows at most 500 terms in a compound SELECT. */
const MAX_PARTS = 400;

/** The cursor condition, order and size of a page of changes. */
export interface PageRange {
  beyond: Prisma.Sql;
  order: Prisma.Sql;
  limit: number;
}

/** A page's worth of changes for each row and part, so that no index is read to its end. */
export function changesOfEach(
  { entity, id, parts }: RowId & { parts: RowId[] },
  { beyond, order, limit }: PageRange,
): Prisma.Sql {
  const rows = [{ entity, id }, ...parts];
  const each = rows.map(
    (row) => sql`SELECT few."id" FROM (SELECT c."id" FROM "Change" c
      WHERE c."entity" = ${row.entity} AND c."entityId" = ${row.id} AND ${beyond}
      ORDER BY c."id" ${order} LIMIT ${limit}) AS few`,
  );
  return sql`c."id" IN (${Prisma.join(each, " UNION ALL ")})`;
}
