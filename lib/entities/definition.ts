/**
 * The type of an entity's definition: plain data in `lib/<entity>/entity.ts`, collected by registry.ts. History, undo, bulk
 * edit, merge, import, export, saved views, search, palette, navigation and paths are derived from it. Pages, forms and
 * commands are explicit code.
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

/** A row that matches a text, with a note that distinguishes it from others with the same label. */
export interface Suggestion {
  id: number;
  label: string;
  note: string | null;
}

/** A title derived from other rows: as SQL with the row as `r`, and from values with the titles of other rows. */
export interface DerivedTitle {
  text: Prisma.Sql;
  from: Prisma.Sql;
  fromValues?(values: FieldValues, titles: (entity: ModelName, id: number) => string | undefined): string;
}

export interface ImporterDefinition {
  /** The schema of each field, as in its form. */
  schema: Record<string, z.ZodType<unknown>>;
  /** Columns of which at least one must be matched, as they identify a row. */
  identifiedBy: string[];
  /**
   * The keys that find an existing row, the most reliable first; where the field `distinguishedBy` differs, it is another
   * row. Together with the fields of `with` it is one key.
   */
  keys: { field: string; distinguishedBy?: string; with?: string[] }[];
  /** What the form for a file says that it holds, where that isn't just the entity. */
  typeLabel?: string;
  /** The settings its files need. */
  options?: ("stock" | "authorSeparator" | "surnameFirst" | "decimal")[];
  /** Fills in values derived from others. */
  complete?(values: FieldValues): FieldValues;
}

/** A list that shows an entity's rows. */
export interface EntityList {
  /** Shown in headings and saved views: "Books of a store". */
  label: string;
  ability: Ability;
  /** The entity whose rows it shows. */
  entity: ModelName;
  /** Builds the list; `ofId` is the row that it belongs to, such as the store of a store's books. */
  build(ofId: number): List;
  /** The entity of that row. */
  of?: ModelName;
  /** The title of its export, where it isn't the label: "Books at Mill Lane". */
  title?(ofLabel: string): string;
  /** Views of it can be saved. */
  savable: boolean;
}

