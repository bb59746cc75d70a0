/** Authors, stores, computers and users: one table each, told apart by names that are unique, or nearly. */
import { authorData } from "../authors/changes";
import { computerData } from "../computers/changes";
import type { Transaction } from "../db/gate";
import { insertMany, newIds, updateMany } from "../db/many";
import { storeData } from "../stores/changes";
import { fold } from "../text";
import { userData } from "../users/changes";
import { fieldLabel } from "./fields";
import { type Kind, type Planning, refused, taken } from "./kind";
import type { Reader } from "./look-up-books";
import { schemaOf } from "./read-row";
import { type Planned, type ReadRow, refusal } from "./row";
import { shown } from "./shown";

type Values = Record<string, unknown>;
type Existing = Values & { id: number; version: number };
type SimpleEntity = "author" | "store" | "computer" | "user";

interface Simple {
  table: "Author" | "Store" | "Computer" | "User";
  /** By which a row is found, the surer one first: a field, and its folded column. */
  keys: { field: string; column: string }[];
  /** Others that no two may have. */
  unique: { field: string; column: string }[];
  load(reader: Reader, column: string, folds: string[]): Promise<Existing[]>;
  /** What the database keeps; of a row that is there, also what the file says nothing of. */
  data(values: Values): Values;
  fields: string[];
  required: string[];
}

const name = { field: "name", column: "nameFold" };
const email = { field: "email", column: "emailFold" };
const serial = { field: "serialNumber", column: "serialNumberFold" };
const username = { field: "username", column: "usernameFold" };

const kinds: Record<SimpleEntity, Simple> = {
  author: {
    table: "Author",
    keys: [email, name],
    unique: [email],
    load: (reader, column, folds) =>
      reader.author.findMany({ where: { [column]: { in: folds } }, orderBy: { id: "asc" } }),
    data: (values) => authorData(values as Parameters<typeof authorData>[0]),
    fields: ["name", "sortName", "email", "note"],
    required: ["name"],
  },
  store: {
    table: "Store",
    keys: [name],
    unique: [],
    load: (reader, column, folds) => reader.store.findMany({ where: { [column]: { in: folds } } }),
    data: ({ open, ...values }) => ({ ...storeData(values as Parameters<typeof storeData>[0]), open: open ?? true }),
    fields: ["name", "address", "city", "phone", "email", "openingHours", "open"],
    required: ["name"],
  },
  computer: {
    table: "Computer",
    keys: [name],
    unique: [serial],
    load: (reader, column, folds) => reader.computer.findMany({ where: { [column]: { in: folds } } }),
    data: (values) => computerData(values as Parameters<typeof computerData>[0]),
    fields: ["name", "memory", "storeId", "serialNumber", "note"],
    required: ["name", "memory"],
  },
  user: {
    table: "User",
    keys: [username],
    unique: [email],
    load: (reader, column, folds) =>
      reader.user.findMany({ where: { [column]: { in: folds } }, omit: { passwordHash: true } }),
    data: (values) => userData(values as Parameters<typeof userData>[0]),
    fields: ["username", "email"],
    required: ["username", "email"],
  },
};

export interface PlannedSimple extends Planned {
  before?: Existing;
  data?: Values;
}

/** How the rows of one of these are planned and carried out. */
export function simpleKind(entity: SimpleEntity): Kind<PlannedSimple> {
  const simple = kinds[entity];
  return {
    plan: (reader, rows, planning) => planSimple(entity, simple, reader, rows, planning),
    apply: ({ tx, record }, planned) => applySimple(entity, simple, tx, record, planned),
    also: () => [],
  };
}

/** What is there with any of the rows' keys or unique values: by column, by folded value. */
type There = Map<string, Map<string, Existing[]>>;

const folded = (row: ReadRow, field: string): string | undefined => {
  const value = row.values[field];
  return typeof value === "string" ? fold(value) : undefined;
};

async function lookUp(simple: Simple, reader: Reader, rows: ReadRow[]): Promise<There> {
  const there: There = new Map();
  for (const { field, column } of [...simple.keys, ...simple.unique]) {
    if (there.has(column)) continue;
    const folds = [...new Set(rows.flatMap((row) => folded(row, field) ?? []))];
    const found = new Map<string, Existing[]>();
    for (const one of folds.length > 0 ? await simple.load(reader, column, folds) : []) {
      const key = String(one[column]);
      const same = found.get(key);
      if (same) same.push(one);
      else found.set(key, [one]);
    }
    there.set(column, found);
  }
  return there;
}

