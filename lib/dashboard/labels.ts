import type { Entity } from "../audit/entities";
import { Prisma } from "../db/generated/sqlite/client";

const sql = Prisma.sql;

/** What the row of the change `c` is called today; null where it is not there any more. */
export function labelOfChange(): Prisma.Sql {
  const cases = Object.entries(labelled).map(
    ([entity, { label, from }]) => sql`WHEN ${entity} THEN (SELECT ${label} FROM ${from} WHERE r."id" = c."entityId")`,
  );
  return sql`CASE c."entity" ${Prisma.join(cases, " ")} END`;
}

const ofUser = sql`JOIN "User" u ON u."id" = r."userId"`;

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
