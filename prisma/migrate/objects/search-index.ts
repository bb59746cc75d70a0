/** The database-independent definition of a search index, derived from an entity's definition and the schema. */

import type { SearchableTable } from "../../../lib/search/searchable";
import { MigrationError } from "../dialects/dialect";
import type { Model } from "./models";

export interface SearchIndex {
  readonly table: string;
  readonly texts: readonly SearchText[];
}

export interface SearchText {
  /** Its path in the definition. */
  readonly path: string;
  /** Its name in the index. */
  readonly name: string;
  readonly column: string;
  /** Its source, unless it is the row's own column. */
  readonly from?: Reference | Link;
}

/** The row that a foreign key refers to. */
export interface Reference {
  readonly kind: "reference";
  readonly field: string;
  readonly foreignKey: string;
  readonly table: string;
}

/** The rows linked by a link table. */
export interface Link {
  readonly kind: "link";
  readonly field: string;
  readonly table: string;
  /** The link's foreign key to the searched row. */
  readonly ownKey: string;
  /** The other columns of the link's key, by which its rows are ordered. */
  readonly order: readonly string[];
  readonly to: Reference;
}

/** @throws MigrationError when the definition refers to what the schema does not have. */
export function toSearchIndex({ table, search }: SearchableTable, models: Models): SearchIndex | undefined {
  return search && { table, texts: search.columns.map((path) => textOf(table, path, models)) };
}

/** When rows of an index are updated. */
export type IndexUpdate = RowUpdate | ReferencedRowUpdate;

/**
 * When a row of `on` is inserted or deleted, or one of its `watched` columns changes: the row that its `key` refers to.
 */
export interface RowUpdate {
  readonly kind: "row";
  readonly name: string;
  readonly on: string;
  readonly key: string;
  readonly watched: readonly string[];
}

/** When a `watched` column of a row of `on` changes: the `key` of all rows of `from` that refer to it. */
export interface ReferencedRowUpdate {
  readonly kind: "borrowed";
  readonly name: string;
  readonly on: string;
  readonly watched: readonly string[];
  readonly from: string;
  readonly foreignKey: string;
  readonly key: string;
}

export function indexUpdates({ table, texts }: SearchIndex): IndexUpdate[] {
  const name = `${table}Search`;
  const own = texts.flatMap(({ from, column }) => (from ? [] : withFolded(column)));
  const sources = sourcesOf(texts);
  const foreignKeys = sources.flatMap(({ from }) => (from.kind === "reference" ? from.foreignKey : []));
  return [
    { kind: "row", name, on: table, key: "id", watched: ["id", ...own, ...foreignKeys] },
    ...sources.flatMap(({ from, watched }): IndexUpdate[] => {
      const field = `${name}_${from.field}`;
      if (from.kind === "reference") {
        const { table: on, foreignKey } = from;
        return [{ kind: "borrowed", name: field, on, watched, from: table, foreignKey, key: "id" }];
      }
      const { table: on, ownKey: key, order, to } = from;
      return [
        { kind: "row", name: field, on, key, watched: [key, ...order, to.foreignKey] },
        {
          ...{ kind: "borrowed", name: `${field}_${to.field}`, on: to.table, watched },
          ...{ from: on, foreignKey: to.foreignKey, key },
        },
      ];
    }),
  ];
}

/**
 * The FROM clause of the view of indexed texts: the searched row as `t`, and each referenced row under its field's
 * name.
 */
export function fromClause({ table, texts }: SearchIndex): string {
  const joins = sourcesOf(texts).flatMap(({ from }) =>
    from.kind === "reference"
      ? `LEFT JOIN "${from.table}" "${from.field}" ON "${from.field}"."id" = t."${from.foreignKey}"`
      : [],
  );
  return [`FROM "${table}" t`, ...joins].join("\n");
}

/** The sources of texts that are not the row's own, with the columns they depend on. */
function sourcesOf(texts: readonly SearchText[]): { from: Reference | Link; watched: string[] }[] {
  const fields = new Map<string, { from: Reference | Link; watched: string[] }>();
  for (const { from, column } of texts) {
    if (!from) continue;
    const source = fields.get(from.field) ?? { from, watched: [] };
    source.watched.push(...withFolded(column));
    fields.set(from.field, source);
  }
  return [...fields.values()];
}

function withFolded(column: string): string[] {
  return [column, `${column}Fold`];
}

type Models = ReadonlyMap<string, Model>;

function textOf(table: string, path: string, models: Models): SearchText {
  const [column = "", ...way] = path.split(".").reverse();
  const from = sourceOf(table, way.reverse(), models);
  const owner = from?.kind === "link" ? from.to.table : (from?.table ?? table);
  const isThere = withFolded(column).every((name) => models.get(owner)?.columns.has(name));
  if (!isThere || (way.length > 0 && !from)) {
    throw new MigrationError(
      `The search of ${table} includes ${path}, but the schema has no such column with a Fold column beside it.`,
    );
  }
  return from ? { path, name: `${from.field}${capitalised(column)}`, column, from } : { path, name: column, column };
}

function sourceOf(table: string, way: string[], models: Models): Reference | Link | undefined {
  const [first = "", second = ""] = way;
  if (way.length === 1) return reference(table, first, models);
  return way.length === 2 ? link(table, first, second, models) : undefined;
}

function reference(table: string, foreignKey: string, models: Models): Reference | undefined {
  const found = models.get(table)?.references.get(foreignKey);
  return found && { kind: "reference", foreignKey, ...found };
}

function link(table: string, field: string, foreignKey: string, models: Models): Link | undefined {
  const linked = models.get(table)?.lists.get(field) ?? "";
  const { references = new Map(), key = [] } = models.get(linked) ?? {};
  const [ownKey, ...others] = [...references.keys()].filter((column) => references.get(column).table === table);
  const to = reference(linked, foreignKey, models);
  if (!to || ownKey === undefined || others.length > 0) return undefined;
  return { kind: "link", field, table: linked, ownKey, order: key.filter((column) => column !== ownKey), to };
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
