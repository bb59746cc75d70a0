/** Which rows refer to a row, so that it cannot go. Derived from the descriptions of all entities. */

import { Prisma } from "../db/generated/sqlite/client";
import { isIn } from "../db/sql";
import { quoted } from "../db/tables";
import { formatCount } from "../format";
import { Refusal } from "../outcome";
import type { DeletionPlan, KeptReason, ModelName, Reader, ReferenceTarget } from "./definition";
import { described } from "./described";

const sql = Prisma.sql;

interface ReferencingColumn {
  by: ModelName;
  table: Prisma.Sql;
  column: Prisma.Sql;
  /** What is counted: rows, or where one can name it several times, the rows that do. */
  counted: Prisma.Sql;
  target: ReferenceTarget;
}

/** The columns that hold ids of this entity's rows. Sessions and links go with their user, and do not count. */
function referencingColumns(entity: ModelName): ReferencingColumn[] {
  return described().flatMap(({ name: by, table, fields, relations = {}, undoable }) => {
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
  entity: ModelName,
  ids: number[],
): Promise<Map<number, Partial<Record<ModelName, number>>>> {
  const counts = new Map<number, Partial<Record<ModelName, number>>>();
  if (ids.length === 0) return counts;
  for (const { by, table, column, counted } of referencingColumns(entity)) {
    const rows = await reader.$queryRaw<{ id: number; count: bigint }[]>`
      SELECT ${column} AS id, count(${counted}) AS count FROM ${table}
      WHERE ${isIn(column, ids)} GROUP BY ${column}`;
    for (const { id, count } of rows) counts.set(id, { ...counts.get(id), [by]: Number(count) });
  }
  return counts;
}

/** Which rows can be deleted: those to which no other row refers, those of some entities aside. */
export async function planDeletion(
  reader: Reader,
  entity: ModelName,
  ids: number[],
  except: ModelName[] = [],
): Promise<DeletionPlan> {
  const counts = await countReferences(reader, entity, ids);
  const kept = [...counts].flatMap(([id, byEntity]): [number, KeptReason][] => {
    const column = referencingColumns(entity).find(({ by }) => byEntity[by] && !except.includes(by));
    if (!column) return [];
    const { reason, counted } = column.target;
    return [[id, { reason, detail: formatCount(byEntity[column.by] ?? 0, ...counted) }]];
  });
  return { kept: new Map(kept), dependents: [] };
}

/** Why a row cannot go while rows of another entity refer to it. */
export function referencesSentence(entity: ModelName, by: ModelName, count: number): string {
  const target = referencingColumns(entity).find((column) => column.by === by)?.target;
  return target?.blocked(count) ?? `${formatCount(count, "other row refers", "other rows refer")} to it.`;
}

/** @throws Refusal while rows of another entity refer to this one, those of some entities aside */
export async function refuseReferenced(
  tx: Pick<Reader, "$queryRaw">,
  entity: ModelName,
  { id, label }: { id: number; label: string },
  except: ModelName[] = [],
): Promise<void> {
  const counts = (await countReferences(tx, entity, [id])).get(id) ?? {};
  const by = described().find(({ name }) => counts[name] && !except.includes(name))?.name;
  if (!by) return;
  throw new Refusal(`${label} cannot be deleted yet. ${referencesSentence(entity, by, counts[by] ?? 0)}`);
}
