/** What a description says of an entity's fields and relations. */
import type { z } from "zod";
import type { SqlValue } from "../db/dialects/dialect";
import type { Prisma } from "../db/generated/sqlite/client";
import type { SheetValue } from "../spreadsheet/columns";
import type { ModelName } from "./model";

/** How the values of a field are typed, formatted and compared. */
export type FieldType =
  | "line"
  | "text"
  | "number"
  /** Minor units of the shop's currency. */
  | "money"
  /** Negative before Christ. */
  | "year"
  | "moment"
  | "flag"
  /** One of `options`. */
  | "choice"
  | "language"
  | "isbn"
  /** The id of a row of `refersTo`. */
  | "reference"
  /** Recorded only as changed; its value is never shown. */
  | "secret";

/** The entity whose rows a field refers to. */
export interface ReferenceTarget {
  entity: ModelName;
  /** Why such a row is not deleted while rows of this entity refer to it. Missing: those are deleted with it. */
  restrict?: {
    /** Without a number: "It has computers". */
    reason: string;
    /** What is counted: "computer", "computers". */
    counted: [one: string, many: string];
    /** "2 computers stand there." */
    message(count: number): string;
  };
}

/** What an import does with a column that is matched to a field. */
export interface ImportColumn {
  /** The field's name in files, where that isn't its own: "store" for storeId. */
  name?: string;
  label?: string;
  hint?: string;
  /** A new row must have it. */
  required?: true;
  /** How its text is read, where the field's type does not say it. */
  parser?: "gigabytes" | "personName" | "bookFormat";
  /** Its values are never taken; why, for a row in which it would have made a difference. */
  ignored?(wanted: string, current: string | undefined): string | undefined;
  /** What other programs' files call it, folded, with spaces between words, separated by commas; the best first. */
  aliases: string;
}

export interface FieldDefinition {
  label: string;
  type: FieldType;
  /** The column `…Fold` beside it holds its folded text. */
  folded?: true;
  /** What a row has where an older record of it does not name the field. Null where missing. */
  initial?: unknown;
  /** The moment at which the row is created. */
  setOnCreate?: true;
  options?: Record<string, string>;
  /** The words for true and false, where they aren't "yes" and "no". */
  flagLabels?: [yes: string, no: string];
  refersTo?: ReferenceTarget;
  /** How a value is formatted, where its type does not say it. */
  format?(value: string): string;
  /** A bulk edit can set it: validated as by the form of one row; `clearable` where it may be emptied. */
  bulkEdit?: { schema: z.ZodType<unknown>; clearable: boolean };
  /** A merge takes its value from one of the rows; with these fields, where several belong together. */
  merge?: true | { name: string; with: string[] };
  import?: ImportColumn;
  /** It is a column of exports, under this header where its import label isn't it. */
  export?: true | { name: string; header: string };
}

type Scalars<Name extends ModelName> = keyof Prisma.TypeMap["model"][Capitalize<Name>]["payload"]["scalars"] & string;
/** The columns that a description must name: all but those which the database or the folding derives. */
export type FieldName<Name extends ModelName> = Exclude<
  Scalars<Name>,
  "id" | "version" | "updatedAt" | `${string}Fold`
>;

/**
 * Rows of another entity that belong to this one in order, such as a book's authors. Its value is a list of objects with
 * the id of each under `through.other`, its `name`, which follows from that row, and what else the relation holds.
 */
export interface RelationDefinition {
  label: string;
  refersTo: ReferenceTarget;
  /** The table between the two, and its columns with the ids. */
  through: { table: Prisma.ModelName; own: string; other: string };
  merge?: true;
  import?: ImportColumn;
  /** The field that its column in files follows. */
  after: string;
  /** Its cell in exports: what is selected, and how it is written. */
  export: { selected: Prisma.Sql; cell(selected: SqlValue): SheetValue };
  format(value: unknown): string;
}
