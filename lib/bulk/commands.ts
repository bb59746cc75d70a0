import { authorise } from "../auth/abilities";
import { command } from "../commands/execute";
import { CommandError } from "../commands/outcome";
import type { Prisma } from "../db/generated/sqlite/client";
import { createJob } from "../jobs/changes";
import { confirmSelection } from "./queries";
import { abilityFor } from "./rows";
import { bulkEditSchema } from "./schema";

/**
 * Starts a bulk edit of the rows that the user saw in the preview; the caller starts the job. Needs the ability of the
 * command for one row.
 */
export const bulkEdit = command({
  name: "bulkEdit",
  ability: "desk",
  input: bulkEditSchema,
  async prepare({ entity, selection, action, seen }, actor) {
    authorise(actor, abilityFor(entity, action));
    return confirmSelection(entity, selection, seen);
  },
  async run({ tx, actor, input: { entity, action, seenAt, selection }, prepared: ids, record }) {
    authorise(actor, abilityFor(entity, action));
    if (actor.kind !== "user") throw new CommandError("Only a signed-in user can bulk edit.");
    await record.details(asJson({ entity, action, rows: ids.length, ...("all" in selection && selection) }));
    const job = await createJob(tx, {
      kind: "bulk",
      ownerId: actor.id,
      input: asJson({ entity, action, ids, seenAt }),
      total: ids.length,
      changeSetId: record.changeSetId,
    });
    return { job, rows: ids.length, entity, action: action.type };
  },
});

const asJson = (value: object): Prisma.InputJsonObject => JSON.parse(JSON.stringify(value));
