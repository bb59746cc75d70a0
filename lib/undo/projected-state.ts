/**
 * The database as it would be after the planned steps, so that one plan serves the preview, which writes nothing, and
 * the run. Reads in few statements, however many rows are needed.
 */
import { dialect } from "../db/connections";
import { Prisma } from "../db/generated/sqlite/client";
import { isIn } from "../db/sql";
import { quoteIdentifier } from "../db/tables";
import { findExternalReferences } from "../entities/external-references";
import type { EntityRow, FieldValues, Reader } from "../entities/model";
import { countReferences } from "../entities/references";
import { type EntityName, entities, undoableEntities } from "../entities/registry";
import { type RowId, referencedRows, rowKey, rowTitle, uniqueKey, uniqueKeyText, uniqueValues } from "../entities/rows";

const sql = Prisma.sql;

/** The rows and values to load before planning. */
export interface Preload {
  rows: RowId[];
  /** The planned rows. */
  values: (FieldValues & RowId)[];
  /** Rows to be removed. */
  going: RowId[];
}

export class ProjectedState {
  readonly #rows = new Map<string, EntityRow | null>();
  readonly #names = new Map<string, string | undefined>();
  /** The owners of unique values: in the database, and as planned. */
  readonly #holders = new Map<string, number>();
  readonly #held = new Map<string, number | undefined>();
  readonly #references = new Map<string, Partial<Record<EntityName, number>>>();
  /** Rows that other tables refer to: users who have done something. */
  readonly #named = new Set<string>();
  /** The planned change in the number of rows of an entity that refer to a row. */
  readonly #more = new Map<string, number>();
  /** The number of rows that match, for entities of which one must remain. */
  readonly #remaining = new Map<EntityName, number>();
  readonly #left = new Set<string>();

  constructor(private readonly reader: Reader) {}

