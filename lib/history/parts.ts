import type { Entity } from "../audit/entities";
import { db } from "../db/client";
import { Prisma } from "../db/generated/sqlite/client";

const sql = Prisma.sql;

/** The rows whose history is told with a row's: of a book its places in the stores, also those that it had once. */
export async function partsOf(entity: Entity, id: number): Promise<number[]> {
  if (entity !== "book") return [];
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT k."id" AS id FROM "Stock" k WHERE k."bookId" = ${id}
    UNION ALL SELECT c."entityId" FROM "Change" c
    WHERE c."entity" = 'stock' AND c."action" = 'delete' AND CAST(c."before" ->> 'bookId' AS TEXT) = ${String(id)}`;
  // Sorted in the database, they would be found by another index, with all changes of any stock.
  const ids = new Set(rows.map((row) => row.id));
  return [...ids].sort((a, b) => b - a).slice(0, MOST);
}

/** SQLite joins at most 500 queries. */
const MOST = 400;

/** Where a page of changes goes on, in which order, and how many it may need. */
export interface Range {
  beyond: Prisma.Sql;
  order: Prisma.Sql;
  limit: number;
}

/** Of a row and its parts as many changes each as a page has, so that no index is read to its end. */
export function changesOfEach(
  { entity, id, parts }: { entity: Entity; id: number; parts: number[] },
  { beyond, order, limit }: Range,
): Prisma.Sql {
  const rows = [{ entity, id }, ...parts.map((part) => ({ entity: "stock", id: part }))];
  const each = rows.map(
    (row) => sql`SELECT few."id" FROM (SELECT c."id" FROM "Change" c
      WHERE c."entity" = ${row.entity} AND c."entityId" = ${row.id} AND ${beyond}
      ORDER BY c."id" ${order} LIMIT ${limit}) AS few`,
  );
  return sql`c."id" IN (${Prisma.join(each, " UNION ALL ")})`;
}
