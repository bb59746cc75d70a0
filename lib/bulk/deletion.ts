/** Bulk deletion, with the rules of the command that deletes one row. */

import { planDeletion as planUnreferenced } from "../entities/references";
import { entities } from "../entities/registry";
import { mayWriteRow } from "../entities/rows";
import {
  type BulkEdit,
  type BulkPlan,
  isOwnAccount,
  othersRowSkipped,
  ownAccountSkipped,
  type SkippedRow,
  split,
} from "./bulk-plan";
import type { Named, Reader } from "./rows";

/** Plans which rows can be deleted, with their dependents, and which are skipped. */
export async function planDeletion(
  reader: Reader,
  { entity, actor }: BulkEdit,
  rows: Named[],
): Promise<Partial<BulkPlan>> {
  const ids = rows.map(({ id }) => id);
  const { hooks, isActor } = entities[entity];
  const own = (await hooks?.planDeletion?.(reader, ids)) ?? { blocked: new Map(), dependents: [] };
  const handled = own.dependents.map((rows) => rows.entity);
  const referenced = await planUnreferenced(reader, entity, ids, handled);
  const kept = new Map([...referenced.blocked, ...own.blocked]);
  const [actors, others] = split(rows, ({ id }) => isActor === true && isOwnAccount(actor, id));
  const [writable, strangers] = split(others, (row) => mayWriteRow(actor, entity, row));
  const [staying, going] = split(writable, ({ id }) => kept.has(id));
  const goes = new Set(going.map(({ id }) => id));
  const withThem = own.dependents.map(({ entity, rows }) => ({
    entity: entity as BulkPlan["deletions"][number]["entity"],
    ids: rows.flatMap(({ id, of }) => (goes.has(of) ? id : [])),
  }));
  return {
    changes: going.map(({ id, label }) => ({ id, label })),
    deletions: [...withThem, { entity, ids: [...goes] }],
    skipped: [
      ...actors.map(ownAccountSkipped),
      ...strangers.map(othersRowSkipped),
      ...staying.map(({ id, label }): SkippedRow => ({ id, label, reason: "", ...kept.get(id) })),
    ],
  };
}
