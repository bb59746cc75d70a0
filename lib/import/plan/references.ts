/** Resolves references of a file: a book by its ISBN or title, a user by the username. */

import type { Reader } from "../../books/import/book-lookup";
import { type EntityName, entities } from "../../entities/registry";
import { findRows } from "../../entities/rows";
import { toIsbn13 } from "../../values/isbn";
import { fold } from "../../values/text";
import { lookupTarget } from "../fields";
import { type ReadRow, type RowProblem, rowProblem } from "../read/row";
import type { PlanContext } from "./importer";

export interface ResolvedRow {
  /** The row with ids in place of texts. */
  row: ReadRow;
  errors: RowProblem[];
}

/** Replaces texts that name records of other entities by their ids. One query per key of each entity. */
export async function resolveReferences(
  entity: EntityName,
  reader: Reader,
  rows: ReadRow[],
  { settings }: PlanContext,
): Promise<ResolvedRow[]> {
  const fields = Object.keys(entities[entity].fields).flatMap((field) => {
    const target = lookupTarget(entity, field);
    return target ? [{ field, target, column: settings.columns.indexOf(columnName(entity, field)) }] : [];
  });
  let resolved: ResolvedRow[] = rows.map((row) => ({ row, errors: [] }));
  for (const { field, target, column } of fields) {
    const found = await findReferenced(reader, target, new Set(rows.flatMap((row) => referenceText(row, field) ?? [])));
    resolved = resolved.map(({ row, errors }) => {
      const text = referenceText(row, field);
      if (text === undefined) return { row, errors };
      const ids = found.get(text) ?? [];
      if (ids.length === 1) return { row: { ...row, values: { ...row.values, [field]: ids[0] } }, errors };
      const at = { field, column: column < 0 ? null : column, value: text };
      return { row, errors: [...errors, unresolvedProblem(target, text, ids.length, at)] };
    });
  }
  return resolved;
}

const columnName = (entity: EntityName, field: string) => entities[entity].fields[field]?.import?.name ?? field;

function referenceText({ values }: ReadRow, field: string): string | undefined {
  const text = values[field];
  return typeof text === "string" ? text : undefined;
}

function unresolvedProblem(target: EntityName, text: string, count: number, at: Partial<RowProblem>): RowProblem {
  const { one, many } = entities[target].label;
  if (count === 0) return rowProblem("reference.unknown", `There is no ${one} called ${text}.`, at);
  return rowProblem("reference.ambiguous", `There are ${count} ${many} called ${text}.`, at);
}

/** The ids of the records that each text names, by the first key with a match. */
async function findReferenced(reader: Reader, target: EntityName, texts: Set<string>): Promise<Map<string, number[]>> {
  const found = new Map<string, number[]>();
  const { fields, importer } = entities[target];
  for (const { field } of importer?.keys ?? []) {
    const definition = fields[field];
    const column = definition?.folded ? `${field}Fold` : field;
    const sought = (text: string) =>
      definition?.type === "isbn" ? toIsbn13(text) : definition?.folded ? fold(text) : text;
    const values = new Map([...texts].filter((text) => !found.has(text)).map((text) => [text, sought(text)]));
    const wanted = [...new Set([...values.values()].filter((value) => value !== undefined))];
    const rows = wanted.length > 0 ? await findRows(reader, target, column, wanted) : [];
    const ids = new Map<string, number[]>();
    for (const row of rows) ids.set(String(row[column]), [...(ids.get(String(row[column])) ?? []), row.id]);
    for (const [text, value] of values) {
      const those = ids.get(String(value));
      if (those) found.set(text, those);
    }
  }
  return found;
}
