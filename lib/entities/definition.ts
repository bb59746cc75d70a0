/**
 * The type of an entity's description. A description is plain data in `lib/<entity>/entity.ts`; registry.ts collects
 * them. History, undo, bulk edit, merge, import, export, saved views, search, palette, navigation and paths derive
 * what they need from it. Pages, forms and commands are explicit code.
 */
import type { z } from "zod";
import type { Recorder } from "../audit/record";
import type { Ability, Actor } from "../auth/abilities";
import type { Plain } from "../db/dialects/dialect";
import type { Transaction } from "../db/gate";
import type { Prisma } from "../db/generated/sqlite/client";
import type { ChangeAction } from "../db/generated/sqlite/enums";
import type { Choice } from "../list/filter";
import type { List } from "../list/list";
import type { SearchQuery } from "../search/query";
import type { SheetColumn, Value as SheetValue } from "../sheets/columns";

/** A model of prisma/schema.prisma, named as its Prisma delegate: "book". */
export type ModelName = Uncapitalize<Prisma.ModelName>;

/** A row of any entity that a page can link to. */
export interface Reference {
  entity: ModelName;
  id: number;
  label: string;
}

export type FieldValues = Record<string, unknown>;
/** A row as commands edit and record it. */
export type EntityRow = FieldValues & { id: number; version: number };
/** Reads in a transaction, or outside of one. */
export type Reader = Omit<Transaction, "$executeRaw" | "$executeRawUnsafe">;

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

/** A field that names rows of another entity. */
export interface ReferenceTarget {
  entity: ModelName;
  /** The same without a number, and what is counted: "It has computers", "computer". */
  reason: string;
  counted: [one: string, many: string];
  /** Why the other row cannot go while `count` rows of this entity name it: "2 computers stand there." */
  blocked(count: number): string;
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
  reads?: "gigabytes" | "personName" | "bookFormat";
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
  export: { selected: Prisma.Sql; cell(selected: Plain): SheetValue };
  format(value: unknown): string;
}

/** A row that a text finds, and what tells it apart from others called so. */
export interface Suggestion {
  id: number;
  label: string;
  note: string | null;
}

/** A title that follows from other rows: in SQL with the row as `r`, and of values with the titles of other rows. */
export interface DerivedTitle {
  text: Prisma.Sql;
  from: Prisma.Sql;
  ofValues?(values: FieldValues, titles: (entity: ModelName, id: number) => string | undefined): string;
}

export interface EntityImporter {
  /** The schema of each field, as its form has it. */
  schema: Record<string, z.ZodType<unknown>>;
  /** Columns of which one must be matched, as rows are told apart by them. */
  identifiedBy: string[];
  /**
   * By which a row is found, the surest first; where the field `distinguishedBy` differs, it is another row. With the
   * fields of `with` it is one key.
   */
  keys: { field: string; distinguishedBy?: string; with?: string[] }[];
  /** What the form for a file says that it holds, where that isn't just the entity. */
  holds?: string;
  /** What else has to be known to read its files. */
  options?: ("stock" | "authorSeparator" | "surnameFirst" | "decimal")[];
  /** Fills in what follows from other values. */
  complete?(values: FieldValues): FieldValues;
}

/** One of the lists that show an entity's rows. */
export interface EntityList {
  /** As headings and saved views have it: "Books of a store". */
  label: string;
  ability: Ability;
  /** The entity whose rows it shows. */
  rows: ModelName;
  /** The list; `ofId` is the row that it belongs to, such as the store of a store's books. */
  open(ofId: number): List;
  /** The entity of that row. */
  of?: ModelName;
  /** The title of an export of it, where it isn't its label: "Books at Mill Lane". */
  title?(ofLabel: string): string;
  /** Views of it can be saved. */
  savable: boolean;
}

/** Why a row is left alone: the same for all that are left alone for the same, and its own case: "3 copies". */
export interface KeptReason {
  reason: string;
  detail?: string;
}

/** The rows that cannot be deleted, by their ids; and rows of other entities that go with those that can. */
export interface DeletionPlan {
  kept: Map<number, KeptReason>;
  dependents: { entity: ModelName; rows: { id: number; of: number }[] }[];
}

/** Columns of an export, what is selected for each row, and how the cells are made of it: one of each where missing. */
export interface ExportColumns {
  columns: SheetColumn[];
  selected: Prisma.Sql[];
  cells?(selected: Plain[]): SheetValue[];
}

/** What else happens when generic code, such as undo or bulk edit, writes rows. In the same transaction. */
export interface EntityHooks {
  /** Writes what belongs to rows and stands in other tables, for rows that were inserted or updated. */
  writeRelations?(tx: Transaction, rows: FieldValues[]): Promise<void>;
  /** Which more rows are kept than those to which others refer; rows of the dependents' entities do not keep them. */
  planDeletion?(reader: Reader, ids: number[]): Promise<DeletionPlan>;
  /** Follows an update of several rows. */
  afterUpdate?(
    tx: Transaction,
    record: Recorder,
    rows: { id: number; before: FieldValues; after: FieldValues }[],
  ): Promise<void>;
  /** Precedes the deletion of rows: deletes, and records, what goes with them. */
  beforeDelete?(tx: Transaction, record: Recorder, ids: number[]): Promise<void>;
  /** Deletes what is a person's own when they are erased, and records that without what they wrote. */
  erasePerson?(tx: Transaction, record: Recorder, userId: number): Promise<void>;
  /** @throws Forbidden unless the actor may write this row: somebody's saved view. */
  authoriseRow?(actor: Actor, row: FieldValues): void;
}

