import type { Transaction } from "../db/write-transaction";
import type { ModelName } from "../entities/model";
import type { Recorder } from "./record";

type Row = Record<string, unknown> & { id: number; version: number };

/**
 * Records and writes the new values of a row, as its next version. Where no recorded value differs, nothing is written:
 * the version must not grow. `relations` are recorded with the row, and written by whoever calls. Returns whether
 * anything differed.
 */
export async function saveVersion(
  tx: Transaction,
  record: Recorder,
  entity: ModelName,
  row: Row,
  data: Record<string, unknown>,
  relations: Record<string, unknown> = {},
): Promise<boolean> {
  if (!(await record.updated(entity, row, { ...data, ...relations }))) return false;
  // The delegates of two models have no common type; every one of them has this method.
  const delegate = tx[entity] as unknown as { update(query: object): Promise<unknown> };
  await delegate.update({ where: { id: row.id }, data: { ...data, version: row.version + 1 } });
  return true;
}
