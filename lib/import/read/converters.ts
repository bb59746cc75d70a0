/** Converts the text of a cell to a value for the schema of its field. */

import { formatLabels } from "../../books/formats";
import type { BookAuthorInput } from "../../books/schema";
import type { FieldDefinition } from "../../entities/field-definition";
import { entities } from "../../entities/registry";
import { env } from "../../env";
import { languageName } from "../../values/language";
import { parseMoney } from "../../values/money";
import { cleanLine, fold } from "../../values/text";
import { columnParser, findField, type ImportEntity, isStockField, lookupTarget } from "../fields";
import type { ImportOptions } from "../settings";
import { parseAuthors, toForenameFirst } from "./convert/authors";
import { normaliseCopies, normaliseMemory, normalisePrice, normaliseYear } from "./convert/numbers";
import { parseFormat, parseLanguage, parseYesNo } from "./convert/parse-values";
import { fixEncoding } from "./convert/text";

/** Store ids by folded name. */
export type StoreIds = Map<string, number>;

/** A converted cell; `value` is undefined when nothing is imported. */
export interface ConvertedCell {
  value?: unknown;
  /** Values for other fields that have no column. */
  otherValues?: Record<string, string>;
  /** Sort names by author name. */
  sortNames?: Map<string, string>;
  repairs?: { kind: string; was?: string; now: string }[];
  warnings?: { kind: string; reason: string; suggestion?: string }[];
  error?: { kind: string; reason: string };
}

type CellConverter = (text: string) => ConvertedCell;

/** The converter of a field. Fixes the encoding first, if the settings say so. */
export function cellConverter(
  entity: ImportEntity,
  field: string,
  options: ImportOptions,
  stores: StoreIds,
): CellConverter {
  if (isStockField(field) || field === "copies") return (text) => ({ value: normaliseCopies(text) });
  if (isRelation(entity, field)) return fixingEncoding((text) => convertAuthors(text, options), options);
  if (columnParser(entity, field) === "personName" && options.surnameFirst)
    return fixingEncoding(convertPersonName, options);
  if (lookupTarget(entity, field)) return (text) => ({ value: cleanLine(text) });
  const definition = findField(entity, field)?.definition;
  const convert = definition && typeConverter(field, definition, options, stores);
  return convert ?? fixingEncoding(convertText(definition?.type === "text"), options);
}

const isRelation = (entity: ImportEntity, field: string) => Object.hasOwn(entities[entity].relations ?? {}, field);

/** The converter of a field type; undefined for text. */
function typeConverter(
  field: string,
  { type, import: column }: FieldDefinition,
  options: ImportOptions,
  stores: StoreIds,
): CellConverter | undefined {
  if (column?.parser === "gigabytes") return (text) => normalised(text, normaliseMemory(text), "memory.unit");
  if (column?.parser === "bookFormat") return convertFormat;
  if (column?.ignored) return (text) => ({ value: cleanLine(text) });
  if (type === "reference") return (text) => convertStore(text, stores);
  if (type === "year") return (text) => normalised(text, normaliseYear(text), "year.number");
  if (type === "money") return (text) => convertPrice(text, options);
  if (type === "language") return convertLanguage;
  return type === "flag" ? (text) => convertFlag(field, text) : undefined;
}

function normalised(text: string, value: string, kind: string): ConvertedCell {
  return value === text.trim() ? { value } : { value, repairs: [{ kind, now: value }] };
}

function convertText(long: boolean): CellConverter {
  return (text) => {
    if (long || !/^\s|\s$|\s\s|[^\S ]/.test(text)) return { value: text };
    return { value: text, repairs: [{ kind: "text.spaces", now: cleanLine(text) }] };
  };
}

