/** Imports entities of one table, whose rows are identified by unique or nearly unique values. */

import type { Reader } from "../../books/import/book-lookup";
import { insertMany, newIds, updateMany } from "../../db/bulk-write";
import type { Prisma } from "../../db/generated/sqlite/client";
import type { Transaction } from "../../db/write-transaction";
import type { FieldDefinition } from "../../entities/field-definition";
import type { EntityRow } from "../../entities/model";
import { type EntityName, entities } from "../../entities/registry";
import { createdAtField, findRows, initialValues, mayWriteRow, rowTitle, toColumns } from "../../entities/rows";
import { fold } from "../../values/text";
import { fieldLabel, fieldSchema } from "../fields";
import { formatImportedValue } from "../format-imported-value";
import { keyFields } from "../read/keys";
import { type PlannedRow, type ReadRow, type RowProblem, rowProblem } from "../read/row";
import { type EntityImporter, type PlanContext, pickChanges, rejectRow } from "./importer";
import { resolveReferences } from "./references";

type FieldValues = Record<string, unknown>;
type ExistingRow = EntityRow;
export interface PlannedTableRow extends PlannedRow {
  before?: ExistingRow;
  data?: FieldValues;
}

/** The importer of an entity with a single table. */
export function singleTableImporter(entity: EntityName): EntityImporter<PlannedTableRow> {
  const simple = tableImportOf(entity);
  return {
    plan: (reader, rows, context) => planRows(entity, simple, reader, rows, context),
    apply: ({ tx, record }, planned) => applyRows(entity, simple, tx, record, planned),
    alsoCreates: () => [],
  };
}

interface KeyColumn {
  field: string;
  /** The column with its folded value. */
  column: string;
  distinguishedBy?: string;
  /** The other fields of a composite key. */
  with: string[];
}

interface TableImport {
  table: Prisma.ModelName;
  /** Keys that find a record, most reliable first. */
  keys: KeyColumn[];
  /** Other unique values. */
  unique: KeyColumn[];
  fields: string[];
  required: string[];
  /** Fields that are never imported. */
  ignored: string[];
}

function tableImportOf(entity: EntityName): TableImport {
  const { table, fields, importer } = entities[entity];
  const keys = keyFields(entity).map((key) => ({
    ...key,
    column: columnOf(fields, key.field),
    with: key.with ?? [],
  }));
  const names = Object.keys(fields).filter((name) => fields[name]?.import);
  return {
    table,
    keys: keys.slice(0, importer?.keys.length),
    unique: keys.filter(({ field }) =>
      entities[entity].uniqueKeys.some((key) => key.join() === columnOf(fields, field)),
    ),
    fields: names.filter((name) => !fields[name]?.import?.ignored),
    required: names.filter((name) => fields[name]?.import?.required),
    ignored: names.filter((name) => fields[name]?.import?.ignored),
  };
}

const columnOf = (fields: Record<string, FieldDefinition>, name: string) =>
  fields[name]?.folded ? `${name}Fold` : name;

/** The columns of a row. */
function columnData(entity: EntityName, values: FieldValues): FieldValues {
  const complete = entities[entity].importer?.complete;
  return toColumns(entity, complete ? complete(values) : values);
}

/** Existing records with a key or unique value of the rows: by column, then by folded value. */
type ExistingRows = Map<string, Map<string, ExistingRow[]>>;

const foldedValue = (row: ReadRow, field: string): string | undefined => {
  const value = row.values[field];
  return typeof value === "string" ? fold(value) : typeof value === "number" ? String(value) : undefined;
};

/** The key of a row of the file; undefined when a part is missing. */
function compositeKeyOf(row: ReadRow, key: KeyColumn): string | undefined {
  const parts = [key.field, ...key.with].map((field) => foldedValue(row, field));
  return parts.includes(undefined) ? undefined : parts.join("\n");
}

const keyName = ({ column, with: others }: KeyColumn) => [column, ...others].join();

function lookupValue(row: ReadRow, field: string): string | number | undefined {
  const value = row.values[field];
  return typeof value === "number" ? value : foldedValue(row, field);
}

