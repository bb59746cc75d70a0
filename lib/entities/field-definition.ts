/** The definitions of an entity's fields and relations. */
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
  /** Negative for BCE. */
  | "year"
  | "moment"
  | "flag"
  /** One of `options`. */
  | "choice"
  | "language"
  | "isbn"
  /** The id of a row of `refersTo`. */
  | "reference"
  /** Recorded only as changed; the value is never shown. */
  | "secret";

/** The entity whose rows a field refers to. */
export interface ReferenceTarget {
  entity: ModelName;
  /** Why such a row cannot be deleted while rows of this entity refer to it. Without it those are deleted, too. */
  restrict?: {
    /** Without a count: "It has computers". */
    reason: string;
    /** What is counted: "computer", "computers". */
    counted: [one: string, many: string];
    /** "It has 2 computers." */
    message(count: number): string;
  };
}

/** How an import treats a column that is matched to a field. */
export interface ImportColumn {
  /** Its name in files, where it differs: "store" for storeId. */
  name?: string;
  label?: string;
  hint?: string;
  /** Required for new rows. */
  required?: true;
  /** How its text is read, where the field's type does not say it. */
  parser?: "gigabytes" | "personName" | "bookFormat";
  /** Its values are never imported; returns the reason for a row in which the value differs. */
  ignored?(wanted: string, current: string | undefined): string | undefined;
  /** Its names in other programs' files, folded, with spaces between words, separated by commas; the best first. */
  aliases: string;
}

export interface FieldDefinition {
  label: string;
  type: FieldType;
  /** A column `…Fold` holds its folded text. */
  folded?: true;
  /** The value where an older record of a row lacks the field. Defaults to null. */
  initial?: unknown;
  /** The time at which the row is created. */
  setOnCreate?: true;
  options?: Record<string, string>;
  /** The labels of true and false, instead of "yes" and "no". */
  flagLabels?: [yes: string, no: string];
  refersTo?: ReferenceTarget;
  /** Formats a value, where the type does not define the format. */
  format?(value: string): string;
  /** A bulk edit can set it, validated as in the form; `clearable` where it may be empty. */
  bulkEdit?: { schema: z.ZodType<unknown>; clearable: boolean };
  /** A merge takes its value from one of the rows, together with these fields. */
  merge?: true | { name: string; with: string[] };
  import?: ImportColumn;
  /** It is a column of exports, with this header instead of its import label. */
  export?: true | { name: string; header: string };
}

type Scalars<Name extends ModelName> = keyof Prisma.TypeMap["model"][Capitalize<Name>]["payload"]["scalars"] & string;
/** The columns that a definition must have: all but those derived by the database or by folding. */
export type FieldName<Name extends ModelName> = Exclude<
  Scalars<Name>,
  "id" | "version" | "updatedAt" | `${string}Fold`
>;

/**
 * Ordered related rows of another entity, such as a book's authors. The value is a list of objects with the id of each under
 * `through.other`, its `name`, derived from that row, and the other columns of the relation.
 */
export interface RelationDefinition {
  label: string;
  refersTo: ReferenceTarget;
  /** The link table, and its columns with the ids. */
  through: { table: Prisma.ModelName; own: string; other: string };
  merge?: true;
  import?: ImportColumn;
  /** The field that its column in files follows. */
  after: string;
  /** Its cell in exports: the selected SQL, and its format. */
  export: { selected: Prisma.Sql; cell(selected: SqlValue): SheetValue };
  format(value: unknown): string;
}