export interface EntityDefinition<Name extends ModelName = ModelName, Row extends EntityRow = EntityRow> {
  /** Identifies the entity in the URLs of filters. Unique; must never change. */
  number: number;
  label: { one: string; many: string };
  /** The column with the title of a row, or how the title is derived from other rows. */
  title: FieldName<Name> | DerivedTitle;
  /** The folder of its pages below /desk; undefined where it has no pages. */
  path?: string;
  /** The ability that each action needs, for commands and queries. */
  abilities: { view: Ability; create: Ability; update: Ability; delete: Ability; import?: Ability; merge?: Ability };
  /** How duplicate rows are merged. */
  merge?: {
    /** The weight of each row, by its id: the heaviest one is the default survivor. */
    weigh(ids: number[]): Promise<Map<number, number>>;
    weightUnit: [one: string, many: string];
    /** The effect on related rows: "All their books move to the record that is kept". */
    consequence: string;
  };
  /** Further search words for the list and the new-row form in the palette. */
  keywords?: { list: string; create: string };
  fields: { [Field in FieldName<Name>]: FieldDefinition };
  relations?: Record<string, RelationDefinition>;
  /** How an import reads its files and finds existing rows. */
  importer?: ImporterDefinition;
  /** File columns that are not fields of the row, by name: a book's second ISBN. */
  importOnly?: Record<string, ImportColumn & { label: string; after?: string }>;
  /** The columns of each unique key; the first one is the field that users know it by. */
  uniqueKeys: string[][];
  /** Why a row cannot be restored while another has its unique key, instead of "another book has its ISBN". */
  takenMessage?: string;
  /** Loads rows as commands edit and record them, without folded columns. */
  load(reader: Reader, ids: number[]): Promise<Row[]>;
  /** The alias of its table in the SQL of its lists. */
  alias?: string;
  /** Further export columns, given the row that the list belongs to: the copies at each store, or at that one. */
  exportColumns?(of?: { entity: ModelName; id: number }): Promise<ExportColumns>;
  /** Its lists, by their name in URLs; the first one has all rows. */
  lists?: Record<string, EntityList>;
  /** The field that distinguishes rows with the same title in the palette. */
  noteField?: FieldName<Name>;
  /** The first few rows that match a text, for the palette, where the first list cannot search them; `lists` are those that the viewer may see. */
  suggest?(
    text: string,
    count: number,
    viewer: { actor: Actor; lists: { name: string; label: string }[] },
  ): Promise<Suggestion[]>;
  /** All rows as options, where they are few. */
  fetchOptions?(): Promise<Option[]>;
  /** The columns of the full-text search: see lib/search/searchable.ts. */
  search?: { columns: readonly string[] };
  /** Triggers count its rows. */
  counted?: true;
  /** Undo can restore, revert and remove its rows. */
  undoable: boolean;
  history: {
    /** The ability that its history needs. */
    ability: Ability;
    /** Each row has a history page. */
    hasPage?: true;
    /** The field with the row whose history includes its changes: a stock row's book. */
    partOf?: FieldName<Name>;
    /** Changes to an entity with a lower rank describe a change set better. Defaults to 0. */
    rank?: number;
    /** Describes a change, where "changed the book" is not enough. */
    describe?(change: DescribedChange): Description;
  };
  /** It has commands named create, update and delete plus its name. */
  standardCommands?: true;
  /** Further commands by name, with their label and, for sentences, their verb. */
  commands?: Record<string, { label: string; verb?: string }>;
  /** Columns with the row's id in tables that are no entities: a row named there is never deleted, for this reason. */
  externalReferences?: {
    table: Prisma.ModelName;
    column: string;
    reason: string;
    counted?: [one: string, many: string];
  }[];
  /** Stores stock its rows. */
  stocked?: true;
  /** Rows like a text, as `rowsLike` finds them, where that isn't by the title and the search table. */
  prefixSearch?(text: string, search: SearchQuery): Prisma.Sql;
  /** Supports bulk edit and bulk deletion. */
  bulkEditable?: true;
  /** Bulk edits skip rows in which this field is set. */
  locked?: { by: FieldName<Name>; reason: string };
  /** The rows are actors, who may not bulk-edit or bulk-delete themselves. */
  isActor?: true;
  /** At least one row that matches must remain: an active admin. */
  mustRemain?: { matches(row: FieldValues): boolean; count(reader: Reader): Promise<number>; message: string };
  hooks?: EntityHooks;
}

export interface DescribedChange {
  action: ChangeAction;
  command: string;
  /** The user who was signed in. */
  who?: string;
  /** The title of the row; undefined when it was deleted. */
  label?: string;
}

/** "anna" "changed the book" and, if `namesRow`, the row's title. */
export interface Description {
  subject?: string;
  predicate: string;
  namesRow: boolean;
}

/** What a command edits: the definition of its entity, with rows of this type. */
export type EditTarget<Row> = Pick<EntityDefinition, "label"> & {
  name: ModelName;
  load(reader: Reader, ids: number[]): Promise<Row[]>;
};

/** A definition as generic code reads it. */
export type AnyEntity = Omit<EntityDefinition, "fields" | "title" | "history" | "locked" | "noteField"> & {
  name: ModelName;
  table: Prisma.ModelName;
  title: string | DerivedTitle;
  fields: Record<string, FieldDefinition>;
  history: Omit<EntityDefinition["history"], "partOf"> & { partOf?: string };
  locked?: { by: string; reason: string };
  noteField?: string;
};

/** Defines an entity. The types make a missing or misspelt property an error. */
export function defineEntity<Name extends ModelName, Row extends EntityRow>(
  name: Name,
  definition: EntityDefinition<Name, Row>,
): EntityDefinition<Name, Row> & { name: Name; table: Capitalize<Name> } {
  const table = (name.charAt(0).toUpperCase() + name.slice(1)) as Capitalize<Name>;
  return { ...definition, name, table };
}
