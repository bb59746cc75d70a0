/**
 * Filters as SQL. Each condition is true or false for every row and never unknown, an empty value included: so a negated
 * one is its exact complement, on every database (https://www.sqlite.org/nulls.html).
 */

import { Prisma } from "../../db/generated/sqlite/client";
import { allOf, anyOf, isIn } from "../../db/sql";
import {
  type Condition,
  type Field,
  type Fields,
  type Filter,
  type FilterProblem,
  fieldNamed,
  type Group,
  isGroup,
  operators,
  operatorsOf,
  partPath,
  type RelationField,
} from "./filter";
import { printRsql } from "./rsql";
import { readValue, type Scalar, type Value } from "./values";

type Sql = Prisma.Sql;

/** What the rows are looked up by: an index of the columns, or the one row at hand. */
export interface Reach {
  /** The column so that no index is used for it. */
  column(column: Sql): Sql;
  relation: "having" | "has";
}

/** The database chooses. */
export const anyReach: Reach = { column: (column) => column, relation: "having" };

/** What is wrong with a filter for somebody who may ask for these fields; nothing, when it can be asked. */
export function problemsOf(filter: Filter, fields: Fields, path = ""): FilterProblem[] {
  if (isGroup(filter)) {
    return filter.parts.flatMap((part, index) => problemsOf(part, fields, partPath(path, index)));
  }
  const reason = problemOf(filter, fields);
  return reason ? [{ at: path || "0", piece: printRsql(filter), reason }] : [];
}

function problemOf({ field: name, operator, values }: Condition, fields: Fields): string | undefined {
  const field = fieldNamed(name, fields);
  if (!field) return `There is nothing called “${name}” here. There is: ${Object.keys(fields).join(", ")}.`;
  if (!operatorsOf[field.kind].includes(operator)) {
    const able = operatorsOf[field.kind].map((one) => operators[one].rsql[0]);
    return `${field.label} cannot be asked that way. It can with: ${able.join(" ")}`;
  }
  const { values: count } = operators[operator];
  if (values.length === 0 || (count !== "many" && values.length !== (count === "two" ? 2 : 1))) {
    return count === "two" ? "Give two values, from and to." : "Give a value.";
  }
  if (operator === "empty") {
    return values[0] === "true" || values[0] === "false" ? undefined : "Say true or false.";
  }
  for (const text of values) {
    const value = readValue(field, text, operator);
    if (!value.ok) return value.reason;
  }
}

/** The rows for which the filter holds. @throws Error for a filter that has problems. */
export function where(filter: Filter, fields: Fields, reach: Reach = anyReach): Sql {
  return isGroup(filter) ? ofGroup(filter, fields, reach) : ofCondition(filter, fields, reach);
}

function ofGroup({ join, negated, parts }: Group, fields: Fields, reach: Reach): Sql {
  const conditions = parts.map((part) => where(part, fields, reach));
  const joined = join === "all" ? allOf(conditions) : anyOf(conditions);
  return negated ? not(joined) : joined;
}

const not = (condition: Sql) => Prisma.sql`NOT (${condition})`;

function ofCondition({ field: name, operator, values: typed }: Condition, fields: Fields, reach: Reach): Sql {
  const field = fieldNamed(name, fields);
  if (!field) throw new Error(`no field ${name}`);
  if (operator === "empty") return typed[0] === "true" ? isEmpty(field, reach) : not(isEmpty(field, reach));
  const values = typed.map((text) => {
    const value = readValue(field, text, operator);
    if (!value.ok) throw new Error(value.reason);
    return value.value;
  });
  const [first = "", second = first] = values;
  if (field.kind === "relation") {
    const condition = hasOne(field, Number(first), reach);
    return operator === "isNot" ? not(condition) : condition;
  }
  const column = reach.column(field.column);
  const holds = (condition: Sql) => (field.nullable ? Prisma.sql`(${column} IS NOT NULL AND ${condition})` : condition);
  switch (operator) {
    case "is":
      return holds(equals(column, first));
    case "isNot":
      return not(holds(equals(column, first)));
    case "anyOf":
      return holds(isIn(column, values.map(scalar)));
    case "noneOf":
      return not(holds(isIn(column, values.map(scalar))));
    case "contains":
      return holds(Prisma.sql`${column} LIKE ${`%${escapeLike(String(first))}%`} ESCAPE '!'`);
    case "startsWith":
      return holds(begins(column, String(first)));
    case "less":
      return holds(Prisma.sql`${column} < ${from(first)}`);
    case "atMost":
      return holds(upTo(column, first));
    case "more":
      return holds(after(column, first));
    case "atLeast":
      return holds(Prisma.sql`${column} >= ${from(first)}`);
    case "between":
      return holds(Prisma.sql`${column} >= ${from(first)} AND ${upTo(column, second)}`);
  }
}

function isEmpty(field: Field, reach: Reach): Sql {
  if (field.kind === "relation") return not(field.hasAny);
  const column = reach.column(field.column);
  return field.kind === "text" ? Prisma.sql`(${column} IS NULL OR ${column} = '')` : Prisma.sql`${column} IS NULL`;
}

function hasOne(field: RelationField, id: number, reach: Reach): Sql {
  return reach.relation === "has" ? field.has(id) : Prisma.sql`${field.id} IN (${field.having(id)})`;
}

function equals(column: Sql, value: Value): Sql {
  return typeof value === "object"
    ? Prisma.sql`(${column} >= ${value.from} AND ${column} < ${value.to})`
    : Prisma.sql`${column} = ${value}`;
}

function upTo(column: Sql, value: Value): Sql {
  return typeof value === "object" ? Prisma.sql`${column} < ${value.to}` : Prisma.sql`${column} <= ${value}`;
}

function after(column: Sql, value: Value): Sql {
  return typeof value === "object" ? Prisma.sql`${column} >= ${value.to}` : Prisma.sql`${column} > ${value}`;
}

const from = (value: Value): Scalar | Date => (typeof value === "object" ? value.from : value);
const scalar = (value: Value): Scalar => (typeof value === "object" ? "" : value);

/** That a text begins with another, as a range of an index: no text that does sorts after U+10FFFF behind it. */
export function begins(column: Sql, beginning: string): Sql {
  return Prisma.sql`${column} >= ${beginning} AND ${column} < ${`${beginning}\u{10ffff}`}`;
}

/** Text in which LIKE finds nothing but itself, with ESCAPE '!'. */
export function escapeLike(text: string): string {
  return text.replace(/[!%_]/g, "!$&");
}
