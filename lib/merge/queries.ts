import { z } from "zod";
import { type Actor, authorise } from "../auth/abilities";
import { db } from "../db/client";
import type { EntityRow } from "../entities/definition";
import { formatFieldValue } from "../entities/fields";
import { entities } from "../entities/registry";
import { rowTitle } from "../entities/rows";
import { type Mergeable, mergedFields } from "./schema";

/** So many times a row is followed that was merged into one that was merged itself. */
const FAR_ENOUGH = 50;
const merged = z.object({ into: z.int() });

/**
 * The row that one which is not there any more was merged into, wherever that went since; null for one that was never
 * merged, or whose way ends with a deletion. Asked only where a row is missing.
 */
export async function mergedInto(entity: Mergeable, id: number): Promise<number | null> {
  let at = id;
  for (let step = 0; step < FAR_ENOUGH; step++) {
    const gone = await db.change.findFirst({
      where: { entity, entityId: at, action: "delete" },
      orderBy: { id: "desc" },
      select: { changeSetId: true },
    });
    const into = gone && (await mergedBy(gone.changeSetId));
    if (!into) return null;
    const where = { where: { id: into }, select: { id: true } };
    if (await (entity === "author" ? db.author.findUnique(where) : db.book.findUnique(where))) return into;
    at = into;
  }
  return null;
}

/** The row that a set made of several: a merge, or what does one again as the undo of its undo. */
async function mergedBy(set: number): Promise<number | null> {
  let at: number | null = set;
  for (let turn = 0; turn < FAR_ENOUGH && at !== null; turn++) {
    const found: { details: unknown; undoesId: number | null } | null = await db.changeSet.findUnique({
      where: { id: at },
      select: { details: true, undoesId: true },
    });
    const into = merged.safeParse(found?.details).data?.into;
    // What undoes a merge itself brings rows back: each second set of the row does the merge again.
    if (into !== undefined) return turn % 2 === 0 ? into : null;
    at = found?.undoesId ?? null;
  }
  return null;
}

export interface Compared {
  id: number;
  version: number;
  label: string;
  /** Books that name the author; copies of the book in all stores. */
  weight: number;
}

export interface ComparedField {
  name: string;
  /** What each row has there, in the rows' order; undefined for nothing. */
  values: (string | undefined)[];
  /** The row whose value stays if nobody chooses another. */
  from: number;
}

/** Rows that may become one: what each has in every field in which they differ, and what would stay. @throws Forbidden */
export async function compareRows(actor: Actor, entity: Mergeable, ids: number[]) {
  authorise(actor, "catalogue.delete");
  const found = await entities[entity].load(db, ids);
  const rows = found.sort((one, other) => one.id - other.id);
  const weights = await (entity === "author" ? booksOf(ids) : copiesOf(ids));
  const compared: Compared[] = rows.map((row) => ({
    ...{ id: row.id, version: row.version, label: rowTitle(entity, row) ?? "" },
    weight: weights.get(row.id) ?? 0,
  }));
  // The one that most hangs on stays; of equals the one that was there first.
  const stays = compared.reduce((best, row) => (row.weight > best.weight ? row : best), compared[0] as Compared);
  return { rows: compared, stays: stays?.id, fields: fieldsOf(entity, rows, stays?.id) };
}

function fieldsOf(entity: Mergeable, rows: EntityRow[], stays: number): ComparedField[] {
  return Object.entries<string[]>(mergedFields[entity]).flatMap(([name, columns]) => {
    const values = rows.map((row) =>
      formatFieldValue(entity, columns[0] ?? name, row[columns[0] ?? name], () => undefined),
    );
    if (new Set(values).size < 2) return [];
    const own = rows.findIndex(({ id }, at) => id === stays && values[at] !== undefined);
    const from = rows[own] ?? rows[values.findIndex((value) => value !== undefined)];
    return from ? [{ name, values, from: from.id }] : [];
  });
}

async function booksOf(ids: number[]): Promise<Map<number, number>> {
  const parts = await db.bookAuthor.groupBy({ by: ["authorId", "bookId"], where: { authorId: { in: ids } } });
  return new Map(ids.map((id) => [id, parts.filter(({ authorId }) => authorId === id).length]));
}

async function copiesOf(ids: number[]): Promise<Map<number, number>> {
  const sums = await db.stock.groupBy({ by: ["bookId"], where: { bookId: { in: ids } }, _sum: { quantity: true } });
  return new Map(sums.map(({ bookId, _sum }) => [bookId, _sum.quantity ?? 0]));
}
