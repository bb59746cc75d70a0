/** Filters: what may be asked of a list, and how one is kept. They mean the same on every database (where.ts). */
import type { Prisma } from "../../db/generated/sqlite/client";

type Sql = Prisma.Sql;

export interface Option {
  value: string;
  label: string;
  /** As a sentence has it: "hardback". The label where missing. */
  phrase?: string;
}

interface FieldBase {
  /** As the columns and the filter form have it: "Published". */
  label: string;
  /** As a sentence has it: "published before 1950". The label in lower case when missing. */
  phrase?: string;
}

/** A field that is a column of the row itself, compared bytewise. */
interface ColumnBase extends FieldBase {
  column: Sql;
  nullable?: boolean;
  /** That the list can be sorted by it, and how a person expects it the first time: newest, dearest first. */
  sort?: "ascending" | "descending";
}

/** Text that is kept folded (lib/values/text.ts), and compared so. */
export interface TextField extends ColumnBase {
  kind: "text";
  /** How what is asked for is brought into the form of the column, where that isn't `fold`. */
  normalise?: (text: string, operator?: Operator) => string;
}

/** Whole numbers; money in minor units; years, negative before Christ; dates as moments, asked for by the day. */
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

/** Rows of another table that hang on this one: a book's authors, the stores that have it. */
export interface RelationField extends FieldBase {
  kind: "relation";
  /** The column that has the id of the list's row. */
  id: Sql;
  /** The ids of the list's rows that have this one, each once: a subquery, `SELECT … AS id`. */
  idsRelatedTo(id: number): Sql;
  /** Whether the row at hand has this one: a condition that looks up that one row. */
  isRelatedTo(id: number): Sql;
  /** Whether the row at hand has any. */
  hasRelated: Sql;
  /** The sentences' words: "is by", "is not by", "has an author", "has no author". */
  phrases: { is: string; isNot: string; any: string; none: string };
  /** The names of rows of the other table, by id. */
  names(ids: number[]): Promise<Map<number, string>>;
  /** All that can be chosen, where they are few. */
  fetchOptions?(): Promise<Option[]>;
  /** Where they are many, at most 20 that match what somebody typed, the best first; one of that very name stands alone. */
  searchOptions?(text: string): Promise<Option[]>;
}

export type Field = TextField | QuantityField | ChoiceField | FlagField | RelationField;
export type ColumnField = Exclude<Field, RelationField>;
export type FieldType = Field["kind"];
export type Fields = Record<string, Field>;

/** The field of this name; undefined where there is none. */
export function getField<Any>(name: string, fields: Record<string, Any>): Any | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** What each operator is in the address (RSQL), and how many values it takes. */
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

/** What can be asked of a field of each kind, the likeliest first. */
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

/** One condition, its values as they were typed. */
export interface Condition {
  field: string;
  operator: Operator;
  values: string[];
}

/** Conditions joined; it has at least one. */
export interface Group {
  join: "all" | "any";
  /** The rows for which the group does not hold. */
  negated: boolean;
  parts: Filter[];
}

export type Filter = Condition | Group;

export const isGroup = (filter: Filter): filter is Group => "parts" in filter;

/** All conditions of a filter, in their order. */
export function conditionsOf(filter: Filter): Condition[] {
  return isGroup(filter) ? filter.parts.flatMap(conditionsOf) : [filter];
}

export const limits = { depth: 4, conditions: 20, text: 4000 };

/** Why a filter cannot be asked, for the person who asked. */
export interface FilterProblem {
  /** Where in the text of the filter, counted from 1; or which condition of the form, as its path: "1.0". */
  location: number | string;
  /** The piece that it is about. */
  excerpt: string;
  reason: string;
}

/** The path of a part of the group that has this path: "" is the whole filter, "1.0" the first part of its second part. */
export function childPath(group: string, index: number): string {
  return group === "" ? String(index) : `${group}.${index}`;
}
