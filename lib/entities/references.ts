/** Which rows refer to a row, so that it cannot be deleted. Derived from the definitions of all entities. */

import { CommandError } from "../commands/outcome";
import { Prisma } from "../db/generated/sqlite/client";
import { isIn } from "../db/sql";
import { quoteIdentifier } from "../db/tables";
import { formatCount } from "../values/format";
import { findExternalReferences } from "./external-references";
import type { ReferenceTarget } from "./field-definition";
import type { BlockedReason, DeletionPlan } from "./hooks";
import type { ModelName, Reader } from "./model";
import { registeredEntities } from "./registered-entities";

const sql = Prisma.sql;

interface ReferencingColumn {
  by: ModelName;
  table: Prisma.Sql;
  column: Prisma.Sql;
  /** What is counted: rows, or distinct rows where one can refer to it several times. */
  counted: Prisma.Sql;
  keeps: NonNullable<ReferenceTarget["restrict"]>;
}

/** The columns that refer to this entity's rows, and restrict their deletion. */
function referencingColumns(entity: ModelName): ReferencingColumn[] {
  return registeredEntities().flatMap(({ name: by, table, fields, relations = {} }) => {
    const columns = Object.entries(fields).flatMap(([column, { refersTo }]) =>
      refersTo?.entity === entity && refersTo.restrict
        ? {
            by,
            table: quoteIdentifier(table),
            column: quoteIdentifier(column),
            counted: sql`*`,
            keeps: refersTo.restrict,
          }
        : [],
    );
    const joined = Object.values(relations).flatMap(({ refersTo, through }) =>
      refersTo.entity === entity && refersTo.restrict
        ? {
            by,
            table: quoteIdentifier(through.table),
            column: quoteIdentifier(through.other),
            counted: sql`DISTINCT ${quoteIdentifier(through.own)}`,
            keeps: refersTo.restrict,
          }
        : [],
    );
    return [...columns, ...joined];
  });
}

/** The number of rows that refer to each of these, by their entity. Rows without references are left out. */
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

/** Which rows can be deleted: those without references, except from some entities. */
export async function planDeletion(
  reader: Reader,
  entity: ModelName,
  ids: number[],
  except: ModelName[] = [],
): Promise<DeletionPlan> {
  const counts = await countReferences(reader, entity, ids);
  const blocked = [...counts].flatMap(([id, byEntity]): [number, BlockedReason][] => {
    const column = referencingColumns(entity).find(({ by }) => byEntity[by] && !except.includes(by));
    if (!column) return [];
    const { reason, counted } = column.keeps;
    return [[id, { reason, detail: formatCount(byEntity[column.by] ?? 0, ...counted) }]];
  });
  const description = registeredEntities().find(({ name }) => name === entity) ?? {};
  return {
    blocked: new Map([...blocked, ...(await findExternalReferences(reader, description, ids))]),
    dependents: [],
  };
}

/** Why a row cannot be deleted while rows of another entity refer to it. */
export function referencesMessage(entity: ModelName, by: ModelName, count: number): string {
  const keeps = referencingColumns(entity).find((column) => column.by === by)?.keeps;
  return keeps?.message(count) ?? `${formatCount(count, "other row refers", "other rows refer")} to it.`;
}

/** @throws CommandError while rows of another entity refer to this one, except from some entities */
export async function refuseReferenced(
  tx: Pick<Reader, "$queryRaw">,
  entity: ModelName,
  { id, label }: { id: number; label: string },
  except: ModelName[] = [],
): Promise<void> {
  const counts = (await countReferences(tx, entity, [id])).get(id) ?? {};
  const by = registeredEntities().find(({ name }) => counts[name] && !except.includes(name))?.name;
  if (!by) return;
  throw new CommandError(`${label} cannot be deleted yet. ${referencesMessage(entity, by, counts[by] ?? 0)}`);
}
