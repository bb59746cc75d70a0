/** Conditions built from lists that may be empty: `Prisma.join` throws for those, and `IN ()` is invalid SQL. */
import { Prisma } from "./generated/sqlite/client";

type Sql = Prisma.Sql;

export const always = Prisma.sql`1 = 1`;
export const never = Prisma.sql`1 = 0`;

/** That a value is in a list; false for an empty one. */
export function isIn(value: Sql, list: readonly (string | number | boolean)[]): Sql {
  return list.length > 0 ? Prisma.sql`${value} IN (${Prisma.join([...list])})` : never;
}

/** That all conditions hold; true for none. */
export function allOf(conditions: readonly Sql[]): Sql {
  return conditions.length > 0 ? Prisma.sql`(${Prisma.join([...conditions], " AND ")})` : always;
}

/** That one of the conditions holds; false for none. */
export function anyOf(conditions: readonly Sql[]): Sql {
  return conditions.length > 0 ? Prisma.sql`(${Prisma.join([...conditions], " OR ")})` : never;
}
