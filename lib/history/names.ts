import type { Entity } from "../audit/entities";
import { fieldsIn, nameOf } from "../audit/record";
import { db } from "../db/client";
import { Prisma } from "../db/generated/sqlite/client";
import { isIn } from "../db/sql";

const sql = Prisma.sql;

interface Row {
  entity: Entity;
  id: number;
}

/** What rows are called today or, where they have been deleted, were called last. */
export async function namesOf(rows: Row[]) {
  const wanted = rows.filter(({ entity }) => isLabelled(entity));
  const there = await labelsOf(wanted);
  const former = await formerNames(wanted.filter((row) => !there.has(keyOf(row))));
  return (entity: Entity, id: number) => {
    const key = keyOf({ entity, id });
    return { name: there.get(key) ?? former.get(key), isThere: there.has(key) };
  };
}

const keyOf = ({ entity, id }: Row) => `${entity} ${id}`;

/** What those are called that are there. */
async function labelsOf(rows: Row[]): Promise<Map<string, string | undefined>> {
  if (rows.length === 0) return new Map();
  const each = [...idsByEntity(rows)].map(([entity, ids]) => {
    const { label, from } = labelled[entity];
    return sql`SELECT CAST(${entity} AS TEXT) AS entity, r."id" AS id, ${label} AS label FROM ${from}
      WHERE ${isIn(sql`r."id"`, ids)}`;
  });
  const there = await db.$queryRaw<(Row & { label: string | null })[]>(Prisma.join(each, " UNION ALL "));
  return new Map(there.map(({ label, ...row }) => [keyOf(row), label ?? undefined]));
}

async function formerNames(rows: Row[]): Promise<Map<string, string | undefined>> {
  if (rows.length === 0) return new Map();
  const each = [...idsByEntity(rows)].map(([entity, ids]) => ({ entity, entityId: { in: ids } }));
  const deletions = await db.change.findMany({
    where: { action: "delete", OR: each },
    orderBy: { id: "asc" },
    select: { entity: true, entityId: true, before: true },
  });
  return new Map(deletions.map(({ entity, entityId, before }) => [`${entity} ${entityId}`, nameOf(fieldsIn(before))]));
}

function idsByEntity(rows: Row[]): Map<Entity, number[]> {
  const ids = new Map<Entity, Set<number>>();
  for (const { entity, id } of rows) ids.set(entity, (ids.get(entity) ?? new Set()).add(id));
  return new Map([...ids].map(([entity, ids]) => [entity, [...ids]]));
}

const ofUser = sql`JOIN "User" u ON u."id" = r."userId"`;

/** Whether the history knows what such rows are called: what an older version wrote may be of another kind. */
const isLabelled = (entity: string): entity is Entity => Object.hasOwn(labelled, entity);

const labelled: Record<Entity, { label: Prisma.Sql; from: Prisma.Sql }> = {
  user: { label: sql`r."username"`, from: sql`"User" r` },
  author: { label: sql`r."name"`, from: sql`"Author" r` },
  book: { label: sql`r."title"`, from: sql`"Book" r` },
  store: { label: sql`r."name"`, from: sql`"Store" r` },
  stock: {
    label: sql`b."title" || ' at ' || s."name"`,
    from: sql`"Stock" r JOIN "Book" b ON b."id" = r."bookId" JOIN "Store" s ON s."id" = r."storeId"`,
  },
  computer: { label: sql`r."name"`, from: sql`"Computer" r` },
  session: { label: sql`u."username"`, from: sql`"Session" r ${ofUser}` },
  oneTimeLink: { label: sql`u."username"`, from: sql`"OneTimeLink" r ${ofUser}` },
  savedView: { label: sql`r."name"`, from: sql`"SavedView" r` },
};
