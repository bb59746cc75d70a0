import type { Entity } from "../audit/entities";
import { Prisma } from "../db/generated/sqlite/client";

const sql = Prisma.sql;

/** What these rows are called today, as `entity`, `id` and `label`; no line for one that is not there any more. */
export function labelsOf(rows: { entity: Entity; id: number }[]): Prisma.Sql {
  const each = [...new Set(rows.map(({ entity }) => entity))].map((entity) => {
    const { label, from } = labelled[entity];
    const ids = new Set(rows.flatMap((row) => (row.entity === entity ? row.id : [])));
    return sql`SELECT CAST(${entity} AS TEXT) AS entity, r."id" AS id, ${label} AS label FROM ${from}
      WHERE r."id" IN (${Prisma.join([...ids])})`;
  });
  return Prisma.join(each, " UNION ALL ");
}

const ofUser = sql`JOIN "User" u ON u."id" = r."userId"`;

/** Whether the history knows what such rows are called: what an older version wrote may be of another kind. */
export const isLabelled = (entity: string): entity is Entity => Object.hasOwn(labelled, entity);

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
