/**
 * Filters as SQL. Each condition is true or false for every row and never unknown, even for NULL: so a negated condition is
 * its exact complement, on every database (https://www.sqlite.org/nulls.html).
 */

import { Prisma } from "../../db/generated/sqlite/client";
import { allOf, anyOf, isIn } from "../../db/sql";
import {
  type Condition,
  childPath,
  type Field,
  type Fields,
  type Filter,
  type FilterProblem,
  type Group,
  getField,
  isGroup,
  operators,
  operatorsByType,
  type RelationField,
} from "./filter";
import { formatRsql } from "./rsql";
import { parseValue, type Scalar, type Value } from "./values";

type Sql = Prisma.Sql;

/** How a condition accesses its columns: through their indexes, or in the row at hand. */
export interface AccessPath {
  /** Wraps a column, for instance so that its index is not used. */
  column(column: Sql): Sql;
  /** Tests a relation by the ids of all related rows, or by looking up the row at hand. */
  relation: "ids" | "row";
}

/** Lets the database choose the index. */
export const viaIndex: AccessPath = { column: (column) => column, relation: "ids" };

/** The problems of a filter, given the fields that may be filtered by; none when it is valid. */
export function validateFilter(filter: Filter, fields: Fields, path = ""): FilterProblem[] {
  if (isGroup(filter)) {
    return filter.parts.flatMap((part, index) => validateFilter(part, fields, childPath(path, index)));
  }
  const reason = validateCondition(filter, fields);
  return reason ? [{ location: path || "0", excerpt: formatRsql(filter), reason }] : [];
}

function validateCondition({ field: name, operator, values }: Condition, fields: Fields): string | undefined {
  const field = getField(name, fields);
  if (!field) return `Unknown field “${name}”. Fields: ${Object.keys(fields).join(", ")}.`;
  if (!operatorsByType[field.kind].includes(operator)) {
    const able = operatorsByType[field.kind].map((one) => operators[one].rsql[0]);
    return `${field.label} doesn’t support this comparison. Use one of ${able.join(" ")}`;
  }
  const { values: count } = operators[operator];
  if (values.length === 0 || (count !== "many" && values.length !== (count === "two" ? 2 : 1))) {
    return count === "two" ? "Enter two values." : "Enter a value.";
  }
  if (operator === "empty") {
    return values[0] === "true" || values[0] === "false" ? undefined : "Enter true or false.";
  }
  for (const text of values) {
    const value = parseValue(field, text, operator);
    if (!value.ok) return value.reason;
  }
}

/** The SQL condition of a filter. @throws Error for an invalid filter. */
export function filterSql(filter: Filter, fields: Fields, path: AccessPath = viaIndex): Sql {
  return isGroup(filter) ? groupSql(filter, fields, path) : conditionSql(filter, fields, path);
}

function groupSql({ join, negated, parts }: Group, fields: Fields, path: AccessPath): Sql {
  const conditions = parts.map((part) => filterSql(part, fields, path));
  const joined = join === "all" ? allOf(conditions) : anyOf(conditions);
  return negated ? not(joined) : joined;
}

const not = (condition: Sql) => Prisma.sql`NOT (${condition})`;

function conditionSql({ field: name, operator, values: typed }: Condition, fields: Fields, path: AccessPath): Sql {
  const field = getField(name, fields);
  if (!field) throw new Error(`no field ${name}`);
  if (operator === "empty") return typed[0] === "true" ? isEmpty(field, path) : not(isEmpty(field, path));
  const values = typed.map((text) => {
    const value = parseValue(field, text, operator);
    if (!value.ok) throw new Error(value.reason);
    return value.value;
  });
  const [first = "", second = first] = values;
  if (field.kind === "relation") {
    const condition = relatedTo(field, Number(first), path);
    return operator === "isNot" ? not(condition) : condition;
  }
  const column = path.column(field.column);
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
      return holds(startsWith(column, String(first)));
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

function isEmpty(field: Field, path: AccessPath): Sql {
  if (field.kind === "relation") return not(field.hasRelated);
  const column = path.column(field.column);
  return field.kind === "text" ? Prisma.sql`(${column} IS NULL OR ${column} = '')` : Prisma.sql`${column} IS NULL`;
}

function relatedTo(field: RelationField, id: number, path: AccessPath): Sql {
  return path.relation === "row" ? field.isRelatedTo(id) : Prisma.sql`${field.id} IN (${field.idsRelatedTo(id)})`;
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

/** That a text starts with a prefix, as an index range: no such text sorts after the prefix and U+10FFFF. */
export function startsWith(column: Sql, prefix: string): Sql {
  return Prisma.sql`${column} >= ${prefix} AND ${column} < ${`${prefix}\u{10ffff}`}`;
}

/** Escapes the wildcards of LIKE, for ESCAPE '!'. */
export function escapeLike(text: string): string {
  return text.replace(/[!%_]/g, "!$&");
}
