/** Which rows refer to a row, so that it cannot go. Derived from the descriptions of all entities. */

import { Prisma } from "../db/generated/sqlite/client";
import { isIn } from "../db/sql";
import { quoted } from "../db/tables";
import { formatCount } from "../format";
import type { DeletionPlan, KeptReason, Reader, ReferenceTarget } from "./definition";
import { allEntities, type EntityName, entities } from "./registry";

const sql = Prisma.sql;

interface ReferencingColumn {
  by: EntityName;
  table: Prisma.Sql;
  column: Prisma.Sql;
  /** What is counted: rows, or where one can name it several times, the rows that do. */
  counted: Prisma.Sql;
  target: ReferenceTarget;
}

/** The columns that hold ids of this entity's rows. Sessions and links go with their user, and do not count. */
function referencingColumns(entity: EntityName): ReferencingColumn[] {
  return allEntities.flatMap(({ name: by, table, fields, relations = {}, undoable }) => {
    if (!undoable) return [];
    const columns = Object.entries(fields).flatMap(([column, { refersTo }]) =>
      refersTo?.entity === entity
        ? { by, table: quoted(table), column: quoted(column), counted: sql`*`, target: refersTo }
        : [],
    );
    const joined = Object.values(relations).flatMap(({ refersTo, through }) =>
      refersTo.entity === entity
        ? {
            by,
            table: quoted(through.table),
            column: quoted(through.other),
            counted: sql`DISTINCT ${quoted(through.own)}`,
            target: refersTo,
          }
        : [],
    );
    return [...columns, ...joined];
  });
}

/** How many rows refer to each of these, by the entity of those rows. Rows that none refers to are left out. */
export async function countReferences(
  reader: Pick<Reader, "$queryRaw">,
  entity: EntityName,
  ids: number[],
): Promise<Map<number, Partial<Record<EntityName, number>>>> {
  const counts = new Map<number, Partial<Record<EntityName, number>>>();
  if (ids.length === 0) return counts;
  for (const { by, table, column, counted } of referencingColumns(entity)) {
    const rows = await reader.$queryRaw<{ id: number; count: bigint }[]>`
      SELECT ${column} AS id, count(${counted}) AS count FROM ${table}
      WHERE ${isIn(column, ids)} GROUP BY ${column}`;
    for (const { id, count } of rows) counts.set(id, { ...counts.get(id), [by]: Number(count) });
  }
  return counts;
}

/** Which rows can be deleted: those to which no other row refers. */
export async function planDeletion(reader: Reader, entity: EntityName, ids: number[]): Promise<DeletionPlan> {
  const counts = await countReferences(reader, entity, ids);
  const kept = [...counts].flatMap(([id, byEntity]): [number, KeptReason][] => {
    const column = referencingColumns(entity).find(({ by }) => byEntity[by]);
    if (!column) return [];
    const { reason, counted } = column.target;
    return [[id, { reason, detail: formatCount(byEntity[column.by] ?? 0, ...counted) }]];
  });
  return { kept: new Map(kept), dependents: [] };
}

/** Why a row cannot go while rows of another entity refer to it. */
export function referencesSentence(entity: EntityName, by: EntityName, count: number): string {
  const target = referencingColumns(entity).find((column) => column.by === by)?.target;
  return target?.blocked(count) ?? `${count} ${entities[by].label.many} refer to it.`;
}
