/** For each field, how a cell's text becomes what the field's own schema takes. */

import { formatNames } from "../../books/formats";
import type { BookAuthorInput } from "../../books/schema";
import type { FieldDefinition } from "../../entities/field-definition";
import { entities } from "../../entities/registry";
import { env } from "../../env";
import { languageName } from "../../values/language";
import { parseMoney } from "../../values/money";
import { cleanLine, fold } from "../../values/text";
import { fieldNamed, type ImportEntity, isStock, namedReference, readsAs } from "../fields";
import type { ImportOptions } from "../settings";
import { readAuthors, turned } from "./convert/authors";
import { readCopies, readMemory, readPrice, readYear } from "./convert/numbers";
import { readFormat, readLanguage, readYesNo } from "./convert/parse-values";
import { mended } from "./convert/text";

/** The ids of the stores by their folded names. */
export type Stores = Map<string, number>;

/** What a text became; `value` is undefined where nothing is to be kept of it. */
export interface Converted {
  value?: unknown;
  /** What it says of other fields, where no column has them. */
  also?: Record<string, string>;
  /** How it sorts the authors whom it names, by their names. */
  sortNames?: Map<string, string>;
  repairs?: { kind: string; was?: string; now: string }[];
  doubts?: { kind: string; reason: string; proposal?: string }[];
  refused?: { kind: string; reason: string };
}

type Convert = (text: string) => Converted;

/** How a field of an entity is converted, its text mended first where the person wants that. */
export function converterOf(entity: ImportEntity, field: string, options: ImportOptions, stores: Stores): Convert {
  if (isStock(field) || field === "copies") return (text) => ({ value: readCopies(text) });
  if (isRelation(entity, field)) return mending((text) => authors(text, options), options);
  if (readsAs(entity, field) === "personName" && options.surnameFirst) return mending(turnedName, options);
  if (namedReference(entity, field)) return (text) => ({ value: cleanLine(text) });
  const definition = fieldNamed(entity, field)?.definition;
  const convert = definition && ofType(field, definition, options, stores);
  return convert ?? mending(plain(definition?.type === "text"), options);
}

const isRelation = (entity: ImportEntity, field: string) => Object.hasOwn(entities[entity].relations ?? {}, field);

/** How a value of a type is read; undefined for text. */
function ofType(
  field: string,
  { type, import: column }: FieldDefinition,
  options: ImportOptions,
  stores: Stores,
): Convert | undefined {
  if (column?.reads === "gigabytes") return (text) => converted(text, readMemory(text), "memory.unit");
  if (column?.reads === "bookFormat") return format;
  if (column?.ignored) return (text) => ({ value: cleanLine(text) });
  if (type === "reference") return (text) => store(text, stores);
  if (type === "year") return (text) => converted(text, readYear(text), "year.number");
  if (type === "money") return (text) => price(text, options);
  if (type === "language") return language;
  return type === "flag" ? (text) => flag(field, text) : undefined;
}

function converted(text: string, value: string, kind: string): Converted {
  return value === text.trim() ? { value } : { value, repairs: [{ kind, now: value }] };
}

function plain(long: boolean): Convert {
  return (text) => {
    if (long || !/^\s|\s$|\s\s|[^\S ]/.test(text)) return { value: text };
    return { value: text, repairs: [{ kind: "text.spaces", now: cleanLine(text) }] };
  };
}

/** Mends the text first; or, where that is not wanted, says that it could be. */
function mending(convert: Convert, { repairText }: ImportOptions): Convert {
  return (text) => {
    const repair = mended(text);
    if (!repair) return convert(text);
    if (repairText) {
      const done = convert(repair.now);
      return { ...done, repairs: [{ kind: repair.kind, now: repair.now }, ...(done.repairs ?? [])] };
    }
    const kept = convert(text);
    const reason = `This looks as if it was “${short(repair.now)}” once. It was left as it is.`;
    return { ...kept, doubts: [...(kept.doubts ?? []), { kind: repair.kind, reason, proposal: repair.now }] };
  };
}

const short = (text: string) => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

function authors(text: string, options: ImportOptions): Converted {
  const read = readAuthors(text, options);
  if (read.doubt) return { refused: { kind: "authors.unclear", reason: read.doubt } };
  const value: BookAuthorInput[] = read.authors.map(({ name, role }) => ({ name, role }));
  const sorted = read.authors.flatMap(({ name, sortName }) => (sortName ? [[name, sortName] as const] : []));
  const now = read.authors.map(({ name }) => name).join("; ");
  return {
    value,
    ...(sorted.length > 0 && { sortNames: new Map(sorted) }),
    repairs: [
      ...(read.twice.length > 0 ? [{ kind: "authors.twice", now }] : []),
      ...(options.surnameFirst && text.includes(",") ? [{ kind: "authors.turned", now }] : []),
      ...(/\s\s|[^\S ]|^\s|\s$/.test(text) ? [{ kind: "text.spaces", now }] : []),
    ],
  };
}

function turnedName(text: string): Converted {
  const line = cleanLine(text);
  const value = turned(line);
  const kind = value === line ? "text.spaces" : "authors.turned";
  // How they are sorted stands in the file: "García Márquez, Gabriel" cannot be told from his name.
  const also = value === line ? undefined : { sortName: line };
  return { value, also, ...(value !== text && { repairs: [{ kind, now: value }] }) };
}

/** Of a price in another currency nobody knows what it is here: the book goes in without one. */
function price(text: string, { decimal }: ImportOptions): Converted {
  const value = readPrice(text, decimal);
  const [sign] = /\p{Sc}|\b[A-Z]{3}\b/u.exec(value) ?? [];
  if (sign === undefined || parseMoney(value, env.CURRENCY).ok) return { value };
  if (!parseMoney(value.replace(sign, ""), env.CURRENCY).ok) return { value };
  const reason = `This is in ${sign}, and prices here are in ${env.CURRENCY}: it was left out. Type what it is here.`;
  return { doubts: [{ kind: "price.currency", reason }] };
}

function store(text: string, stores: Stores): Converted {
  const id = stores.get(fold(text));
  if (id !== undefined) return { value: id };
  return { refused: { kind: "store.unknown", reason: `There is no store called ${cleanLine(text)}.` } };
}

function language(text: string): Converted {
  const code = readLanguage(text);
  if (code === undefined) {
    const reason = `“${short(cleanLine(text))}” is no language that is known here: it was left empty.`;
    return { doubts: [{ kind: "language.unknown", reason }] };
  }
  const isSaid = code === text || languageName(code) === text;
  return { value: code, ...(!isSaid && { repairs: [{ kind: "language.code", now: code }] }) };
}

function format(text: string): Converted {
  const value = readFormat(text);
  if (value === undefined) {
    const reason = `“${short(cleanLine(text))}” is no format that is known here: it was left empty.`;
    return { doubts: [{ kind: "format.unknown", reason }] };
  }
  const isSaid = value === text || formatNames[value] === text;
  return { value, ...(!isSaid && { repairs: [{ kind: "format.word", now: formatNames[value] }] }) };
}

function flag(field: string, text: string): Converted {
  const value = readYesNo(text);
  if (value !== undefined) return { value };
  return { refused: { kind: `bad.${field}`, reason: "Write yes or no." } };
}
