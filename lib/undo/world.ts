/**
 * What there is, with what an undo is about to do laid over it: so that one plan serves the preview, which writes
 * nothing, and the run. Reads in few statements, however many rows are asked for.
 */
import { dialect } from "../db/client";
import { Prisma } from "../db/generated/sqlite/client";
import { isIn } from "../db/sql";
import { quoted } from "../db/tables";
import {
  type Fields,
  keyOfValues,
  kinds,
  parentsOf,
  type Reader,
  type Row,
  type Undoable,
  undoables,
  uniqueKey,
  uniqueValues,
} from "./entities";
import { countNaming, type Naming } from "./naming";

const sql = Prisma.sql;

export interface Id {
  entity: Undoable;
  id: number;
}

export const keyOf = ({ entity, id }: { entity: string; id: number }) => `${entity} ${id}`;

/** What is wanted of the database before a plan can be made. */
export interface Wanted {
  rows: Id[];
  /** Rows as they are to be. */
  values: (Fields & Id)[];
  /** Rows that are to go. */
  going: Id[];
}

export class World {
  readonly #rows = new Map<string, Row | null>();
  readonly #names = new Map<string, string | undefined>();
  /** Who has a unique value: in the database, and after what was laid over it. */
  readonly #holders = new Map<string, number>();
  readonly #held = new Map<string, number | undefined>();
  readonly #naming = new Map<string, Naming>();
  /** How many more rows of an entity name a row than in the database. */
  readonly #more = new Map<string, number>();
  #admins: number | undefined;
  readonly #left = new Set<string>();

  constructor(private readonly reader: Reader) {}

