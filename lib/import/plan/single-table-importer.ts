/** The entities that are one table each, whose rows are told apart by values that are unique, or nearly. */

import type { Reader } from "../../books/import/book-lookup";
import { insertMany, newIds, updateMany } from "../../db/bulk-write";
import type { Prisma } from "../../db/generated/sqlite/client";
import type { Transaction } from "../../db/write-transaction";
import type { FieldDefinition } from "../../entities/field-definition";
import type { EntityRow } from "../../entities/model";
import { type EntityName, entities } from "../../entities/registry";
import { createdMoment, initialValues, mayWriteRow, rowsWhere, rowTitle, toColumns } from "../../entities/rows";
import { fold } from "../../values/text";
import { fieldLabel, schemaOf } from "../fields";
import { keyFields } from "../read/keys";
import { type Note, type Planned, type ReadRow, refusal } from "../read/row";
import { shown } from "../shown";
import { type Kind, type Planning, refused, taken } from "./importer";
import { resolveReferences } from "./references";

type Values = Record<string, unknown>;
type Existing = EntityRow;
export interface PlannedSimple extends Planned {
  before?: Existing;
  data?: Values;
}

/** How the rows of an entity that is one table are planned and carried out. */
export function simpleKind(entity: EntityName): Kind<PlannedSimple> {
  const simple = simpleOf(entity);
  return {
    plan: (reader, rows, planning) => planSimple(entity, simple, reader, rows, planning),
    apply: ({ tx, record }, planned) => applySimple(entity, simple, tx, record, planned),
    also: () => [],
  };
}

interface KeyColumn {
  field: string;
  /** Where its folded value is. */
  column: string;
  distinguishedBy?: string;
  /** The other columns of the key. */
  with: string[];
}

interface Simple {
  table: Prisma.ModelName;
  /** By which a row is found, the surer one first. */
  keys: KeyColumn[];
  /** Others that no two may have. */
  unique: KeyColumn[];
  fields: string[];
  required: string[];
  /** Those whose values are never taken. */
  ignored: string[];
}