  /** Loads what is not loaded yet. */
  async preload({ rows = [], values = [], going = [] }: Partial<Preload>): Promise<void> {
    await this.#learnRows(rows);
    await this.#learnNames(values.flatMap((value) => referencedRows(value.entity, value)));
    for (const definition of undoableEntities) {
      const entity = definition.name;
      const ofEntity = values.filter((value) => value.entity === entity);
      for (const columns of definition.uniqueKeys) await this.#learnHolders(entity, columns, ofEntity);
      const ids = going.flatMap((row) => (row.entity === entity && !this.#references.has(rowKey(row)) ? row.id : []));
      if (ids.length > 0) await this.#learnReferences(entity, ids);
      const { mustRemain } = definition;
      if (mustRemain && !this.#remaining.has(entity) && rows.some((row) => row.entity === entity)) {
        this.#remaining.set(entity, await mustRemain.count(this.reader));
      }
    }
  }

  async #learnReferences(entity: EntityName, ids: number[]): Promise<void> {
    const counts = await countReferences(this.reader, entity, ids);
    const named = await findExternalReferences(this.reader, entities[entity], ids);
    for (const id of ids) this.#references.set(rowKey({ entity, id }), counts.get(id) ?? {});
    for (const id of named.keys()) this.#named.add(rowKey({ entity, id }));
  }

  row(of: RowId): EntityRow | null {
    return this.#rows.get(rowKey(of)) ?? null;
  }

  /** The title of a row; undefined if it does not exist. */
  titleOf(of: RowId): { name: string } | undefined {
    const row = this.#rows.get(rowKey(of));
    if (row === null) return undefined;
    if (row) return { name: rowTitle(of.entity, row) ?? "" };
    const name = this.#names.get(rowKey(of));
    return name === undefined ? undefined : { name };
  }

  /** Another row that owns one of the unique values that a row is to get. */
  uniqueOwner(of: RowId, values: FieldValues): { field: string; by: number } | undefined {
    for (const columns of entities[of.entity].uniqueKeys) {
      const key = uniqueKey(of.entity, columns, values);
      const by = key === undefined ? undefined : this.#held.has(key) ? this.#held.get(key) : this.#holders.get(key);
      if (by !== undefined && by !== of.id) return { field: String(columns[0]).replace(/Fold$/, ""), by };
    }
    return undefined;
  }

  /** The entity and number of rows that refer to this one; `isNamed`: other tables refer to it. */
  references(of: RowId): { by?: EntityName; count: number; isNamed: boolean } {
    const known = this.#references.get(rowKey(of));
    for (const { name: by } of undoableEntities) {
      const count = (known?.[by] ?? 0) + (this.#more.get(`${by} ${rowKey(of)}`) ?? 0);
      if (count > 0) return { by, count, isNamed: false };
    }
    return { count: 0, isNamed: this.#named.has(rowKey(of)) };
  }

  /** Whether this change would leave no row of those of which one must remain. */
  isLastOne({ entity }: RowId, row: EntityRow, after: EntityRow | null): boolean {
    const { mustRemain } = entities[entity];
    if (!mustRemain?.matches(row) || (after && mustRemain.matches(after))) return false;
    return (this.#remaining.get(entity) ?? 0) <= 1;
  }

  /** Skips a row: its other changes stay, too. */
  skip(of: RowId): void {
    this.#left.add(rowKey(of));
  }

  isSkipped(of: RowId): boolean {
    return this.#left.has(rowKey(of));
  }

  /** Applies a planned row, or its removal. */
  apply(of: RowId, after: EntityRow | null): void {
    const before = this.row(of);
    for (const columns of entities[of.entity].uniqueKeys) {
      const [freed, taken] = [before, after].map((row) => row && uniqueKey(of.entity, columns, row));
      if (freed) this.#held.set(freed, undefined);
      if (taken) this.#held.set(taken, of.id);
    }
    for (const [row, by] of [
      [before, -1],
      [after, 1],
    ] as const) {
      for (const parent of row ? referencedRows(of.entity, row) : []) {
        const key = `${of.entity} ${rowKey(parent)}`;
        this.#more.set(key, (this.#more.get(key) ?? 0) + by);
      }
    }
    this.#countRemaining(of.entity, before, after);
    this.#rows.set(rowKey(of), after);
  }

  #countRemaining(entity: EntityName, before: EntityRow | null, after: EntityRow | null): void {
    const { mustRemain } = entities[entity];
    if (!mustRemain) return;
    const matches = (row: EntityRow | null) => Number(row !== null && mustRemain.matches(row));
    this.#remaining.set(entity, (this.#remaining.get(entity) ?? 0) - matches(before) + matches(after));
  }

  async #learnRows(rows: RowId[]): Promise<void> {
    for (const [entity, ids] of this.#unknown(rows, this.#rows)) {
      for (const id of ids) this.#rows.set(rowKey({ entity, id }), null);
      for (const row of await entities[entity].load(this.reader, ids))
        this.#rows.set(rowKey({ entity, id: row.id }), row);
    }
  }

  async #learnNames(parents: RowId[]): Promise<void> {
    const wanted = parents.filter((parent) => !this.#rows.has(rowKey(parent)));
    for (const [entity, ids] of this.#unknown(wanted, this.#names)) {
      for (const id of ids) this.#names.set(rowKey({ entity, id }), undefined);
      const { table, title } = entities[entity];
      const name = typeof title === "string" ? quoteIdentifier(title) : sql`''`;
      const found = await this.reader.$queryRaw<{ id: number; name: string }[]>`
        SELECT "id", ${name} AS name FROM ${quoteIdentifier(table)} WHERE ${isIn(sql`"id"`, ids)}`;
      for (const { id, name } of found) this.#names.set(rowKey({ entity, id }), name);
    }
  }

  async #learnHolders(entity: EntityName, columns: string[], values: FieldValues[]): Promise<void> {
    const { table } = entities[entity];
    const wanted = values.flatMap((value) => {
      const unique = uniqueValues(columns, value);
      return unique ? [unique] : [];
    });
    if (wanted.length === 0) return;
    const same = columns.map((column) => sql`t.${quoteIdentifier(column)} = j.${quoteIdentifier(column)}`);
    const found = await this.reader.$queryRaw<EntityRow[]>`
      SELECT t."id", ${Prisma.join(columns.map((column) => sql`t.${quoteIdentifier(column)}`))}
      FROM ${dialect.rowsAsTable(table, columns, wanted)} AS j
      CROSS JOIN ${quoteIdentifier(table)} t WHERE ${Prisma.join(same, " AND ")}`;
    for (const row of found) {
      const has = columns.map((column) => row[column]);
      this.#holders.set(uniqueKeyText(entity, columns, has), row.id);
    }
  }

  #unknown(rows: RowId[], known: Map<string, unknown>): Map<EntityName, number[]> {
    const unknown = new Map<EntityName, Set<number>>();
    for (const { entity, id } of rows) {
      if (known.has(rowKey({ entity, id }))) continue;
      unknown.set(entity, (unknown.get(entity) ?? new Set()).add(id));
    }
    return new Map([...unknown].map(([entity, ids]) => [entity, [...ids]]));
  }
}
