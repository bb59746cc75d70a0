/** Many rows edited at once, as a job: in parts, each planned in the transaction that carries it out. */
import { z } from "zod";
import { authorise } from "../auth/abilities";
import type { EntityName } from "../entities/registry";
import type { Batch, Job, JobKind } from "../jobs/job";
import type { Refused, Work } from "./bulk-plan";
import { carryOut } from "./changes";
import { planPart } from "./plan";
import { abilityFor } from "./rows";
import { bulkEntities, parseDeed } from "./schema";

/** So many rows are planned and carried out at a time. */
const AT_A_TIME = 500;
/** So many rows that were left alone are named afterwards; all are counted. */
const NAMED = 100;

const inputSchema = z
  .object({
    entity: z.enum(bulkEntities as [EntityName, ...EntityName[]]),
    deed: z.unknown(),
    ids: z.array(z.int()),
    seenAt: z.iso.datetime(),
  })
  .transform(({ entity, deed, ids, seenAt }) => {
    const read = parseDeed(entity, deed);
    if (!read.success) throw new Error("This edit is none that this version knows.");
    return { entity, deed: read.data, ids, seenAt: new Date(seenAt) };
  });

const progressSchema = z.object({ at: z.int(), left: z.array(z.custom<Refused>()) });

export const bulkJob: JobKind = {
  authorise(actor, input) {
    const { entity, deed } = inputSchema.parse(input);
    authorise(actor, abilityFor(entity, deed));
  },

  async *batches(job, size) {
    const { ids, ...work } = inputSchema.parse(job.input);
    let { at, left } = progressSchema.catch({ at: 0, left: [] }).parse(job.progress);
    while (at < ids.length) {
      const part = ids.slice(at, at + Math.min(size(), ids.length));
      at += part.length;
      yield batch(work, part, at, left, (named) => {
        left = named;
      });
    }
  },
};

function batch(
  work: Omit<Work, "actor">,
  ids: number[],
  at: number,
  before: Refused[],
  keep: (left: Refused[]) => void,
): Batch {
  return {
    rows: ids.length,
    async apply({ tx, actor, record }) {
      const tally = { changed: 0, unchanged: 0, refused: 0, gone: 0 };
      let left = before;
      for (let start = 0; start < ids.length; start += AT_A_TIME) {
        const part = await planPart(tx, { ...work, actor }, ids.slice(start, start + AT_A_TIME));
        await carryOut(tx, record, work, part);
        tally.changed += part.touched.length;
        tally.unchanged += part.unchanged;
        tally.refused += part.refused.length;
        tally.gone += part.gone;
        left = [...left, ...part.refused].slice(0, NAMED);
      }
      keep(left);
      return { progress: { at, left: JSON.parse(JSON.stringify(left)) }, tally };
    },
  };
}

/** The rows that a job has left alone until now, at most a hundred, and why. */
export const leftAlone = (job: Pick<Job, "progress">): Refused[] =>
  progressSchema.catch({ at: 0, left: [] }).parse(job.progress).left;