function simpleOf(entity: EntityName): Simple {
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

/** What the database keeps of a row. */
function dataOf(entity: EntityName, values: Values): Values {
  const complete = entities[entity].importer?.complete;
  return toColumns(entity, complete ? complete(values) : values);
}

/** What is there with any of the rows' keys or unique values: by column, by folded value. */
type There = Map<string, Map<string, Existing[]>>;

const folded = (row: ReadRow, field: string): string | undefined => {
  const value = row.values[field];
  return typeof value === "string" ? fold(value) : typeof value === "number" ? String(value) : undefined;
};

/** A key of a row in the file; undefined where a part of it is missing. */
function keyIn(row: ReadRow, key: KeyColumn): string | undefined {
  const parts = [key.field, ...key.with].map((field) => folded(row, field));
  return parts.includes(undefined) ? undefined : parts.join("\n");
}

const nameOf = ({ column, with: others }: KeyColumn) => [column, ...others].join();

function lookedUp(row: ReadRow, field: string): string | number | undefined {
  const value = row.values[field];
  return typeof value === "number" ? value : folded(row, field);
}

async function lookUp(entity: EntityName, simple: Simple, reader: Reader, rows: ReadRow[]): Promise<There> {
  const there: There = new Map();
  for (const key of [...simple.keys, ...simple.unique]) {
    const { field, column } = key;
    if (there.has(nameOf(key))) continue;
    const folds = [...new Set(rows.flatMap((row) => lookedUp(row, field) ?? []))];
    const found = new Map<string, Existing[]>();
    for (const one of folds.length > 0 ? await rowsWhere(reader, entity, column, folds) : []) {
      const text = [column, ...key.with].map((name) => String(one[name])).join("\n");
      const same = found.get(text);
      if (same) same.push(one);
      else found.set(text, [one]);
    }
    there.set(nameOf(key), found);
  }
  return there;
}

async function planSimple(
  entity: EntityName,
  simple: Simple,
  reader: Reader,
  rows: ReadRow[],
  planning: Planning,
): Promise<PlannedSimple[]> {
  const resolved = await resolveReferences(entity, reader, rows, planning);
  const there = await lookUp(
    entity,
    simple,
    reader,
    resolved.flatMap(({ row, refusals }) => (refusals.length > 0 ? [] : row)),
  );
  const lines = new Map<string, number>();
  return resolved.map(({ row, refusals }, place) => {
    const read = rows[place] ?? row;
    const label = String(
      read.values[simple.keys.at(-1)?.field ?? "name"] ?? read.values.name ?? read.values.email ?? "",
    );
    const plan: PlannedSimple = { row: read, action: "unchanged", label, differences: [], notes: [] };
    if (refusals.length > 0) return refused(plan, ...refusals);
    const twin = twinOf(simple, row, lines);
    if (twin !== undefined) return refused(plan, refusal("row.twice", `Line ${twin} is about the same one.`));
    const before = match(simple, row, there);
    if (typeof before === "string") return refused(plan, refusal("row.which", before));
    const taken = takenBy(entity, simple, row, there, before);
    if (taken) return refused(plan, taken);
    return before ? change(entity, simple, plan, row, before, planning) : create(entity, simple, plan, row, planning);
  });
}

/** The line of an earlier row that names the same rows, perhaps by other texts; this one is remembered where it is the first. */
function twinOf({ keys }: Simple, row: ReadRow, lines: Map<string, number>): number | undefined {
  for (const key of keys.filter(({ with: others }) => others.length > 0)) {
    const text = keyIn(row, key);
    const line = text === undefined ? undefined : lines.get(text);
    if (line !== undefined) return line;
    if (text !== undefined) lines.set(text, row.line);
  }
  return undefined;
}

function match({ keys }: Simple, row: ReadRow, there: There): Existing | undefined | string {
  for (const key of keys) {
    const { distinguishedBy } = key;
    const found = there.get(nameOf(key))?.get(keyIn(row, key) ?? "") ?? [];
    // Of the same name with another address: somebody else.
    const other = distinguishedBy && folded(row, distinguishedBy);
    const open = other
      ? found.filter((one) => one[`${distinguishedBy}Fold`] === null || one[`${distinguishedBy}Fold`] === other)
      : found;
    if (open.length > 1) return `There are ${open.length} of this name: it can't be told which one is meant.`;
    if (open[0]) return open[0];
  }
  return undefined;
}

function takenBy(entity: EntityName, { unique }: Simple, row: ReadRow, there: There, before: Existing | undefined) {
  for (const key of unique) {
    const { field } = key;
    const other = there
      .get(nameOf(key))
      ?.get(keyIn(row, key) ?? "")
      ?.find(({ id }) => id !== before?.id);
    if (!other) continue;
    const value = String(row.values[field]);
    return refusal("unique.taken", `${value} belongs to ${rowTitle(entity, other)} already.`, { field, value });
  }
  return undefined;
}

function create(
  entity: EntityName,
  simple: Simple,
  plan: PlannedSimple,
  row: ReadRow,
  planning: Planning,
): PlannedSimple {
  const values = takenValues(simple, row);
  const missing = simple.required.filter((field) => values[field] === undefined);
  if (missing.length > 0) {
    const notes = missing.map((field) => {
      const { error } = schemaOf(entity, field).safeParse(undefined);
      return refusal("row.missing", error?.issues[0]?.message ?? "This is missing.", { field });
    });
    return refused(plan, ...notes);
  }
  const notes = ignoredNotes(entity, simple, plan.row, undefined, planning);
  const initial = initialValues(entity);
  const blank = Object.fromEntries(
    simple.fields.map((field) => [field, initial[field] === false ? false : initial[field] || null]),
  );
  const data = dataOf(entity, { ...blank, ...values });
  if (!mayWriteRow(planning.actor, entity, data)) return refused(plan, othersRow);
  return { ...plan, action: "created", data, notes };
}

function change(
  entity: EntityName,
  simple: Simple,
  plan: PlannedSimple,
  row: ReadRow,
  before: Existing,
  planning: Planning,
): PlannedSimple {
  const { claims, settings, storeNames } = planning;
  const found = { ...plan, id: before.id, before };
  const claimed = claims.get(before.id);
  if (claimed !== undefined) return refused(found, refusal("row.twice", `Line ${claimed} is about the same one.`));
  claims.add(before.id, plan.row.line);
  if (settings.options.existing === "skip") return { ...found, action: "skipped" };
  const values = takenValues(simple, row);
  const notes = ignoredNotes(entity, simple, plan.row, before, planning);
  const fresh = taken(before, values, settings.options.existing);
  if (Object.keys(fresh).length === 0) return { ...found, notes };
  const { actor } = planning;
  const isOthers = !mayWriteRow(actor, entity, before) || !mayWriteRow(actor, entity, { ...before, ...fresh });
  if (isOthers) return refused(found, othersRow);
  const differences = Object.entries(fresh).map(([field, now]) => {
    const was = shown(field, before[field], storeNames);
    return { label: fieldLabel(entity, field), ...(was !== "" && { was }), now: shown(field, now, storeNames) };
  });
  const kept = Object.fromEntries(simple.fields.map((field) => [field, before[field]]));
  return { ...found, action: "changed", data: dataOf(entity, { ...kept, ...fresh }), differences, notes };
}

const othersRow = refusal(
  "row.others",
  "This is somebody else’s: only they can change it, or somebody who may for all.",
);

const takenValues = ({ ignored }: Simple, row: ReadRow): Values =>
  Object.fromEntries(Object.entries(row.values).filter(([field]) => !ignored.includes(field)));

/** What is said of values that are never taken, where they would have made a difference. */
function ignoredNotes(
  entity: EntityName,
  { ignored }: Simple,
  row: ReadRow,
  before: Existing | undefined,
  { settings }: Planning,
): Note[] {
  return ignored.flatMap((field) => {
    const wanted = row.values[field];
    if (wanted === undefined) return [];
    const current = before && String(before[field]);
    const reason = entities[entity].fields[field]?.import?.ignored?.(String(wanted), current);
    const column = settings.columns.indexOf(field);
    return reason ? { column, field, value: row.cells[column] ?? String(wanted), kind: `${field}.kept`, reason } : [];
  });
}

async function applySimple(
  entity: EntityName,
  { table }: Simple,
  tx: Transaction,
  record: Parameters<Kind<PlannedSimple>["apply"]>[0]["record"],
  planned: PlannedSimple[],
): Promise<Record<string, number>> {
  const created = planned.filter(({ action }) => action === "created");
  const ids = await newIds(tx, table, created.length);
  // A moment of the database's own would be written in another way.
  const moment = createdMoment(entity);
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
