/**
 * The type of an entity's description. A description is plain data in `lib/<entity>/entity.ts`; registry.ts collects
 * them. History, undo, bulk edit, merge, import, export, saved views, search, palette, navigation and paths derive
 * what they need from it. Pages, forms and commands are explicit code.
 */

import type { z } from "zod";
import type { Ability, Actor } from "../auth/abilities";
import type { Prisma } from "../db/generated/sqlite/client";
import type { ChangeAction } from "../db/generated/sqlite/enums";
import type { Option } from "../list/filter/filter";
import type { List } from "../list/list";
import type { SearchQuery } from "../search/query";
import type { FieldDefinition, FieldName, ImportColumn, RelationDefinition } from "./field-definition";
import type { EntityHooks, ExportColumns } from "./hooks";
import type { EntityRow, FieldValues, ModelName, Reader } from "./model";

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
  fromValues?(values: FieldValues, titles: (entity: ModelName, id: number) => string | undefined): string;
}

export interface ImporterDefinition {
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
  typeLabel?: string;
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
  entity: ModelName;
  /** The list; `ofId` is the row that it belongs to, such as the store of a store's books. */
  build(ofId: number): List;
  /** The entity of that row. */
  of?: ModelName;
  /** The title of an export of it, where it isn't its label: "Books at Mill Lane". */
  title?(ofLabel: string): string;
  /** Views of it can be saved. */
  savable: boolean;
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
  importer?: ImporterDefinition;
  /** Which columns of a file are no field of the row, by name: a book's second ISBN. */
  importOnly?: Record<string, ImportColumn & { label: string; after?: string }>;
  /** The columns of each unique key; the first one is the field that people know it by. */
  uniqueKeys: string[][];
  /** Why a row cannot come back while another has its unique key, where "another book has its ISBN" does not say it. */
  takenMessage?: string;
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
  fetchOptions?(): Promise<Option[]>;
  /** The columns of the full-text search: see lib/search/searchable.ts. */
  search?: { columns: readonly string[] };
  /** The database counts its rows. */
  counted?: true;
  /** An undo can restore, change back and remove its rows. */
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
  /** Columns with the row's id in tables that are no entities: a row named there is never deleted, for this reason. */
  externalReferences?: {
    table: Prisma.ModelName;
    column: string;
    reason: string;
    counted?: [one: string, many: string];
  }[];
  /** Stores keep copies of its rows. */
  stocked?: true;
  /** Rows like a text, as `rowsLike` finds them, where that isn't by the title and the search table. */
  prefixSearch?(text: string, search: SearchQuery): Prisma.Sql;
  /** Many rows can be edited and deleted at once. */
  bulkEditable?: true;
  /** Bulk edits leave rows alone in which this field is set. */
  locked?: { by: FieldName<Name>; reason: string };
  /** The rows are the actors themselves, none of whom edits or deletes their own with others. */
  isActor?: true;
  /** At least one row that matches must remain: an active admin. */
  mustRemain?: { matches(row: FieldValues): boolean; count(reader: Reader): Promise<number>; message: string };
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
