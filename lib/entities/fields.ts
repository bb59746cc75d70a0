/** Labels and formatted values of recorded fields. Records may be older than this version: unknown fields are shown as they are. */
import { formatDateTime, formatMoney, formatNumber, formatYear } from "../values/format";
import { formatIsbn } from "../values/isbn-hyphens";
import { languageName } from "../values/language";
import type { FieldDefinition, RelationDefinition } from "./field-definition";
import type { ModelName } from "./model";
import { findEntity } from "./registry";

/** The current or last title of a row; undefined where unknown. */
export type TitleLookup = (entity: string, id: number) => string | undefined;

/** Columns that every table may have. */
const commonFields: Record<string, FieldDefinition> = { updatedAt: { label: "Last changed", type: "moment" } };

function findField(entity: string, name: string): FieldDefinition | undefined {
  const fields = { ...commonFields, ...findEntity(entity)?.fields };
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function findRelation(entity: string, name: string): RelationDefinition | undefined {
  const relations = findEntity(entity)?.relations ?? {};
  return Object.hasOwn(relations, name) ? relations[name] : undefined;
}

/** The label of a field; its name where this version does not know it. */
export function fieldLabel(entity: string, name: string): string {
  return (findField(entity, name) ?? findRelation(entity, name))?.label ?? name;
}

/** The position of a field in the definition; unknown ones come last. */
export function fieldOrder(entity: string, name: string): number {
  const { fields = {}, relations = {} } = findEntity(entity) ?? {};
  const place = [...Object.keys(fields), ...Object.keys(relations), ...Object.keys(commonFields)].indexOf(name);
  return place === -1 ? Number.MAX_SAFE_INTEGER : place;
}

/** The row that a value refers to. */
export function getReference(
  entity: string,
  name: string,
  value: unknown,
): { entity: ModelName; id: number } | undefined {
  const target = findField(entity, name)?.refersTo;
  return target && typeof value === "number" ? { entity: target.entity, id: value } : undefined;
}

/** Whether the values of a field must not be shown. */
export const isSecret = (entity: string, name: string): boolean => findField(entity, name)?.type === "secret";

/** A formatted value; undefined for an empty one. A value of another type than the field's is shown as it is. */
export function formatFieldValue(
  entity: string,
  name: string,
  value: unknown,
  titles: TitleLookup,
): string | undefined {
  if (value === null || value === undefined || value === "") return undefined;
  const reference = getReference(entity, name, value);
  if (reference) return titles(reference.entity, reference.id) ?? `no. ${reference.id}, since deleted`;
  const relation = findRelation(entity, name);
  if (relation && Array.isArray(value)) return value.map(relation.format).join("; ") || undefined;
  const field = findField(entity, name);
  if (typeof value === "string") return field ? formatText(field, value) : value;
  if (typeof value === "number") return field ? formatQuantity(field, value) : String(value);
  if (typeof value === "boolean") return (field?.flagLabels ?? ["yes", "no"])[value ? 0 : 1];
  return JSON.stringify(value);
}

function formatText({ type, options = {}, format }: FieldDefinition, value: string): string {
  if (format) return format(value);
  if (Object.hasOwn(options, value)) return options[value] as string;
  if (type === "isbn") return formatIsbn(value);
  if (type === "language") return languageName(value);
  return type === "moment" ? formatMoment(value) : value;
}

function formatMoment(value: string): string {
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? value : formatDateTime(date);
}

function formatQuantity({ type }: FieldDefinition, value: number): string {
  if (type === "year") return formatYear(value);
  if (type === "money") return formatMoney(value);
  return type === "number" ? formatNumber(value) : String(value);
}

/** Whether rows of an entity have an ISBN. */
export const hasIsbn = ({ fields }: { fields: Record<string, FieldDefinition> }): boolean =>
  Object.values(fields).some(({ type }) => type === "isbn");
