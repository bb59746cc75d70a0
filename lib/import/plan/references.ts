/** Rows that a file names by a text: a book by its ISBN or title, a user by the username. */

import type { Reader } from "../../books/import/book-lookup";
import { type EntityName, entities } from "../../entities/registry";
import { rowsWhere } from "../../entities/rows";
import { wholeIsbn } from "../../values/isbn";
import { fold } from "../../values/text";
import { namedReference } from "../fields";
import { type Note, type ReadRow, refusal } from "../read/row";
import type { Planning } from "./importer";

export interface Resolved {
  /** The row with ids where texts named rows. */
  row: ReadRow;
  refusals: Note[];
}

/** Replaces texts that name rows of other entities by their ids. A query for each key of each of those entities. */
export async function resolveReferences(
  entity: EntityName,
  reader: Reader,
  rows: ReadRow[],
  { settings }: Planning,
): Promise<Resolved[]> {
  const fields = Object.keys(entities[entity].fields).flatMap((field) => {
    const target = namedReference(entity, field);
    return target ? [{ field, target, column: settings.columns.indexOf(columnName(entity, field)) }] : [];
  });
  let resolved: Resolved[] = rows.map((row) => ({ row, refusals: [] }));
  for (const { field, target, column } of fields) {
    const found = await findNamed(reader, target, new Set(rows.flatMap((row) => textIn(row, field) ?? [])));
    resolved = resolved.map(({ row, refusals }) => {
      const text = textIn(row, field);
      if (text === undefined) return { row, refusals };
      const ids = found.get(text) ?? [];
      if (ids.length === 1) return { row: { ...row, values: { ...row.values, [field]: ids[0] } }, refusals };
      const at = { field, column: column < 0 ? null : column, value: text };
      return { row, refusals: [...refusals, unresolved(target, text, ids.length, at)] };
    });
  }
  return resolved;
}

const columnName = (entity: EntityName, field: string) => entities[entity].fields[field]?.import?.name ?? field;

function textIn({ values }: ReadRow, field: string): string | undefined {
  const text = values[field];
  return typeof text === "string" ? text : undefined;
}

function unresolved(target: EntityName, text: string, count: number, at: Partial<Note>): Note {
  const { one, many } = entities[target].label;
  if (count === 0) return refusal("reference.unknown", `There is no ${one} called ${text}.`, at);
  return refusal(
    "reference.which",
    `There are ${count} ${many} called ${text}: it can't be told which one is meant.`,
    at,
  );
}

/** The ids of the rows that each text names, by the first key that finds any. */
async function findNamed(reader: Reader, target: EntityName, texts: Set<string>): Promise<Map<string, number[]>> {
  const found = new Map<string, number[]>();
  const { fields, importer } = entities[target];
  for (const { field } of importer?.keys ?? []) {
    const definition = fields[field];
    const column = definition?.folded ? `${field}Fold` : field;
    const sought = (text: string) =>
      definition?.type === "isbn" ? wholeIsbn(text) : definition?.folded ? fold(text) : text;
    const values = new Map([...texts].filter((text) => !found.has(text)).map((text) => [text, sought(text)]));
    const wanted = [...new Set([...values.values()].filter((value) => value !== undefined))];
    const rows = wanted.length > 0 ? await rowsWhere(reader, target, column, wanted) : [];
    const ids = new Map<string, number[]>();
    for (const row of rows) ids.set(String(row[column]), [...(ids.get(String(row[column])) ?? []), row.id]);
    for (const [text, value] of values) {
      const those = ids.get(String(value));
      if (those) found.set(text, those);
    }
  }
  return found;
}
