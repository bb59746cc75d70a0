/** Applies and records a plan, in few statements however many rows there are. */

import { deleteMany, insertMany, updateMany } from "../db/bulk-write";
import type { Transaction } from "../db/write-transaction";
import type { EntityRow } from "../entities/model";
import { type EntityName, entities } from "../entities/registry";
import { createdAtField, toColumns } from "../entities/rows";
import type { Recorder } from "../history/record";
import { orderSteps } from "./order-steps";
import type { Step } from "./plan";

type StepOf<Action extends Step["action"]> = Extract<Step, { action: Action }>;

function stepsThat<Action extends Step["action"]>(steps: Step[], action: Action): StepOf<Action>[] {
  return steps.filter((step): step is StepOf<Action> => step.action === action);
}

/** Applies what was planned in the same transaction. */
export async function applySteps(tx: Transaction, record: Recorder, steps: Step[]): Promise<void> {
  for (const group of orderSteps(steps)) {
    const entity = (group[0] as Step).entity;
    const [removals, reverts, restores] = [
      stepsThat(group, "remove"),
      stepsThat(group, "revert"),
      stepsThat(group, "restore"),
    ];
    if (removals.length > 0) await remove(tx, record, entity, removals);
    if (reverts.length > 0) await revert(tx, record, entity, reverts);
    if (restores.length > 0) await restore(tx, record, entity, restores);
  }
}

async function remove(tx: Transaction, record: Recorder, entity: EntityName, steps: StepOf<"remove">[]): Promise<void> {
  const ids = steps.map(({ id }) => id);
  await entities[entity].hooks?.beforeDelete?.(tx, record, ids);
  await record.deletedMany(
    entity,
    steps.map(({ row }) => row),
  );
  await deleteMany(tx, entities[entity].table, ids);
}

async function revert(tx: Transaction, record: Recorder, entity: EntityName, steps: StepOf<"revert">[]): Promise<void> {
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
  steps: StepOf<"restore">[],
): Promise<void> {
  const rows = steps.map(({ after }) => after);
  await record.restoredMany(entity, rows);
  const { table, hooks } = entities[entity];
  const created = createdAtField(entity);
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
