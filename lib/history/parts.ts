import { db } from "../db/client";
import { Prisma } from "../db/generated/sqlite/client";
import { quoteIdentifier } from "../db/tables";
import type { EntityName } from "../entities/registry";
import { historyParts, type RowId } from "../entities/rows";

const sql = Prisma.sql;

/** The rows whose history is part of a row's, the latest first: of a book its stock, also that which it had once. */
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
  // Sorted in the database, they would be found by another index, with all changes of any stock.
  const ids = new Set(rows.map((row) => row.id));
  return [...ids].sort((a, b) => b - a).map((part) => ({ entity, id: part }));
}

/** SQLite joins at most 500 queries. */
const MAX_PARTS = 400;

/** Where a page of changes goes on, in which order, and how many it may need. */
export interface PageRange {
  beyond: Prisma.Sql;
  order: Prisma.Sql;
  limit: number;
}

/** Of a row and its parts as many changes each as a page has, so that no index is read to its end. */
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
