/** What the columns of a file can be matched to. */
import { z } from "zod";
import type { FieldDefinition, ImportColumn } from "../entities/field-definition";
import { type FileColumn, fileColumns } from "../entities/file-columns";
import { allEntities, type EntityName, entities, isEntity } from "../entities/registry";
import { setStockSchema } from "../stock/schema";

export type ImportEntity = EntityName;

/** The entities that files can hold. */
export const importEntities: EntityName[] = allEntities.filter(({ importer }) => importer).map(({ name }) => name);

export interface ImportField {
  /** As settings name it. */
  name: string;
  label: string;
  hint?: string;
  /** A row that is to be added must have it. */
  required: boolean;
  /** What other files call it, the best first. */
  aliases: string[];
}

/** What a column can be matched to; with the stock of each of these stores, where files of the entity have it. */
export function importFields(entity: EntityName, stores: { id: number; name: string }[]): ImportField[] {
  const fields = importColumns(entity).map(({ name, label, import: { hint, required = false, aliases } }) => ({
    ...{ name, label, hint, required, aliases: aliases.split(",") },
  }));
  if (!hasStock(entity)) return fields;
  const stock = stores.map(({ id, name }) => ({ name: `stock:${id}`, label: `Copies at ${name}` }));
  return [...fields, ...stock.map((field) => ({ ...field, required: false, aliases: [] }))];
}

const hasStock = (entity: EntityName) => entities[entity].importer?.options?.includes("stock") === true;

type ImportableColumn = FileColumn & { import: ImportColumn };

const importColumns = (entity: EntityName): ImportableColumn[] =>
  fileColumns(entity).filter((column): column is ImportableColumn => column.import !== undefined);

const findColumn = (entity: EntityName, name: string) =>
  importColumns(entity).find((column) => column.name === name || column.field?.name === name);

/** The label of a field, "Copies" for every store's. */
export function fieldLabel(entity: EntityName, name: string): string {
  return isStockField(name) ? "Copies" : (findColumn(entity, name)?.label ?? name);
}

/** Whether a field is the copies at one store. */
export const isStockField = (name: string): boolean => /^stock:[1-9]\d{0,9}$/.test(name);

/** The row's field that a column is matched to, by the name that settings have; undefined for what is none. */
export function findField(entity: EntityName, name: string): { name: string; definition: FieldDefinition } | undefined {
  return findColumn(entity, name)?.field;
}

/** How the text of a column is read, where its field's type does not say it. */
export const columnParser = (entity: EntityName, name: string) => findColumn(entity, name)?.import.parser;

/** Whether a field's row is named in a text, which only the plan can look up: the rows to choose from are many. */
export function lookupTarget(entity: EntityName, name: string): EntityName | undefined {
  const target = findField(entity, name)?.definition.refersTo?.entity;
  return target && isEntity(target) && !entities[target].fetchOptions ? target : undefined;
}

/** The schema of a field, whatever column it comes from: the form's own. */
export function fieldSchema(entity: EntityName, name: string): z.ZodType {
  if (isStockField(name) || name === "copies") return setStockSchema.shape.quantity;
  const target = lookupTarget(entity, name);
  if (target) return z.string({ error: `Name the ${entities[target].label.one}.` });
  const field = findField(entity, name)?.name ?? name;
  return entities[entity].importer?.schema[field] as z.ZodType;
}
