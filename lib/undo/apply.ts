/** Carries a plan out, and records what it does: in few statements, however many rows there are. */

import { deleteMany, insertMany, updateMany } from "../db/bulk-write";
import type { Transaction } from "../db/write-transaction";
import type { EntityRow } from "../entities/model";
import { type EntityName, entities } from "../entities/registry";
import { createdMoment, toColumns } from "../entities/rows";
import type { Recorder } from "../history/record";
import { inGroups } from "./order-steps";
import type { Step } from "./plan";

type Doing<Does extends Step["does"]> = Extract<Step, { does: Does }>;

function only<Does extends Step["does"]>(steps: Step[], does: Does): Doing<Does>[] {
  return steps.filter((step): step is Doing<Does> => step.does === does);
}

/** Does what was planned in the same transaction. */
export async function applySteps(tx: Transaction, record: Recorder, steps: Step[]): Promise<void> {
  for (const group of inGroups(steps)) {
    const entity = (group[0] as Step).entity;
    const [removals, rewritings, restorings] = [only(group, "remove"), only(group, "rewrite"), only(group, "restore")];
    if (removals.length > 0) await remove(tx, record, entity, removals);
    if (rewritings.length > 0) await rewrite(tx, record, entity, rewritings);
    if (restorings.length > 0) await restore(tx, record, entity, restorings);
  }
}

async function remove(tx: Transaction, record: Recorder, entity: EntityName, steps: Doing<"remove">[]): Promise<void> {
  const ids = steps.map(({ id }) => id);
  await entities[entity].hooks?.beforeDelete?.(tx, record, ids);
  await record.deletedMany(
    entity,
    steps.map(({ row }) => row),
  );
  await deleteMany(tx, entities[entity].table, ids);
}

async function rewrite(
  tx: Transaction,
  record: Recorder,
  entity: EntityName,
  steps: Doing<"rewrite">[],
): Promise<void> {
  await record.updatedMany(entity, steps);
  const bySet = new Map<string, (EntityRow & { id: number })[]>();
  for (const { id, values, after } of steps) {
    const row = { id, ...toColumns(entity, values), version: after.version };
    const columns = Object.keys(row).join();
    bySet.set(columns, [...(bySet.get(columns) ?? []), row]);
  }
  for (const rows of bySet.values()) await updateMany(tx, entities[entity].table, rows);
  const { writeRelations, afterUpdate } = entities[entity].hooks ?? {};
  await writeRelations?.(
    tx,
    steps.map(({ id, values }) => ({ ...values, id })),
  );
  await afterUpdate?.(
    tx,
    record,
    steps.map(({ id, row, after }) => ({ id, before: row, after })),
  );
}

async function restore(
  tx: Transaction,
  record: Recorder,
  entity: EntityName,
  steps: Doing<"restore">[],
): Promise<void> {
  const rows = steps.map(({ after }) => after);
  await record.restoredMany(entity, rows);
  const { table, hooks } = entities[entity];
  const created = createdMoment(entity);
  await insertMany(
    tx,
    table,
    rows.map((row) => ({
      id: row.id,
      ...toColumns(entity, created && !row[created] ? { ...row, [created]: new Date() } : row),
      version: row.version,
    })),
  );
  await hooks?.writeRelations?.(tx, rows);
}
