import type { Transaction } from "../db/write-transaction";
import type { ModelName } from "../entities/model";
import type { Recorder } from "./record";

type Row = Record<string, unknown> & { id: number; version: number };

/**
 * Records and writes the new values of a row as its next version, and returns whether anything differed. Otherwise
 * nothing is written, since the version must not grow. `relations` are only recorded; the caller writes them.
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
  // The delegates of two models share no type, but all have this method.
  const delegate = tx[entity] as unknown as { update(query: object): Promise<unknown> };
  await delegate.update({ where: { id: row.id }, data: { ...data, version: row.version + 1 } });
  return true;
}
