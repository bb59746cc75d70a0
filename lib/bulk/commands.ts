import { authorise } from "../auth/abilities";
import { command } from "../commands/execute";
import { Refusal } from "../commands/outcome";
import type { Prisma } from "../db/generated/sqlite/client";
import { beginJob } from "../jobs/changes";
import { confirmedIds } from "./queries";
import { abilityFor } from "./rows";
import { editManySchema } from "./schema";

/**
 * Begins to do the same to many rows, those that the person was shown: whoever calls it starts the job. It needs what
 * the command for one row needs.
 */
export const editMany = command({
  name: "editMany",
  needs: "desk",
  input: editManySchema,
  async prepare({ entity, selection, deed, seen }, actor) {
    authorise(actor, abilityFor(entity, deed));
    return confirmedIds(entity, selection, seen);
  },
  async run({ tx, actor, input: { entity, deed, seenAt, selection }, prepared: ids, record }) {
    authorise(actor, abilityFor(entity, deed));
    if (actor.kind !== "user") throw new Refusal("Only a person can edit many rows at once.");
    await record.details(asJson({ entity, deed, rows: ids.length, ...("all" in selection && selection) }));
    const job = await beginJob(tx, {
      kind: "bulk",
      ownerId: actor.id,
      input: asJson({ entity, deed, ids, seenAt }),
      total: ids.length,
      changeSetId: record.changeSetId,
    });
    return { job, rows: ids.length, entity, deed: deed.do };
  },
});

const asJson = (value: object): Prisma.InputJsonObject => JSON.parse(JSON.stringify(value));