/** Fixes the encoding first, or, if that is off, warns about it. */
function fixingEncoding(convert: CellConverter, { repairText }: ImportOptions): CellConverter {
  return (text) => {
    const repair = fixEncoding(text);
    if (!repair) return convert(text);
    if (repairText) {
      const done = convert(repair.now);
      return { ...done, repairs: [{ kind: repair.kind, now: repair.now }, ...(done.repairs ?? [])] };
    }
    const kept = convert(text);
    const reason = `This may be “${truncate(repair.now)}” in the wrong encoding. It will be imported as it is.`;
    return { ...kept, warnings: [...(kept.warnings ?? []), { kind: repair.kind, reason, suggestion: repair.now }] };
  };
}

const truncate = (text: string) => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

function convertAuthors(text: string, options: ImportOptions): ConvertedCell {
  const read = parseAuthors(text, options);
  if (read.error) return { error: { kind: "authors.ambiguous", reason: read.error } };
  const value: BookAuthorInput[] = read.authors.map(({ name, role }) => ({ name, role }));
  const sorted = read.authors.flatMap(({ name, sortName }) => (sortName ? [[name, sortName] as const] : []));
  const now = read.authors.map(({ name }) => name).join("; ");
  return {
    value,
    ...(sorted.length > 0 && { sortNames: new Map(sorted) }),
    repairs: [
      ...(read.duplicates.length > 0 ? [{ kind: "authors.duplicate", now }] : []),
      ...(options.surnameFirst && text.includes(",") ? [{ kind: "authors.reordered", now }] : []),
      ...(/\s\s|[^\S ]|^\s|\s$/.test(text) ? [{ kind: "text.spaces", now }] : []),
    ],
  };
}

function convertPersonName(text: string): ConvertedCell {
  const line = cleanLine(text);
  const value = toForenameFirst(line);
  const kind = value === line ? "text.spaces" : "authors.reordered";
  // The file gives the sort name: "García Márquez, Gabriel" cannot be derived from the name.
  const also = value === line ? undefined : { sortName: line };
  return { value, otherValues: also, ...(value !== text && { repairs: [{ kind, now: value }] }) };
}

/** A price in another currency is not imported. */
function convertPrice(text: string, { decimal }: ImportOptions): ConvertedCell {
  const value = normalisePrice(text, decimal);
  const [sign] = /\p{Sc}|\b[A-Z]{3}\b/u.exec(value) ?? [];
  if (sign === undefined || parseMoney(value, env.CURRENCY).ok) return { value };
  if (!parseMoney(value.replace(sign, ""), env.CURRENCY).ok) return { value };
  const reason = `This is in ${sign}, but prices here are in ${env.CURRENCY}. It will be left blank. Enter the price in ${env.CURRENCY}.`;
  return { warnings: [{ kind: "price.currency", reason }] };
}

function convertStore(text: string, stores: StoreIds): ConvertedCell {
  const id = stores.get(fold(text));
  if (id !== undefined) return { value: id };
  return { error: { kind: "store.unknown", reason: `There is no store called ${cleanLine(text)}.` } };
}

function convertLanguage(text: string): ConvertedCell {
  const code = parseLanguage(text);
  if (code === undefined) {
    const reason = `“${truncate(cleanLine(text))}” is an unknown language; it will be left blank.`;
    return { warnings: [{ kind: "language.unknown", reason }] };
  }
  const isSaid = code === text || languageName(code) === text;
  return { value: code, ...(!isSaid && { repairs: [{ kind: "language.code", now: code }] }) };
}

function convertFormat(text: string): ConvertedCell {
  const value = parseFormat(text);
  if (value === undefined) {
    const reason = `“${truncate(cleanLine(text))}” is an unknown format; it will be left blank.`;
    return { warnings: [{ kind: "format.unknown", reason }] };
  }
  const isSaid = value === text || formatLabels[value] === text;
  return { value, ...(!isSaid && { repairs: [{ kind: "format.word", now: formatLabels[value] }] }) };
}

function convertFlag(field: string, text: string): ConvertedCell {
  const value = parseYesNo(text);
  if (value !== undefined) return { value };
  return { error: { kind: `invalid.${field}`, reason: "Enter yes or no." } };
}