  /** Reads what is not known yet. */
  async learn({ rows = [], values = [], going = [] }: Partial<Wanted>): Promise<void> {
    await this.#learnRows(rows);
    await this.#learnNames(values.flatMap((value) => parentsOf(value.entity, value)));
    for (const entity of undoables) {
      const ofEntity = values.filter((value) => value.entity === entity);
      for (const columns of kinds[entity].uniques) await this.#learnHolders(entity, columns, ofEntity);
      const ids = going.flatMap((row) => (row.entity === entity && !this.#naming.has(keyOf(row)) ? row.id : []));
      for (const naming of await countNaming(this.reader, entity, ids)) {
        this.#naming.set(keyOf({ entity, id: naming.id }), naming);
      }
    }
    if (this.#admins === undefined && rows.some(({ entity }) => entity === "user")) {
      const [counted] = await this.reader.$queryRaw<{ admins: bigint }[]>`
        SELECT count(*) AS admins FROM "User" WHERE "role" = 'admin' AND "active"`;
      this.#admins = Number(counted?.admins);
    }
  }

  row(of: Id): Row | null {
    return this.#rows.get(keyOf(of)) ?? null;
  }

  /** What a row is called by those that name it; undefined where it is not there. */
  nameOf(of: Id): { name: string } | undefined {
    const row = this.#rows.get(keyOf(of));
    if (row === null) return undefined;
    if (row) return { name: String(row.name ?? "") };
    const name = this.#names.get(keyOf(of));
    return name === undefined ? undefined : { name };
  }

  /** Another row that has one of the unique values that a row is to get. */
  holder(of: Id, values: Fields): { field: string; by: number } | undefined {
    for (const columns of kinds[of.entity].uniques) {
      const key = uniqueKey(of.entity, columns, values);
      const by = key === undefined ? undefined : this.#held.has(key) ? this.#held.get(key) : this.#holders.get(key);
      if (by !== undefined && by !== of.id) return { field: String(columns[0]).replace(/Fold$/, ""), by };
    }
    return undefined;
  }

  /** Which rows name this one, and how many; whether it is a user who has done something. */
  naming(of: Id): { by?: Undoable; count: number; acted: boolean } {
    const known = this.#naming.get(keyOf(of));
    for (const by of undoables) {
      const count = (known?.counts[by] ?? 0) + (this.#more.get(`${by} ${keyOf(of)}`) ?? 0);
      if (count > 0) return { by, count, acted: false };
    }
    return { count: 0, acted: known?.acted ?? false };
  }

  /** Whether there would be no active admin any more, if this row became that one. */
  isLastAdmin(row: Row, after: Row | null): boolean {
    return isAdmin(row) && !isAdmin(after) && (this.#admins ?? 0) <= 1;
  }

  /** What else was done to a row that is left alone stays, too. */
  leave(of: Id): void {
    this.#left.add(keyOf(of));
  }

  isLeft(of: Id): boolean {
    return this.#left.has(keyOf(of));
  }

  /** Lays over what there is that a row is this one from now on, or gone. */
  put(of: Id, after: Row | null): void {
    const before = this.row(of);
    for (const columns of kinds[of.entity].uniques) {
      const [freed, taken] = [before, after].map((row) => row && uniqueKey(of.entity, columns, row));
      if (freed) this.#held.set(freed, undefined);
      if (taken) this.#held.set(taken, of.id);
    }
    for (const [row, by] of [
      [before, -1],
      [after, 1],
    ] as const) {
      for (const parent of row ? parentsOf(of.entity, row) : []) {
        const key = `${of.entity} ${keyOf(parent)}`;
        this.#more.set(key, (this.#more.get(key) ?? 0) + by);
      }
    }
    if (of.entity === "user") this.#admins = (this.#admins ?? 0) - Number(isAdmin(before)) + Number(isAdmin(after));
    this.#rows.set(keyOf(of), after);
  }

  async #learnRows(rows: Id[]): Promise<void> {
    for (const [entity, ids] of this.#unknown(rows, this.#rows)) {
      for (const id of ids) this.#rows.set(keyOf({ entity, id }), null);
      for (const row of await kinds[entity].load(this.reader, ids)) this.#rows.set(keyOf({ entity, id: row.id }), row);
    }
  }

  async #learnNames(parents: Id[]): Promise<void> {
    const wanted = parents.filter((parent) => !this.#rows.has(keyOf(parent)));
    for (const [entity, ids] of this.#unknown(wanted, this.#names)) {
      for (const id of ids) this.#names.set(keyOf({ entity, id }), undefined);
      const name = { book: "title", user: "username" }[entity as string] ?? "name";
      const found = await this.reader.$queryRaw<{ id: number; name: string }[]>`
        SELECT "id", ${quoted(name)} AS name FROM ${quoted(kinds[entity].table)} WHERE ${isIn(sql`"id"`, ids)}`;
      for (const { id, name } of found) this.#names.set(keyOf({ entity, id }), name);
    }
  }

  async #learnHolders(entity: Undoable, columns: string[], values: Fields[]): Promise<void> {
    const { table } = kinds[entity];
    const wanted = values.flatMap((value) => {
      const unique = uniqueValues(columns, value);
      return unique ? [unique] : [];
    });
    if (wanted.length === 0) return;
    const same = columns.map((column) => sql`t.${quoted(column)} = j.${quoted(column)}`);
    const found = await this.reader.$queryRaw<Row[]>`
      SELECT t."id", ${Prisma.join(columns.map((column) => sql`t.${quoted(column)}`))}
      FROM ${dialect.rowsFrom(table, columns, wanted)} AS j
      CROSS JOIN ${quoted(table)} t WHERE ${Prisma.join(same, " AND ")}`;
    for (const row of found) {
      const has = columns.map((column) => row[column]);
      this.#holders.set(keyOfValues(entity, columns, has), row.id);
    }
  }

  #unknown(rows: Id[], known: Map<string, unknown>): Map<Undoable, number[]> {
    const unknown = new Map<Undoable, Set<number>>();
    for (const { entity, id } of rows) {
      if (known.has(keyOf({ entity, id }))) continue;
      unknown.set(entity, (unknown.get(entity) ?? new Set()).add(id));
    }
    return new Map([...unknown].map(([entity, ids]) => [entity, [...ids]]));
  }
}

const isAdmin = (user: Row | null) => user?.role === "admin" && user.active === true;
