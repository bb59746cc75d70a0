/** Generic access to rows: references, unique keys, columns, titles. */
import { type Actor, ForbiddenError } from "../auth/abilities";
import { Prisma } from "../db/generated/sqlite/client";
import { isIn } from "../db/sql";
import { fold } from "../values/text";
import type { EntityRow, FieldValues, ModelName, Reader } from "./model";
import { allEntities, type Entity, type EntityName, entities, isEntity } from "./registry";

export interface RowId {
  entity: EntityName;
  id: number;
}

/** The entities whose changes are shown in the history of this entity's rows, with the referring field: stock in books. */
export function historyParts(entity: EntityName): { part: Entity; field: string }[] {
  return allEntities.flatMap((part) => {
    const field = part.history.partOf;
    return field && part.fields[field]?.refersTo?.entity === entity ? { part, field } : [];
  });
}

/** A row as a key of maps. */
export const rowKey = ({ entity, id }: { entity: string; id: number }): string => `${entity} ${id}`;

/** The fields that are recorded and restored, each with its value where an older record lacks it. */
export function initialValues(entity: EntityName): FieldValues {
  const known = Object.entries(entities[entity].fields).filter(([, { type }]) => type !== "secret");
  return Object.fromEntries(known.map(([name, { initial = null }]) => [name, initial]));
}

/** Whether a recorded value of this field can be restored. */
export function isRestorable(entity: EntityName, name: string): boolean {
  const { fields, relations = {} } = entities[entity];
  return Object.hasOwn(relations, name) || (Object.hasOwn(fields, name) && fields[name]?.type !== "secret");
}

/** The rows that a row refers to, each once. */
export function referencedRows(entity: EntityName, row: FieldValues): RowId[] {
  const { fields, relations = {} } = entities[entity];
  const referenced = Object.entries(fields).flatMap(([name, { refersTo }]) => {
    const id = row[name];
    return refersTo && typeof id === "number" ? rowId(refersTo.entity, id) : [];
  });
  for (const [name, { refersTo, through }] of Object.entries(relations)) {
    referenced.push(...relatedIds(row[name], through.other).flatMap((id) => rowId(refersTo.entity, id)));
  }
  return referenced;
}

const rowId = (entity: ModelName, id: number): RowId[] => (isEntity(entity) ? [{ entity, id }] : []);

/** The ids in a relation's value: of a book's authors. */
function relatedIds(value: unknown, column: string): number[] {
  if (!Array.isArray(value)) return [];
  const ids = value.map((one) => one?.[column]).filter((id): id is number => typeof id === "number");
  return [...new Set(ids)];
}

/** Converts fields to columns: times to dates, and texts with their folded forms. Unknown fields are left out. */
export function toColumns(entity: EntityName, values: FieldValues): FieldValues {
  const { fields } = entities[entity];
  const columns: FieldValues = {};
  for (const [name, value] of Object.entries(values)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!field || field.type === "secret") continue;
    columns[name] = field.type === "moment" && typeof value === "string" ? new Date(value) : value;
    if (field.folded) columns[`${name}Fold`] = typeof value === "string" ? fold(value) : null;
  }
  return columns;
}

/** The values of a unique key, in the order of its columns; undefined where one is empty. */
export function uniqueValues(columns: string[], row: FieldValues): unknown[] | undefined {
  const values = columns.map((column) => columnValue(column, row));
  return values.some((value) => value === null || value === undefined) ? undefined : values;
}

/** Folded columns are computed from their text: a changed row may not have the new one yet. */
function columnValue(column: string, row: FieldValues): unknown {
  if (!column.endsWith("Fold")) return row[column];
  const text = row[column.slice(0, -"Fold".length)];
  return typeof text === "string" ? fold(text) : null;
}

/** The same as one text; undefined where a value is empty. */
export function uniqueKey(entity: EntityName, columns: string[], row: FieldValues): string | undefined {
  const values = uniqueValues(columns, row);
  return values && uniqueKeyText(entity, columns, values);
}

export const uniqueKeyText = (entity: EntityName, columns: string[], values: unknown[]): string =>
  `${entity} ${columns.join()} ${JSON.stringify(values)}`;

/** The title of a row; undefined where it is derived from other rows. */
export function rowTitle(entity: EntityName, row: FieldValues): string | undefined {
  const { title } = entities[entity];
  const value = typeof title === "string" ? row[title] : undefined;
  return typeof value === "string" ? value : undefined;
}

/** Some columns of the rows with these ids, in the order of the ids, with each row's title as `label`. */
export async function findLabelledRows(
  reader: object,
  entity: EntityName,
  ids: number[],
  columns: string[],
): Promise<LabelledRow[]> {
  const select = Object.fromEntries(["id", "version", ...titleColumns(entity), ...columns].map((name) => [name, true]));
  const rows = await delegateOf(reader, entity).findMany({
    where: { id: { in: ids } },
    orderBy: { id: "asc" },
    select,
  });
  const derived = await derivedTitles(reader, entity, ids);
  return rows.map((row) => ({ ...row, label: derived?.get(row.id) ?? rowTitle(entity, row) ?? "" }));
}

/** The derived titles of rows; undefined where the title is a column. */
async function derivedTitles(reader: object, entity: EntityName, ids: number[]) {
  const { title } = entities[entity];
  if (typeof title === "string") return undefined;
  const sql = Prisma.sql;
  const found = await (reader as Pick<Reader, "$queryRaw">).$queryRaw<{ id: number; label: string }[]>`
    SELECT r."id" AS id, ${title.text} AS label FROM ${title.from} WHERE ${isIn(sql`r."id"`, ids)}`;
  return new Map(found.map(({ id, label }) => [id, label]));
}

/** Whether somebody who may write rows of this entity may write this one. */
export function mayWriteRow(actor: Actor, entity: EntityName, row: FieldValues): boolean {
  try {
    entities[entity].hooks?.authoriseRow?.(actor, row);
    return true;
  } catch (error) {
    if (error instanceof ForbiddenError) return false;
    throw error;
  }
}

/** A row with its title. */
export type LabelledRow = EntityRow & { label: string };

function titleColumns(entity: EntityName): string[] {
  const { title } = entities[entity];
  return typeof title === "string" ? [title] : [];
}

/** The rows that have one of these values in a column, with all their columns but secrets, by id. */
export async function findRows(
  reader: object,
  entity: EntityName,
  column: string,
  values: (string | number)[],
): Promise<EntityRow[]> {
  const secrets = Object.entries(entities[entity].fields).filter(([, { type }]) => type === "secret");
  const omit = Object.fromEntries(secrets.map(([name]) => [name, true]));
  return delegateOf(reader, entity).findMany({ where: { [column]: { in: values } }, orderBy: { id: "asc" }, omit });
}

/** The field with the moment at which a row is created; undefined where rows have none. */
export function createdAtField(entity: EntityName): string | undefined {
  const { fields } = entities[entity];
  return Object.keys(fields).find((name) => fields[name]?.setOnCreate);
}

/** The delegates of two models have no type in common; every one of them has this method. */
function delegateOf(reader: object, entity: EntityName): { findMany(query: object): Promise<EntityRow[]> } {
  return (reader as Record<string, { findMany(query: object): Promise<EntityRow[]> }>)[entity] as never;
}
