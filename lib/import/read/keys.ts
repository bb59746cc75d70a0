/** Keys that identify rows: among the rows of a file, and among existing records. */
import type { BookAuthorInput } from "../../books/schema";
import type { ImporterDefinition } from "../../entities/definition";
import { entities } from "../../entities/registry";
import { detachString } from "../../spreadsheet/detach-string";
import { fold } from "../../values/text";
import type { ImportEntity } from "../fields";
import type { ReadRow, RowKey } from "./row";

/** The keys of a row; empty when nothing identifies it. */
export function rowKeys(entity: ImportEntity, row: ReadRow): RowKey[] {
  if (entity === "book") return bookKeys(row);
  return keyFields(entity).flatMap(({ field, distinguishedBy, with: others }) =>
    others
      ? compositeKey(row, [field, ...others])
      : singleKey(row, field, distinguishedBy === undefined ? null : foldedValue(row, distinguishedBy)),
  );
}

/** The fields that identify records, and the unique fields. */
export function keyFields(entity: ImportEntity): ImporterDefinition["keys"] {
  const { importer, uniqueKeys } = entities[entity];
  const keys = importer?.keys ?? [];
  const unique = uniqueKeys.flatMap((columns) => (columns.length === 1 ? String(columns[0]).replace(/Fold$/, "") : []));
  const others = unique.filter((field) => !keys.some((key) => key.field === field));
  return [...keys, ...others.map((field) => ({ field }))];
}

function singleKey(row: ReadRow, field: string, distinguisher: string | null = null): RowKey[] {
  const text = foldedValue(row, field);
  return text === null ? [] : [{ text: `${field} ${text}`, distinguisher }];
}

function compositeKey(row: ReadRow, fields: string[]): RowKey[] {
  const texts = fields.map((field) => foldedValue(row, field));
  return texts.includes(null) ? [] : [{ text: [fields.join(), ...texts].join("\n"), distinguisher: null }];
}

function foldedValue({ values }: ReadRow, field: string): string | null {
  const value = values[field];
  return typeof value === "string" ? fold(value) : null;
}

/** By ISBN; by title and first author unless both have an ISBN, as two ISBNs are two editions. */
function bookKeys(row: ReadRow): RowKey[] {
  const { title, isbn } = row.values as { title?: string; isbn?: string };
  const titled =
    title === undefined ? [] : [{ text: titleKey(fold(title), firstAuthor(row)), distinguisher: isbn ?? null }];
  return isbn === undefined ? titled : [{ text: `isbn ${isbn}`, distinguisher: null }, ...titled];
}

/** The field of a key; undefined for names and titles. */
export function fieldOfKey(key: string): string | undefined {
  const [, field] = /^(isbn|email|serialNumber) [^\n]*$/.exec(key) ?? [];
  return field;
}

/** By folded title and folded first author. */
export const titleKey = (title: string, author: string): string => `${title}\n${author}`;

/** The folded name of the first author; "" without authors. */
function firstAuthor({ values }: ReadRow): string {
  const [first] = (values.authors ?? []) as BookAuthorInput[];
  return first && "name" in first ? foldCached(first.name) : "";
}

const names = new Map<string, string>();

/** `fold` with a cache, for names that repeat. */
export function foldCached(name: string): string {
  const known = names.get(name);
  if (known !== undefined) return known;
  if (names.size >= 50_000) names.clear();
  const made = fold(name);
  names.set(detachString(name), made);
  return made;
}
