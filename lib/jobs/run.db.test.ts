import { expect, it, vi } from "vitest";
import { execute } from "../commands/execute";
import { db } from "../db/client";
import { write } from "../db/write-transaction";
import { createActor } from "../testing/factories";
import { as, expectDone, expectRefused } from "../testing/outcomes";
import { createLongUndo, makeAuthors } from "../testing/undo";
import { undoChangeSet } from "../undo/commands";
import { undoJob } from "../undo/job";
import { resumeJob, stopJob } from "./commands";
import { getJob } from "./queries";
import { type JobControl, runJob } from "./run";

const manager = await createActor("manager");
const MANY = 1_500;

/** A long undo of the making of many authors. */
async function longUndo() {
  const { set, ids } = await makeAuthors(MANY);
  const { changeSetId, jobId } = await createLongUndo(set, manager);
  const seen = async () => (await getJob(manager, jobId)) ?? expect.fail("There is no such job.");
  const there = () => db.author.count({ where: { id: { gte: ids[0], lte: ids.at(-1) } } });
  const changes = () => db.change.count({ where: { changeSetId } });
  return { changeSetId, jobId, seen, there, changes };
}

/** Carries a job out and does something when its first two batches are done. */
async function during(jobId: number, interrupt: (running: JobControl) => unknown): Promise<void> {
  const running: JobControl = {};
  const { batches } = undoJob;
  const between = vi.spyOn(undoJob, "batches").mockImplementation(async function* (...all) {
    let made = 0;
    for await (const batch of batches(...all)) {
      if (made++ === 2) await interrupt(running);
      yield batch;
    }
  });
  await runJob(jobId, running);
  between.mockRestore();
}

const go = (jobId: number) => execute(resumeJob, { id: jobId }, as(manager));

it("goes in batches to its end, with its progress, its counts and one change set", async () => {
  const { jobId, seen, there, changes } = await longUndo();
  expect(await seen()).toMatchObject({ phase: "waiting", done: 0 });
  await during(jobId, async () => {
    const { phase, done, pace } = await seen();
    expect(phase).toBe("running");
    expect(done).toBeGreaterThan(0);
    expect(pace).toBeGreaterThan(0);
  });
  expect(await seen()).toMatchObject({ phase: "done", done: MANY, counts: { removed: MANY, skipped: 0 } });
  expect([await there(), await changes()]).toEqual([0, MANY]);
  expect(await runJob(jobId)).toBe(false);
});

it.each(["stopped", "left"])("%s, it goes on where it was, with nothing twice", async (how) => {
  const { jobId, seen, there, changes } = await longUndo();
  await during(jobId, async (running) => {
    if (how === "left") running.stopAfterBatch = "forNow";
    else expectDone(await execute(stopJob, { id: jobId }, as(manager)));
  });
  const { phase, done } = await seen();
  expect(phase).toBe(how === "left" ? "waiting" : "stopped");
  expect(done).toBeLessThan(MANY);
  expect([await there(), await changes()]).toEqual([MANY - done, done]);
  expect(await runJob(jobId)).toBe(how === "left");
  if (how === "stopped") {
    expectDone(await go(jobId));
    expect(await runJob(jobId)).toBe(true);
  }
  expect(await seen()).toMatchObject({ phase: "done", done: MANY, counts: { removed: MANY } });
  expect([await there(), await changes()]).toEqual([0, MANY]);
});

it("stopped, it is taken back whole, and then cannot go on", async () => {
  const { changeSetId, jobId, there } = await longUndo();
  await during(jobId, () => execute(stopJob, { id: jobId }, as(manager)));
  expect(await there()).toBeLessThan(MANY);
  const { jobId: back } = expectDone(await execute(undoChangeSet, { id: changeSetId }, as(manager)));
  if (back) await runJob(back);
  expect(await there()).toBe(MANY);
  expect(expectRefused(await go(jobId)).message).toContain("were undone");
});

it("cannot be undone while it goes on", async () => {
  const { changeSetId, jobId } = await longUndo();
  await during(jobId, async () => {
    const refused = expectRefused(await execute(undoChangeSet, { id: changeSetId }, as(manager)));
    expect(refused.message).toContain("still going on");
  });
});

it("begun by two at once, nothing is done twice", async () => {
  const { jobId, there, changes, seen } = await longUndo();
  expect((await Promise.all([runJob(jobId), runJob(jobId)])).toSorted()).toEqual([false, true]);
  expect([await there(), await changes(), (await seen()).phase]).toEqual([0, MANY, "done"]);
});

it("taken over from somebody who was thought dead, nothing is done twice", async () => {
  const { jobId, there, changes, seen } = await longUndo();
  await during(jobId, async () => {
    await write((tx) => tx.job.update({ where: { id: jobId }, data: { leasedUntil: new Date(0) } }));
    // The first one may have prolonged its lease meanwhile: then it is not dead, and nobody may take over.
    if ((await go(jobId)).ok) await runJob(jobId);
  });
  expect([await there(), await changes(), (await seen()).phase]).toEqual([0, MANY, "done"]);
});

it("fails with a sentence where its owner may not any more, or was shut out; then it waits for nobody", async () => {
  for (const [change, message] of [
    [{ role: "bookseller" as const }, "You don’t have permission to do this"],
    [{ active: false }, "is no longer active"],
  ] as const) {
    const { jobId, seen, there } = await longUndo();
    await write((tx) => tx.user.update({ where: { id: manager.id }, data: change }));
    expect(await runJob(jobId)).toBe(true);
    await write((tx) => tx.user.update({ where: { id: manager.id }, data: { role: "manager", active: true } }));
    expect(await seen()).toMatchObject({ phase: "failed", message: expect.stringContaining(message), done: 0 });
    expect(await there()).toBe(MANY);
    expectDone(await go(jobId));
    await runJob(jobId);
    expect(await there()).toBe(0);
  }
});

it("of an unknown kind fails, and says so to its owner", async () => {
  const { id } = await write((tx) =>
    tx.job.create({ data: { kind: "teleport", ownerId: manager.id, input: {}, counts: {}, total: 1 } }),
  );
  await runJob(id);
  expect(await getJob(manager, id)).toMatchObject({
    phase: "failed",
    message: expect.stringContaining("Something went wrong"),
  });
});

it("is its owner's and the admins' alone", async () => {
  const { jobId } = await longUndo();
  const other = await createActor("manager");
  expect(await getJob(other, jobId)).toBeNull();
  expectRefused(await execute(stopJob, { id: jobId }, as(other)));
  const admin = await createActor("admin");
  expect(await getJob(admin, jobId)).toMatchObject({ id: jobId });
  expectDone(await execute(stopJob, { id: jobId }, as(admin)));
});
