/** Helpers for tests of undo. */

import type { Actor, UserActor } from "../auth/abilities";
import { authorData } from "../authors/changes";
import { execute } from "../commands/execute";
import { insertMany, newIds } from "../db/bulk-write";
import { db } from "../db/client";
import { write } from "../db/write-transaction";
import { Recorder } from "../history/record";
import { createJob } from "../jobs/changes";
import { type Job, MAX_TRANSACTION_ROWS } from "../jobs/job";
import { undoChangeSet } from "../undo/commands";
import { undoJob } from "../undo/job";
import { as, expectDone } from "./outcomes";

/** The id of the latest change set. */
export async function latestChangeSet(): Promise<number> {
  const { id } = await db.changeSet.findFirstOrThrow({ orderBy: { id: "desc" }, select: { id: true } });
  return id;
}

/** Undoes a change set and expects success. */
export async function undo(id: number, actor: Actor) {
  return expectDone(await execute(undoChangeSet, { id }, as(actor)));
}

/** A change set for several commands, as in a merge or import. */
export async function createChangeSet({
  undoesId,
  actorId,
}: {
  undoesId?: number;
  actorId?: number;
} = {}): Promise<number> {
  const data = { command: "test", via: "test", schemaVersion: "0", undoesId, actorId };
  return (await write((tx) => tx.changeSet.create({ data }))).id;
}

/** Undoes a set in batches of a size, each a transaction, as a large undo does; returns the undo's set. */
export async function undoInBatches(set: number, size: number, actor: UserActor) {
  const id = await createChangeSet({ undoesId: set });
  const job = { input: { set, kinds: [] }, progress: null } as unknown as Job;
  let left = 0;
  for await (const batch of undoJob.batches(job, () => size)) {
    const { counts } = await write((tx) => batch.apply({ tx, actor, record: new Recorder(tx, id) }));
    left += counts?.skipped ?? 0;
  }
  return { changeSetId: id, left };
}

/** Creates authors in one change set, as an import does. */
export async function makeAuthors(count: number) {
  const set = await createChangeSet();
  const ids: number[] = [];
  for (let made = 0; made < count; made += 5_000) {
    await write(async (tx) => {
      await tx.changeSet.update({ where: { id: set }, data: { undoesId: null } });
      const some = await newIds(tx, "Author", Math.min(5_000, count - made));
      const name = (id: number) => `Author ${id}`;
      await insertMany(
        tx,
        "Author",
        some.map((id) => ({ id, ...authorData({ name: name(id), sortName: name(id), email: null, note: null }) })),
      );
      await new Recorder(tx, set).createdMany("author", some);
      ids.push(...some);
    });
  }
  return { set, ids };
}

/** Creates an undo job that runs in batches regardless of its size. */
export async function createLongUndo(set: number, actor: UserActor) {
  const changeSetId = await createChangeSet({ undoesId: set, actorId: actor.id });
  const kinds = [{ entity: "author" as const, action: "create" as const }];
  const job = { kind: "undo", ownerId: actor.id, input: { set, kinds }, total: MAX_TRANSACTION_ROWS + 1, changeSetId };
  return { changeSetId, jobId: await write((tx) => createJob(tx, job)) };
}
