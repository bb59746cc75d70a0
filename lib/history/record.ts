import { isDeepStrictEqual } from "node:util";
import { insertMany } from "../db/bulk-write";
import type { Prisma } from "../db/generated/sqlite/client";
import type { Transaction } from "../db/write-transaction";
import type { ModelName } from "../entities/model";
import { fold } from "../values/text";

type Row = Record<string, unknown>;

// Derived columns and secrets.
const DERIVED = /Fold$|^(version|createdAt|updatedAt|lastSeenAt)$/;
const SECRET = new Set(["passwordHash", "tokenHash"]);
// The device is personal data: it is stored only as long as its session.
const OMITTED_ON_DELETE = /Fold$|^(id|device)$/;

/** The row without secrets. */
export function withoutSecrets<Row>(row: Row): Row {
  return Object.fromEntries(Object.entries(row as object).filter(([field]) => !SECRET.has(field))) as Row;
}

/**
 * Records the changes of a command in its change set. A command calls it before or after each write; derived fields are
 * omitted, and for secrets only the fact of the change is stored.
 */
export class Recorder {
  #count = 0;

  constructor(
    private readonly tx: Transaction,
    readonly changeSetId: number,
  ) {}

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  async created(entity: ModelName, id: number): Promise<void> {
    await this.#write({ entity, entityId: id, action: "create", version: 1 });
  }

  /** For many rows at once, as in an import. */
  async createdMany(entity: ModelName, ids: number[]): Promise<void> {
    await this.#writeMany(ids.map((entityId) => ({ entity, entityId, action: "create", version: 1 })));
  }

  /** Records restored rows, at a version above their last one. */
  async restoredMany(entity: ModelName, rows: { id: number; version: number }[]): Promise<void> {
    await this.#writeMany(rows.map(({ id, version }) => ({ entity, entityId: id, action: "create", version })));
  }

  /**
   * Records the fields that differ, and returns whether any does: otherwise there is nothing to save and the version
   * must not grow.
   */
  async updated(entity: ModelName, row: Row & { id: number; version: number }, values: Row): Promise<boolean> {
    const change = updateChange(entity, row, values);
    if (change) await this.#write(change);
    return change !== undefined;
  }

  /** The same for many rows; returns those that differ. */
  async updatedMany<Edited extends Row & { id: number; version: number }>(
    entity: ModelName,
    edits: { row: Edited; values: Row }[],
  ): Promise<{ row: Edited; values: Row }[]> {
    const changed = edits.flatMap((edit) => {
      const change = updateChange(entity, edit.row, edit.values);
      return change ? [{ edit, change }] : [];
    });
    await this.#writeMany(changed.map(({ change }) => change));
    return changed.map(({ edit }) => edit);
  }

  async deleted(entity: ModelName, row: Row & { id: number; version?: number }): Promise<void> {
    await this.#write(deletionChange(entity, row));
  }

  async deletedMany(entity: ModelName, rows: (Row & { id: number; version?: number })[]): Promise<void> {
    await this.#writeMany(rows.map((row) => deletionChange(entity, row)));
  }

  /** Stores details with the change set; it is then kept even without changes. */
  async details(details: Prisma.InputJsonObject, undoesId?: number): Promise<void> {
    this.#count++;
    await this.tx.changeSet.update({ where: { id: this.changeSetId }, data: { details, undoesId } });
  }

  async #write(change: NewChange): Promise<void> {
    this.#count++;
    await this.tx.change.create({ data: { ...change, changeSetId: this.changeSetId } });
  }

  async #writeMany(changes: NewChange[]): Promise<void> {
    this.#count += changes.length;
    const { changeSetId } = this;
    const nothing = { before: null, after: null, nameFold: null };
    await insertMany(
      this.tx,
      "Change",
      changes.map((change) => ({ changeSetId, ...nothing, ...change })),
    );
  }
}

type NewChange = Omit<Prisma.ChangeUncheckedCreateInput, "changeSetId">;

function updateChange(
  entity: ModelName,
  row: Row & { id: number; version: number },
  values: Row,
): NewChange | undefined {
  const changed = Object.keys(values).filter(
    (field) => !DERIVED.test(field) && !isSameValue(row[field], values[field]),
  );
  if (changed.length === 0) return undefined;
  return {
    entity,
    entityId: row.id,
    action: "update",
    version: row.version + 1,
    before: toRecordedFields(row, changed),
    after: toRecordedFields(values, changed),
  };
}

function deletionChange(entity: ModelName, row: Row & { id: number; version?: number }): NewChange {
  const fields = Object.keys(row).filter((field) => !OMITTED_ON_DELETE.test(field));
  const { id: entityId, version = null } = row;
  const name = titleInRow(row);
  const nameFold = name === undefined ? null : fold(name);
  return { entity, entityId, action: "delete", version, before: toRecordedFields(row, fields), nameFold };
}

/** The title of a row, as far as it has one. */
export function titleInRow(row: Row): string | undefined {
  const name = row.title ?? row.name ?? row.username;
  return typeof name === "string" ? name : undefined;
}

/** The recorded fields of a change; empty for null. */
export function recordedFields(recorded: unknown): Row {
  return typeof recorded === "object" && recorded !== null ? (recorded as Row) : {};
}

function toRecordedFields(row: Row, fields: string[]): Prisma.InputJsonObject {
  return Object.fromEntries(fields.map((field) => [field, SECRET.has(field) ? "(hidden)" : toJson(row[field])]));
}

function toJson(value: unknown): Prisma.InputJsonValue | null {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}

/**
 * Whether two values are equal once recorded. The order of keys does not matter, since PostgreSQL's jsonb sorts them.
 */
export function isSameValue(one: unknown, other: unknown): boolean {
  return one === other || isDeepStrictEqual(toJson(one ?? null), toJson(other ?? null));
}
