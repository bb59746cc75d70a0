/** Filters of lists: their fields, operators and syntax tree. They mean the same on every database (where.ts). */
import type { Prisma } from "../../db/generated/sqlite/client";

type Sql = Prisma.Sql;

export interface Option {
  value: string;
  label: string;
  /** In sentences: "hardback". Defaults to the label. */
  phrase?: string;
}

interface FieldBase {
  /** In column headers and the filter form: "Published". */
  label: string;
  /** In sentences: "published before 1950". Defaults to the label in lower case. */
  phrase?: string;
}

/** A column of the row itself, compared bytewise. */
interface ColumnBase extends FieldBase {
  column: Sql;
  nullable?: boolean;
  /** Makes it sortable; the direction of the first click: newest, most expensive first. */
  sort?: "ascending" | "descending";
}

/** Folded text (lib/values/text.ts), compared folded. */
export interface TextField extends ColumnBase {
  kind: "text";
  /** Converts a filter value to the form of the column, where that isn't `fold`. */
  normalise?: (text: string, operator?: Operator) => string;
}

/** Whole numbers; money in minor units; years, negative for BCE; times, filtered by day. */
export interface QuantityField extends ColumnBase {
  kind: "number" | "year" | "money" | "date";
}

export interface ChoiceField extends ColumnBase {
  kind: "choice";
  options: Option[];
}

interface FlagField extends ColumnBase {
  kind: "flag";
}

/** Related rows of another table: a book's authors, the stores that have it. */
export interface RelationField extends FieldBase {
  kind: "relation";
  /** The column with the id of the list's row. */
  id: Sql;
  /** The ids of the list's rows that are related to this one, each once: a subquery, `SELECT … AS id`. */
  idsRelatedTo(id: number): Sql;
  /** Whether the row at hand is related to this one: a condition that looks up that one row. */
  isRelatedTo(id: number): Sql;
  /** Whether the row at hand has any related row. */
  hasRelated: Sql;
  /** For sentences: "is by", "is not by", "has an author", "has no author". */
  phrases: { is: string; isNot: string; any: string; none: string };
  /** The names of rows of the other table, by id. */
  names(ids: number[]): Promise<Map<number, string>>;
  /** All options, where they are few. */
  fetchOptions?(): Promise<Option[]>;
  /** Where they are many, at most 20 that match a text, the best first; an exact match is returned alone. */
  searchOptions?(text: string): Promise<Option[]>;
}

export type Field = TextField | QuantityField | ChoiceField | FlagField | RelationField;
export type ColumnField = Exclude<Field, RelationField>;
export type FieldType = Field["kind"];
export type Fields = Record<string, Field>;

/** The field with this name; undefined where there is none. */
export function getField<Any>(name: string, fields: Record<string, Any>): Any | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** The RSQL of each operator, and its number of values. */
export const operators = {
  is: { rsql: ["=="], values: "one" },
  isNot: { rsql: ["!="], values: "one" },
  contains: { rsql: ["=contains="], values: "one" },
  startsWith: { rsql: ["=starts="], values: "one" },
  less: { rsql: ["<", "=lt="], values: "one" },
  atMost: { rsql: ["<=", "=le="], values: "one" },
  more: { rsql: [">", "=gt="], values: "one" },
  atLeast: { rsql: [">=", "=ge="], values: "one" },
  between: { rsql: ["=between="], values: "two" },
  anyOf: { rsql: ["=in="], values: "many" },
  noneOf: { rsql: ["=out="], values: "many" },
  /** Its value is "true" or "false". */
  empty: { rsql: ["=empty="], values: "one" },
} as const;

export type Operator = keyof typeof operators;

const quantity: Operator[] = ["is", "isNot", "less", "atMost", "more", "atLeast", "between", "empty"];

/** The operators of each field type, the most likely first. */
export const operatorsByType: Record<FieldType, readonly Operator[]> = {
  text: ["contains", "startsWith", "is", "isNot", "empty"],
  number: quantity,
  year: quantity,
  money: quantity,
  date: quantity,
  choice: ["is", "isNot", "anyOf", "noneOf", "empty"],
  flag: ["is"],
  relation: ["is", "isNot", "empty"],
};

/** One condition, with its values as typed. */
export interface Condition {
  field: string;
  operator: Operator;
  values: string[];
}

/** Joined conditions and groups, at least one. */
export interface Group {
  join: "all" | "any";
  /** Matches the rows for which the group does not hold. */
  negated: boolean;
  parts: Filter[];
}

export type Filter = Condition | Group;

export const isGroup = (filter: Filter): filter is Group => "parts" in filter;

/** All conditions of a filter, in order. */
export function conditionsOf(filter: Filter): Condition[] {
  return isGroup(filter) ? filter.parts.flatMap(conditionsOf) : [filter];
}

export const limits = { depth: 4, conditions: 20, text: 4000 };

/** Why a filter is invalid, for users. */
export interface FilterProblem {
  /** The position in the text, from 1; or the path of the condition: "1.0". */
  location: number | string;
  /** The part of the text that it is about. */
  excerpt: string;
  reason: string;
}

/** The path of a part of the group that has this path: "" is the whole filter, "1.0" the first part of its second part. */
export function childPath(group: string, index: number): string {
  return group === "" ? String(index) : `${group}.${index}`;
}
