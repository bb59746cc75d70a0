/** Which rows of other kinds name a row, so that it cannot go. */
import { Prisma } from "../db/generated/sqlite/client";
import { isIn } from "../db/sql";
import type { Reader, Undoable } from "./entities";

const sql = Prisma.sql;

export interface Naming {
  id: number;
  counts: Partial<Record<Undoable, number>>;
  /** A user who has done something. */
  acted: boolean;
}

interface Place {
  by: Undoable | "acts";
  table: Prisma.Sql;
  column: Prisma.Sql;
  /** What is counted, where one row can name it several times. */
  counted?: Prisma.Sql;
}

const places: Partial<Record<Undoable, Place[]>> = {
  book: [{ by: "stock", table: sql`"Stock"`, column: sql`"bookId"` }],
  author: [{ by: "book", table: sql`"BookAuthor"`, column: sql`"authorId"`, counted: sql`DISTINCT "bookId"` }],
  store: [
    { by: "stock", table: sql`"Stock"`, column: sql`"storeId"` },
    { by: "computer", table: sql`"Computer"`, column: sql`"storeId"` },
  ],
  user: [
    { by: "savedView", table: sql`"SavedView"`, column: sql`"ownerId"` },
    { by: "acts", table: sql`"ChangeSet"`, column: sql`"actorId"` },
    { by: "acts", table: sql`"Job"`, column: sql`"ownerId"` },
    { by: "acts", table: sql`"Import"`, column: sql`"ownerId"` },
  ],
};

/** How many rows name each of these; those that none names are left out. */
export async function countNaming(reader: Reader, entity: Undoable, ids: number[]): Promise<Naming[]> {
  const found = new Map<number, Naming>();
  if (ids.length === 0) return [];
  for (const { by, table, column, counted = sql`*` } of places[entity] ?? []) {
    const rows = await reader.$queryRaw<{ id: number; count: bigint }[]>`
      SELECT ${column} AS id, count(${counted}) AS count FROM ${table}
      WHERE ${isIn(column, ids)} GROUP BY ${column}`;
    for (const { id, count } of rows) {
      const naming = found.get(id) ?? { id, counts: {}, acted: false };
      if (by === "acts") naming.acted = true;
      else naming.counts[by] = Number(count);
      found.set(id, naming);
    }
  }
  return [...found.values()];
}
