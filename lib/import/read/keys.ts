/** What tells one thing from another: in the file, and from what is there. */
import type { BookAuthorInput } from "../../books/schema";
import type { EntityImporter } from "../../entities/definition";
import { entities } from "../../entities/registry";
import { ownCopy } from "../../spreadsheet/detach-string";
import { fold } from "../../values/text";
import type { ImportEntity } from "../fields";
import type { Key, ReadRow } from "./row";

/** The keys of a row; none where it has nothing to be told by. */
export function keysOf(entity: ImportEntity, row: ReadRow): Key[] {
  if (entity === "book") return bookKeys(row);
  return keyFields(entity).flatMap(({ field, distinguishedBy, with: others }) =>
    others
      ? together(row, [field, ...others])
      : one(row, field, distinguishedBy === undefined ? null : folded(row, distinguishedBy)),
  );
}

/** The fields by which rows are found, and those of which no two may have the same. */
export function keyFields(entity: ImportEntity): EntityImporter["keys"] {
  const { importer, uniqueKeys } = entities[entity];
  const keys = importer?.keys ?? [];
  const unique = uniqueKeys.flatMap((columns) => (columns.length === 1 ? String(columns[0]).replace(/Fold$/, "") : []));
  const others = unique.filter((field) => !keys.some((key) => key.field === field));
  return [...keys, ...others.map((field) => ({ field }))];
}

function one(row: ReadRow, field: string, own: string | null = null): Key[] {
  const text = folded(row, field);
  return text === null ? [] : [{ text: `${field} ${text}`, own }];
}

function together(row: ReadRow, fields: string[]): Key[] {
  const texts = fields.map((field) => folded(row, field));
  return texts.includes(null) ? [] : [{ text: [fields.join(), ...texts].join("\n"), own: null }];
}

function folded({ values }: ReadRow, field: string): string | null {
  const value = values[field];
  return typeof value === "string" ? fold(value) : null;
}

/** By the ISBN; by title and first author only where not both have an ISBN: two ISBNs are two editions. */
function bookKeys(row: ReadRow): Key[] {
  const { title, isbn } = row.values as { title?: string; isbn?: string };
  const titled = title === undefined ? [] : [{ text: titleKey(fold(title), firstAuthor(row)), own: isbn ?? null }];
  return isbn === undefined ? titled : [{ text: `isbn ${isbn}`, own: null }, ...titled];
}

/** The field that a key is of, where it is not what the thing is called. */
export function keyField(key: string): string | undefined {
  const [, field] = /^(isbn|email|serialNumber) [^\n]*$/.exec(key) ?? [];
  return field;
}

/** By folded title and folded first author. */
export const titleKey = (title: string, author: string): string => `${title}\n${author}`;

/** How the first author of a row is called, folded; "" where it has none. */
function firstAuthor({ values }: ReadRow): string {
  const [first] = (values.authors ?? []) as BookAuthorInput[];
  return first && "name" in first ? foldedName(first.name) : "";
}

const names = new Map<string, string>();

/** The same as `fold`, for names, which come again and again. */
export function foldedName(name: string): string {
  const known = names.get(name);
  if (known !== undefined) return known;
  if (names.size >= 50_000) names.clear();
  const made = fold(name);
  names.set(ownCopy(name), made);
  return made;
}
