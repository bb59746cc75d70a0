import { z } from "zod";
import { type Actor, authorise } from "../auth/abilities";
import { db } from "../db/client";
import { fieldLabel, formatFieldValue } from "../entities/fields";
import type { EntityRow } from "../entities/model";
import { type EntityName, entities } from "../entities/registry";
import { findLabelledRows, rowTitle } from "../entities/rows";
import { mergeableFields } from "./schema";

/** The maximum number of merges to follow. */
const MAX_HOPS = 50;
const merged = z.object({ into: z.int() });

/**
 * The row that a missing row was merged into, following later merges; null if it was never merged or the last one was
 * deleted. Called only for missing rows.
 */
export async function findSurvivor(entity: EntityName, id: number): Promise<number | null> {
  let at = id;
  for (let step = 0; step < MAX_HOPS; step++) {
    const gone = await db.change.findFirst({
      where: { entity, entityId: at, action: "delete" },
      orderBy: { id: "desc" },
      select: { changeSetId: true },
    });
    const into = gone && (await survivorOf(gone.changeSetId));
    if (!into) return null;
    if ((await findLabelledRows(db, entity, [into], [])).length > 0) return into;
    at = into;
  }
  return null;
}

/** The survivor of a merge, or of the redo of one. */
async function survivorOf(set: number): Promise<number | null> {
  let at: number | null = set;
  for (let turn = 0; turn < MAX_HOPS && at !== null; turn++) {
    const found: { details: unknown; undoesId: number | null } | null = await db.changeSet.findUnique({
      where: { id: at },
      select: { details: true, undoesId: true },
    });
    const into = merged.safeParse(found?.details).data?.into;
    // An undo of a merge restores rows: only every second set of the chain merges.
    if (into !== undefined) return turn % 2 === 0 ? into : null;
    at = found?.undoesId ?? null;
  }
  return null;
}

export interface ComparedRow {
  id: number;
  version: number;
  label: string;
  /** Its weight: the number of books of an author, or of copies of a book. */
  weight: number;
}

export interface ComparedField {
  name: string;
  label: string;
  /** The value of each row, in the order of rows; undefined if not set. */
  values: (string | undefined)[];
  /** The row whose value is kept by default. */
  source: number;
}

/** Compares rows to merge: the fields in which they differ, and the default choices. @throws ForbiddenError */
export async function compareRows(actor: Actor, entity: EntityName, ids: number[]) {
  authorise(actor, entities[entity].abilities.merge ?? "system");
  const found = await entities[entity].load(db, ids);
  const rows = found.sort((one, other) => one.id - other.id);
  const weights = await entities[entity].merge?.weigh(ids);
  const compared: ComparedRow[] = rows.map((row) => ({
    ...{ id: row.id, version: row.version, label: rowTitle(entity, row) ?? "" },
    weight: weights?.get(row.id) ?? 0,
  }));
  // The row with the greatest weight survives; of equals the oldest.
  const survivor = compared.reduce((best, row) => (row.weight > best.weight ? row : best), compared[0] as ComparedRow);
  return { rows: compared, survivorId: survivor?.id, fields: compareFields(entity, rows, survivor?.id) };
}

function compareFields(entity: EntityName, rows: EntityRow[], survivorId: number): ComparedField[] {
  return Object.entries(mergeableFields(entity)).flatMap(([name, columns]) => {
    const column = columns[0] ?? name;
    const values = rows.map((row) => formatFieldValue(entity, column, row[column], () => undefined));
    if (new Set(values).size < 2) return [];
    const own = rows.findIndex(({ id }, at) => id === survivorId && values[at] !== undefined);
    const source = rows[own] ?? rows[values.findIndex((value) => value !== undefined)];
    return source ? [{ name, label: fieldLabel(entity, column), values, source: source.id }] : [];
  });
}
