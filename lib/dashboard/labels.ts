import type { Entity } from "../audit/entities";
import { db } from "../db/client";
import { Prisma } from "../db/generated/sqlite/client";

interface Subject {
  entity: string;
  entityId: number;
}

/** What the rows are called today, by "entity id"; one that is not there any more has none. One query for all. */
export async function labelsOf(subjects: Subject[]): Promise<Map<string, string>> {
  const parts = Object.entries(labelled).flatMap(([entity, { label, from }]) => {
    const ids = new Set(subjects.filter((subject) => subject.entity === entity).map(({ entityId }) => entityId));
    if (ids.size === 0) return [];
    return Prisma.sql`SELECT CAST(${entity} AS TEXT) AS entity, ${id} AS id, ${label} AS label
      FROM ${from} WHERE ${id} IN (${Prisma.join([...ids])})`;
  });
  if (parts.length === 0) return new Map();
  const rows = await db.$queryRaw<{ entity: string; id: number | bigint; label: string }[]>(
    Prisma.join(parts, " UNION ALL "),
  );
  return new Map(rows.map(({ entity, id, label }) => [`${entity} ${id}`, label]));
}

const sql = Prisma.sql;
const ofUser = sql`JOIN "User" u ON u."id" = r."userId"`;

const id = sql`r."id"`;

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
