/** Runs a bulk edit as a job; each part is planned in the transaction that applies it. */
import { z } from "zod";
import { authorise } from "../auth/abilities";
import type { EntityName } from "../entities/registry";
import type { Batch, Job, JobKind } from "../jobs/job";
import type { BulkEdit, SkippedRow } from "./bulk-plan";
import { applyPlan } from "./changes";
import { planBulkEdit } from "./plan";
import { abilityFor } from "./rows";
import { bulkEntities, parseBulkAction } from "./schema";

/** The number of rows planned and applied together. */
const BATCH_SIZE = 500;
/** At most this many skipped rows are stored; all are counted. */
const MAX_NAMED = 100;

const inputSchema = z
  .object({
    entity: z.enum(bulkEntities as [EntityName, ...EntityName[]]),
    action: z.unknown(),
    ids: z.array(z.int()),
    seenAt: z.iso.datetime(),
  })
  .transform(({ entity, action, ids, seenAt }) => {
    const read = parseBulkAction(entity, action);
    if (!read.success) throw new Error("This edit is none that this version knows.");
    return { entity, action: read.data, ids, seenAt: new Date(seenAt) };
  });

const progressSchema = z.object({ at: z.int(), skipped: z.array(z.custom<SkippedRow>()) });

export const bulkJob: JobKind = {
  authorise(actor, input) {
    const { entity, action } = inputSchema.parse(input);
    authorise(actor, abilityFor(entity, action));
  },

  async *batches(job, size) {
    const { ids, ...work } = inputSchema.parse(job.input);
    let { at, skipped } = progressSchema.catch({ at: 0, skipped: [] }).parse(job.progress);
    while (at < ids.length) {
      const batchIds = ids.slice(at, at + Math.min(size(), ids.length));
      at += batchIds.length;
      yield planBatch(work, batchIds, at, skipped, (stored) => {
        skipped = stored;
      });
    }
  },
};

function planBatch(
  work: Omit<BulkEdit, "actor">,
  ids: number[],
  at: number,
  before: SkippedRow[],
  save: (skipped: SkippedRow[]) => void,
): Batch {
  return {
    rows: ids.length,
    async apply({ tx, actor, record }) {
      const counts = { changed: 0, unchanged: 0, skipped: 0, gone: 0 };
      let skipped = before;
      for (let start = 0; start < ids.length; start += BATCH_SIZE) {
        const plan = await planBulkEdit(tx, { ...work, actor }, ids.slice(start, start + BATCH_SIZE));
        await applyPlan(tx, record, work, plan);
        counts.changed += plan.changes.length;
        counts.unchanged += plan.unchanged;
        counts.skipped += plan.skipped.length;
        counts.gone += plan.gone;
        skipped = [...skipped, ...plan.skipped].slice(0, MAX_NAMED);
      }
      save(skipped);
      return { progress: { at, skipped: JSON.parse(JSON.stringify(skipped)) }, counts };
    },
  };
}

/** The rows that a job has skipped so far, at most a hundred, with reasons. */
export const getSkippedRows = (job: Pick<Job, "progress">): SkippedRow[] =>
  progressSchema.catch({ at: 0, skipped: [] }).parse(job.progress).skipped;