async function planSimple(
  entity: SimpleEntity,
  simple: Simple,
  reader: Reader,
  rows: ReadRow[],
  planning: Planning,
): Promise<PlannedSimple[]> {
  const there = await lookUp(simple, reader, rows);
  return rows.map((row) => {
    const label = String(row.values[simple.keys.at(-1)?.field ?? "name"] ?? row.values.name ?? row.values.email ?? "");
    const plan: PlannedSimple = { row, action: "unchanged", label, differences: [], notes: [] };
    const before = match(simple, row, there);
    if (typeof before === "string") return refused(plan, refusal("row.which", before));
    const taken = takenBy(simple, row, there, before);
    if (taken) return refused(plan, taken);
    return before ? change(entity, simple, plan, before, planning) : create(entity, simple, plan, planning);
  });
}

function match({ keys }: Simple, row: ReadRow, there: There): Existing | undefined | string {
  const address = folded(row, "email");
  for (const { field, column } of keys) {
    const found = there.get(column)?.get(folded(row, field) ?? "") ?? [];
    // Of the same name with another address: somebody else.
    const open =
      field === "name" && address !== undefined && "emailFold" in (found[0] ?? {})
        ? found.filter(({ emailFold }) => emailFold === null || emailFold === address)
        : found;
    if (open.length > 1) return `There are ${open.length} of this name: it can't be told which one is meant.`;
    if (open[0]) return open[0];
  }
  return undefined;
}

function takenBy({ unique }: Simple, row: ReadRow, there: There, before: Existing | undefined) {
  for (const { field, column } of unique) {
    const other = there
      .get(column)
      ?.get(folded(row, field) ?? "")
      ?.find(({ id }) => id !== before?.id);
    if (!other) continue;
    const value = String(row.values[field]);
    return refusal("unique.taken", `${value} belongs to ${other.name ?? other.username} already.`, { field, value });
  }
  return undefined;
}

function create(entity: SimpleEntity, simple: Simple, plan: PlannedSimple, planning: Planning): PlannedSimple {
  const { role, ...values } = plan.row.values;
  const missing = simple.required.filter((field) => values[field] === undefined);
  if (missing.length > 0) {
    const notes = missing.map((field) => {
      const { error } = schemaOf(entity, field).safeParse(undefined);
      return refusal("row.missing", error?.issues[0]?.message ?? "This is missing.", { field });
    });
    return refused(plan, ...notes);
  }
  const notes =
    entity === "user" && role !== undefined ? roleNotes(plan.row, String(role), "bookseller", planning) : [];
  const blank = Object.fromEntries(simple.fields.map((field) => [field, null]));
  return { ...plan, action: "created", data: simple.data({ ...blank, ...values }), notes };
}

function change(
  entity: SimpleEntity,
  simple: Simple,
  plan: PlannedSimple,
  before: Existing,
  planning: Planning,
): PlannedSimple {
  const { claims, settings, storeNames } = planning;
  const found = { ...plan, id: before.id, before };
  const claimed = claims.get(before.id);
  if (claimed !== undefined) return refused(found, refusal("row.twice", `Line ${claimed} is about the same one.`));
  claims.add(before.id, plan.row.line);
  if (settings.options.existing === "skip") return { ...found, action: "skipped" };
  const { role, ...values } = plan.row.values;
  const notes =
    entity === "user" && role !== undefined ? roleNotes(plan.row, String(role), String(before.role), planning) : [];
  const fresh = taken(before, values, settings.options.existing);
  if (Object.keys(fresh).length === 0) return { ...found, notes };
  const differences = Object.entries(fresh).map(([field, now]) => {
    const was = shown(field, before[field], storeNames);
    return { label: fieldLabel(entity, field), ...(was !== "" && { was }), now: shown(field, now, storeNames) };
  });
  const kept = Object.fromEntries(simple.fields.map((field) => [field, before[field]]));
  return { ...found, action: "changed", data: simple.data({ ...kept, ...fresh }), differences, notes };
}

/** Roles are not taken from a file; said where it would have made a difference. */
function roleNotes(row: ReadRow, wanted: string, has: string, { settings }: Planning) {
  if (fold(wanted) === has) return [];
  const column = settings.columns.indexOf("role");
  const stays = has === "bookseller" ? "is a bookseller" : has === "admin" ? "stays an admin" : `stays a ${has}`;
  const reason = `A file gives nobody a role: this user ${stays} until an admin changes that.`;
  return [{ column, field: "role", value: row.cells[column] ?? wanted, kind: "role.kept", reason }];
}

async function applySimple(
  entity: SimpleEntity,
  { table }: Simple,
  tx: Transaction,
  record: Parameters<Kind<PlannedSimple>["apply"]>[0]["record"],
  planned: PlannedSimple[],
): Promise<Record<string, number>> {
  const created = planned.filter(({ action }) => action === "created");
  const ids = await newIds(tx, table, created.length);
  // A moment of the database's own would be written in another way.
  const registeredAt = new Date();
  await insertMany(
    tx,
    table,
    created.map(({ data }, place) => ({ id: ids[place], ...data, ...(entity === "user" && { registeredAt }) })),
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