export interface EntityDefinition<Name extends ModelName = ModelName, Row extends EntityRow = EntityRow> {
  /** Names the entity in addresses of filters. Unique, and never changed. */
  number: number;
  label: { one: string; many: string };
  /** The column with what a row is called, or how that follows from other rows. */
  title: FieldName<Name> | DerivedTitle;
  /** The folder of its pages below /desk; none where it has no pages. */
  path?: string;
  /** The ability that each action needs. Commands and queries take it from here. */
  abilities: { view: Ability; create: Ability; update: Ability; delete: Ability; import?: Ability; merge?: Ability };
  /** How rows that are the same are made one. */
  merge?: {
    /** How much hangs on each row, by its id: the weightiest is kept unless somebody chooses another. */
    weigh(ids: number[]): Promise<Map<number, number>>;
    weightUnit: [one: string, many: string];
    /** What becomes of it: "All their books name the one that stays". */
    consequence: string;
  };
  /** Words by which the palette finds the list and the form for a new row, beside its label. */
  keywords?: { list: string; create: string };
  fields: { [Field in FieldName<Name>]: FieldDefinition };
  relations?: Record<string, RelationDefinition>;
  /** How an import reads its files and finds the rows that they are about. */
  importer?: EntityImporter;
  /** Which columns of a file are no field of the row, by name: a book's second ISBN. */
  importOnly?: Record<string, ImportColumn & { label: string; after?: string }>;
  /** The columns of each unique key; the first one is the field that people know it by. */
  uniqueKeys: string[][];
  /** Why a row cannot come back while another has its unique key, where "another book has its ISBN" does not say it. */
  takenSentence?: string;
  /** The rows with these ids, as commands edit and record them, without folded columns. */
  load(reader: Reader, ids: number[]): Promise<Row[]>;
  /** The alias of its table in the statements of its lists. */
  alias?: string;
  /** Its columns in exports beside its fields, given the row whose list it is: the copies at each store, or at that one. */
  exportColumns?(of?: { entity: ModelName; id: number }): Promise<ExportColumns>;
  /** Its lists by their name in addresses; the first one is that of all rows. */
  lists?: Record<string, EntityList>;
  /** The field that tells rows of the same title apart in the palette. */
  noteField?: FieldName<Name>;
  /** The first few rows that a text finds, for the palette, where its first list does not find them; `lists` are those that the viewer may see. */
  suggest?(
    text: string,
    count: number,
    viewer: { actor: Actor; lists: { name: string; label: string }[] },
  ): Promise<Suggestion[]>;
  /** All rows to choose from, where they are few. */
  options?(): Promise<Choice[]>;
  /** The columns of the full-text search: see lib/search/searchable.ts. */
  search?: { columns: readonly string[] };
  /** The database counts its rows. */
  counted?: true;
  /** What a bulk edit and an undo may not do: for what is never undone, false. */
  undoable: boolean;
  history: {
    /** The ability that its history needs. */
    ability: Ability;
    /** A row's history has a page of its own. */
    hasPage?: true;
    /** The field with the row in whose history its changes are shown too: a stock row's book. */
    partOf?: FieldName<Name>;
    /** A set's changes to an entity of a lower rank describe it better. 0 where missing. */
    rank?: number;
    /** What a change did, where "changed the book" does not say it. */
    describe?(change: DescribedChange): Description;
  };
  /** It has commands called create, update and delete, and its name. */
  standardCommands?: true;
  /** Commands of its own beside create, update and delete: by name, their label and, for sentences, their verb. */
  commands?: Record<string, { label: string; verb?: string }>;
  /** Columns with the row's id in tables that are no entities: a row named there is never deleted. */
  namedBy?: { table: Prisma.ModelName; column: string }[];
  /** Stores keep copies of its rows. */
  stocked?: true;
  /** Rows like a text, as `rowsLike` finds them, where that isn't by the title and the search table. */
  findLike?(text: string, search: SearchQuery): Prisma.Sql;
  /** Many rows can be edited and deleted at once. */
  bulkEditable?: true;
  /** Bulk edits leave rows alone in which this field is set. */
  locked?: { by: FieldName<Name>; reason: string };
  /** The rows are the actors themselves, none of whom edits or deletes their own with others. */
  isActor?: true;
  /** At least one row that matches must remain: an active admin. */
  mustRemain?: { matches(row: FieldValues): boolean; count(reader: Reader): Promise<number>; sentence: string };
  hooks?: EntityHooks;
}

export interface DescribedChange {
  action: ChangeAction;
  command: string;
  /** Who was signed in. */
  who?: string;
  /** What the row is called; undefined when it is not there any more. */
  label?: string;
}

/** "anna" "changed the book" and then, if `namesRow`, the row's name. */
export interface Description {
  subject?: string;
  predicate: string;
  namesRow: boolean;
}

/** What a command edits: the description of its entity, with rows of this type. */
export type EditTarget<Row> = Pick<EntityDefinition, "label"> & {
  name: ModelName;
  load(reader: Reader, ids: number[]): Promise<Row[]>;
};

/** A description as generic code reads it. */
export type AnyEntity = Omit<EntityDefinition, "fields" | "title" | "history" | "locked" | "noteField"> & {
  name: ModelName;
  table: Prisma.ModelName;
  title: string | DerivedTitle;
  fields: Record<string, FieldDefinition>;
  history: Omit<EntityDefinition["history"], "partOf"> & { partOf?: string };
  locked?: { by: string; reason: string };
  noteField?: string;
};

/** Describes an entity. Returns the description; the types make a missing or misspelt part an error. */
export function defineEntity<Name extends ModelName, Row extends EntityRow>(
  name: Name,
  definition: EntityDefinition<Name, Row>,
): EntityDefinition<Name, Row> & { name: Name; table: Capitalize<Name> } {
  const table = (name.charAt(0).toUpperCase() + name.slice(1)) as Capitalize<Name>;
  return { ...definition, name, table };
}
