import { db } from "../db/client";
import { Prisma } from "../db/generated/sqlite/client";
import { isIn } from "../db/sql";
import { quoteIdentifier } from "../db/tables";
import { recordedFields, titleInRow } from "../history/record";
import { type EntityName, entities, isEntity } from "./registry";
import { type RowId, rowKey } from "./rows";

const sql = Prisma.sql;

/** The current titles of rows or, for deleted rows, their last ones. */
export async function getTitles(rows: { entity: string; id: number }[]) {
  const wanted = rows.filter((row): row is RowId => isEntity(row.entity));
  const there = await getLabels(wanted);
  const former = await getDeletedLabels(wanted.filter((row) => !there.has(rowKey(row))));
  return (entity: string, id: number) => {
    const key = rowKey({ entity, id });
    return { label: there.get(key) ?? former.get(key), isThere: there.has(key) };
  };
}

/** The titles of existing rows. */
async function getLabels(rows: RowId[]): Promise<Map<string, string | undefined>> {
  if (rows.length === 0) return new Map();
  const each = [...idsByEntity(rows)].map(([entity, ids]) => {
    const { table, title } = entities[entity];
    const { text, from } =
      typeof title === "string"
        ? { text: sql`r.${quoteIdentifier(title)}`, from: sql`${quoteIdentifier(table)} r` }
        : title;
    return sql`SELECT CAST(${entity} AS TEXT) AS entity, r."id" AS id, ${text} AS label FROM ${from}
      WHERE ${isIn(sql`r."id"`, ids)}`;
  });
  const there = await db.$queryRaw<(RowId & { label: string | null })[]>(Prisma.join(each, " UNION ALL "));
  return new Map(there.map(({ label, ...row }) => [rowKey(row), label ?? undefined]));
}

async function getDeletedLabels(rows: RowId[]): Promise<Map<string, string | undefined>> {
  if (rows.length === 0) return new Map();
  const each = [...idsByEntity(rows)].map(([entity, ids]) => ({ entity, entityId: { in: ids } }));
  const deletions = await db.change.findMany({
    where: { action: "delete", OR: each },
    orderBy: { id: "asc" },
    select: { entity: true, entityId: true, before: true },
  });
  return new Map(
    deletions.map(({ entity, entityId, before }) => [`${entity} ${entityId}`, titleInRow(recordedFields(before))]),
  );
}

function idsByEntity(rows: RowId[]): Map<EntityName, number[]> {
  const ids = new Map<EntityName, Set<number>>();
  for (const { entity, id } of rows) ids.set(entity, (ids.get(entity) ?? new Set()).add(id));
  return new Map([...ids].map(([entity, ids]) => [entity, [...ids]]));
}
