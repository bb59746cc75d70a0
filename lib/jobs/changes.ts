import type { Transaction } from "../db/write-transaction";
import type { Json } from "./job";

interface NewJob {
  kind: string;
  ownerId: number;
  input: Json;
  total: number;
  /** The change set of its batches; none for a job that changes nothing. */
  changeSetId?: number;
}

/** Stores a new job; the caller starts it with `startJob` after the commit. */
export async function createJob(tx: Transaction, job: NewJob): Promise<number> {
  const { id } = await tx.job.create({ data: { ...job, counts: {} }, select: { id: true } });
  return id;
}
