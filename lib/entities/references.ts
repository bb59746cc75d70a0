/** Which rows refer to a row, so that it cannot go. Derived from the descriptions of all entities. */

import { Refusal } from "../commands/outcome";
import { Prisma } from "../db/generated/sqlite/client";
import { isIn } from "../db/sql";
import { quoted } from "../db/tables";
import { formatCount } from "../values/format";
import { described } from "./described";
import type { ReferenceTarget } from "./field-definition";
import type { DeletionPlan, KeptReason } from "./hooks";
import type { ModelName, Reader } from "./model";
import { namedRows } from "./named-by";

const sql = Prisma.sql;

interface ReferencingColumn {
  by: ModelName;
  table: Prisma.Sql;
  column: Prisma.Sql;
  /** What is counted: rows, or where one can name it several times, the rows that do. */
  counted: Prisma.Sql;
  keeps: NonNullable<ReferenceTarget["keeps"]>;
}

/** The columns that hold ids of this entity's rows, and keep those from being deleted. */
function referencingColumns(entity: ModelName): ReferencingColumn[] {
  return described().flatMap(({ name: by, table, fields, relations = {} }) => {
    const columns = Object.entries(fields).flatMap(([column, { refersTo }]) =>
      refersTo?.entity === entity && refersTo.keeps
        ? { by, table: quoted(table), column: quoted(column), counted: sql`*`, keeps: refersTo.keeps }
        : [],
    );
    const joined = Object.values(relations).flatMap(({ refersTo, through }) =>
      refersTo.entity === entity && refersTo.keeps
        ? {
            by,
            table: quoted(through.table),
            column: quoted(through.other),
            counted: sql`DISTINCT ${quoted(through.own)}`,
            keeps: refersTo.keeps,
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

/** Which rows can be deleted: those which no other row names, rows of some entities aside. */
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
    const { reason, counted } = column.keeps;
    return [[id, { reason, detail: formatCount(byEntity[column.by] ?? 0, ...counted) }]];
  });
  const description = described().find(({ name }) => name === entity) ?? {};
  return { kept: new Map([...kept, ...(await namedRows(reader, description, ids))]), dependents: [] };
}

/** Why a row cannot go while rows of another entity refer to it. */
export function referencesSentence(entity: ModelName, by: ModelName, count: number): string {
  const keeps = referencingColumns(entity).find((column) => column.by === by)?.keeps;
  return keeps?.sentence(count) ?? `${formatCount(count, "other row refers", "other rows refer")} to it.`;
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
