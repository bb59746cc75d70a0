/** What happened to the rows of a change set later. */
import { Prisma } from "../db/generated/sqlite/client";
import { isIn } from "../db/sql";
import type { Reader } from "../entities/model";
import type { EntityName } from "../entities/registry";
import { type RowId, rowKey } from "../entities/rows";

/** A change of a row by a change set. */
export interface RowEvent {
  entity: EntityName;
  entityId: number;
  change: number;
  set: number;
  undoes: number | null;
}

/** The changes of these rows from one change on, by row and in order. */
export async function loadEventsSince(reader: Reader, rows: RowId[], first: number): Promise<Map<string, RowEvent[]>> {
  const events = new Map<string, RowEvent[]>();
  for (const entity of new Set(rows.map((row) => row.entity))) {
    const ids = rows.flatMap((row) => (row.entity === entity ? row.id : []));
    const found = await reader.$queryRaw<RowEvent[]>`
      SELECT c."entity", c."entityId", c."id" AS change, s."id" AS "set", s."undoesId" AS undoes
      FROM "Change" c JOIN "ChangeSet" s ON s."id" = c."changeSetId"
      WHERE c."entity" = ${entity} AND ${isIn(Prisma.sql`c."entityId"`, [...new Set(ids)])} AND c."id" >= ${first}
      ORDER BY c."id"`;
    for (const event of found) {
      const key = rowKey({ entity, id: event.entityId });
      events.set(key, [...(events.get(key) ?? []), event]);
    }
  }
  return events;
}

export type RowStatus = { status: "as-left" } | { status: "undone" | "changed"; set: number };

/**
 * Whether a row is as `set` left it or as it was before. Later changes that were undone do not count, nor undos that
 * were redone.
 */
export function rowStatusSince(events: RowEvent[], set: number): RowStatus {
  // Each state of the row is a number: every set leads from one to another, and its undo back, if the row still is in
  // that state.
  const [before, after] = [new Map([[set, 0]]), new Map([[set, 1]])];
  let now = 1;
  let states = 2;
  let last = set;
  for (const { set: other, undoes } of events) {
    if (after.has(other)) continue;
    const isBack = undoes !== null && after.get(undoes) === now;
    before.set(other, now);
    now = (isBack ? before.get(undoes) : undefined) ?? states++;
    after.set(other, now);
    last = other;
  }
  if (now === 1) return { status: "as-left" };
  return { status: now === 0 ? "undone" : "changed", set: last };
}
