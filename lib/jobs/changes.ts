import type { Transaction } from "../db/write-transaction";
import type { Json } from "./job";

interface NewJob {
  kind: string;
  ownerId: number;
  input: Json;
  total: number;
  /** Its batches belong to; a job that changes nothing has none. */
  changeSetId?: number;
}

/** Keeps a job that is to begin; whoever starts it calls `runJob` or `runInBackground` afterwards. */
export async function createJob(tx: Transaction, job: NewJob): Promise<number> {
  const { id } = await tx.job.create({ data: { ...job, counts: {} }, select: { id: true } });
  return id;
}