async function findExisting(
  entity: EntityName,
  simple: TableImport,
  reader: Reader,
  rows: ReadRow[],
): Promise<ExistingRows> {
  const there: ExistingRows = new Map();
  for (const key of [...simple.keys, ...simple.unique]) {
    const { field, column } = key;
    if (there.has(keyName(key))) continue;
    const folds = [...new Set(rows.flatMap((row) => lookupValue(row, field) ?? []))];
    const found = new Map<string, ExistingRow[]>();
    for (const one of folds.length > 0 ? await findRows(reader, entity, column, folds) : []) {
      const text = [column, ...key.with].map((name) => String(one[name])).join("\n");
      const same = found.get(text);
      if (same) same.push(one);
      else found.set(text, [one]);
    }
    there.set(keyName(key), found);
  }
  return there;
}

async function planRows(
  entity: EntityName,
  simple: TableImport,
  reader: Reader,
  rows: ReadRow[],
  context: PlanContext,
): Promise<PlannedTableRow[]> {
  const resolved = await resolveReferences(entity, reader, rows, context);
  const there = await findExisting(
    entity,
    simple,
    reader,
    resolved.flatMap(({ row, errors }) => (errors.length > 0 ? [] : row)),
  );
  const lines = new Map<string, number>();
  return resolved.map(({ row, errors }, place) => {
    const read = rows[place] ?? row;
    const label = String(
      read.values[simple.keys.at(-1)?.field ?? "name"] ?? read.values.name ?? read.values.email ?? "",
    );
    const plan: PlannedTableRow = { row: read, action: "unchanged", label, differences: [], problems: [] };
    if (errors.length > 0) return rejectRow(plan, ...errors);
    const duplicateLine = findDuplicateLine(simple, row, lines);
    if (duplicateLine !== undefined)
      return rejectRow(plan, rowProblem("row.duplicate", `Line ${duplicateLine} is about the same one.`));
    const before = findMatch(simple, row, there);
    if (typeof before === "string") return rejectRow(plan, rowProblem("row.ambiguous", before));
    const taken = uniqueConflict(entity, simple, row, there, before);
    if (taken) return rejectRow(plan, taken);
    return before
      ? planChange(entity, simple, plan, row, before, context)
      : planCreate(entity, simple, plan, row, context);
  });
}

/** The line of an earlier row with the same composite key, after references are resolved. Remembers first occurrences. */
function findDuplicateLine({ keys }: TableImport, row: ReadRow, lines: Map<string, number>): number | undefined {
  for (const key of keys.filter(({ with: others }) => others.length > 0)) {
    const text = compositeKeyOf(row, key);
    const line = text === undefined ? undefined : lines.get(text);
    if (line !== undefined) return line;
    if (text !== undefined) lines.set(text, row.line);
  }
  return undefined;
}

function findMatch({ keys }: TableImport, row: ReadRow, there: ExistingRows): ExistingRow | undefined | string {
  for (const key of keys) {
    const { distinguishedBy } = key;
    const found = there.get(keyName(key))?.get(compositeKeyOf(row, key) ?? "") ?? [];
    // The same name with another email address is another person.
    const other = distinguishedBy && foldedValue(row, distinguishedBy);
    const open = other
      ? found.filter((one) => one[`${distinguishedBy}Fold`] === null || one[`${distinguishedBy}Fold`] === other)
      : found;
    if (open.length > 1) return `There are ${open.length} records with this name.`;
    if (open[0]) return open[0];
  }
  return undefined;
}

function uniqueConflict(
  entity: EntityName,
  { unique }: TableImport,
  row: ReadRow,
  there: ExistingRows,
  before: ExistingRow | undefined,
) {
  for (const key of unique) {
    const { field } = key;
    const other = there
      .get(keyName(key))
      ?.get(compositeKeyOf(row, key) ?? "")
      ?.find(({ id }) => id !== before?.id);
    if (!other) continue;
    const value = String(row.values[field]);
    return rowProblem("unique.taken", `${value} is already used by ${rowTitle(entity, other)}.`, { field, value });
  }
  return undefined;
}

