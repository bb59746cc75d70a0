/** Conditions made of lists, any of which may be empty: `Prisma.join` throws for those, and `IN ()` is no SQL. */
import { Prisma } from "./generated/sqlite/client";

type Sql = Prisma.Sql;

export const always = Prisma.sql`1 = 1`;
export const never = Prisma.sql`1 = 0`;

/** That a value is in a list; nothing is in an empty one. */
export function isIn(value: Sql, list: readonly (string | number | boolean)[]): Sql {
  return list.length > 0 ? Prisma.sql`${value} IN (${Prisma.join([...list])})` : never;
}

/** That all of the conditions hold; of none, always. */
export function allOf(conditions: readonly Sql[]): Sql {
  return conditions.length > 0 ? Prisma.sql`(${Prisma.join([...conditions], " AND ")})` : always;
}

/** That one of the conditions holds; of none, never. */
export function anyOf(conditions: readonly Sql[]): Sql {
  return conditions.length > 0 ? Prisma.sql`(${Prisma.join([...conditions], " OR ")})` : never;
}