function planCreate(
  entity: EntityName,
  simple: TableImport,
  plan: PlannedTableRow,
  row: ReadRow,
  context: PlanContext,
): PlannedTableRow {
  const values = importedValues(simple, row);
  const missing = simple.required.filter((field) => values[field] === undefined);
  if (missing.length > 0) {
    const problems = missing.map((field) => {
      const { error } = fieldSchema(entity, field).safeParse(undefined);
      return rowProblem("row.missing", error?.issues[0]?.message ?? "This is missing.", { field });
    });
    return rejectRow(plan, ...problems);
  }
  const problems = ignoredFieldProblems(entity, simple, plan.row, undefined, context);
  const initial = initialValues(entity);
  const blank = Object.fromEntries(
    simple.fields.map((field) => [field, initial[field] === false ? false : initial[field] || null]),
  );
  const data = columnData(entity, { ...blank, ...values });
  if (!mayWriteRow(context.actor, entity, data)) return rejectRow(plan, notOwner);
  return { ...plan, action: "created", data, problems };
}

function planChange(
  entity: EntityName,
  simple: TableImport,
  plan: PlannedTableRow,
  row: ReadRow,
  before: ExistingRow,
  context: PlanContext,
): PlannedTableRow {
  const { matchedRecords, settings, storeNames } = context;
  const found = { ...plan, id: before.id, before };
  const claimed = matchedRecords.lineOf(before.id);
  if (claimed !== undefined)
    return rejectRow(found, rowProblem("row.duplicate", `Line ${claimed} is about the same one.`));
  matchedRecords.add(before.id, plan.row.line);
  if (settings.options.existing === "skip") return { ...found, action: "skipped" };
  const values = importedValues(simple, row);
  const problems = ignoredFieldProblems(entity, simple, plan.row, before, context);
  const fresh = pickChanges(before, values, settings.options.existing);
  if (Object.keys(fresh).length === 0) return { ...found, problems };
  const { actor } = context;
  const isOthers = !mayWriteRow(actor, entity, before) || !mayWriteRow(actor, entity, { ...before, ...fresh });
  if (isOthers) return rejectRow(found, notOwner);
  const differences = Object.entries(fresh).map(([field, now]) => {
    const was = formatImportedValue(field, before[field], storeNames);
    return {
      label: fieldLabel(entity, field),
      ...(was !== "" && { was }),
      now: formatImportedValue(field, now, storeNames),
    };
  });
  const kept = Object.fromEntries(simple.fields.map((field) => [field, before[field]]));
  return { ...found, action: "changed", data: columnData(entity, { ...kept, ...fresh }), differences, problems };
}

const notOwner = rowProblem(
  "row.notOwner",
  "This record belongs to somebody else. You don’t have permission to change it.",
);

const importedValues = ({ ignored }: TableImport, row: ReadRow): FieldValues =>
  Object.fromEntries(Object.entries(row.values).filter(([field]) => !ignored.includes(field)));

/** Warnings for values that are never imported but differ from the record. */
function ignoredFieldProblems(
  entity: EntityName,
  { ignored }: TableImport,
  row: ReadRow,
  before: ExistingRow | undefined,
  { settings }: PlanContext,
): RowProblem[] {
  return ignored.flatMap((field) => {
    const wanted = row.values[field];
    if (wanted === undefined) return [];
    const current = before && String(before[field]);
    const reason = entities[entity].fields[field]?.import?.ignored?.(String(wanted), current);
    const column = settings.columns.indexOf(field);
    return reason
      ? { column, field, value: row.cells[column] ?? String(wanted), kind: `${field}.ignored`, reason }
      : [];
  });
}

async function applyRows(
  entity: EntityName,
  { table }: TableImport,
  tx: Transaction,
  record: Parameters<EntityImporter<PlannedTableRow>["apply"]>[0]["record"],
  planned: PlannedTableRow[],
): Promise<Record<string, number>> {
  const created = planned.filter(({ action }) => action === "created");
  const ids = await newIds(tx, table, created.length);
  // The database's own timestamp has another format.
  const moment = createdAtField(entity);
  const now = new Date();
  await insertMany(
    tx,
    table,
    created.map(({ data }, place) => ({ id: ids[place], ...data, ...(moment && { [moment]: now }) })),
  );
  await record.createdMany(entity, ids);
  const edits = planned.flatMap(({ action, before, data }) =>
    action === "changed" && before && data ? { row: before, values: data } : [],
  );
  await record.updatedMany(entity, edits);
  await updateMany(
    tx,
    table,
    edits.map(({ row, values }) => ({ id: row.id, ...values, version: row.version + 1 })),
  );
  return {};
}
