// @postgresql: leases are compared with times by SQL
/** Jobs that broke off: they go on by themselves, and not for ever. */
import { expect, inject, it, onTestFinished } from "vitest";
import { execute } from "../commands/execute";
import { db } from "../db/client";
import { Prisma } from "../db/generated/sqlite/client";
import { write } from "../db/write-transaction";
import { createActor } from "../testing/factories";
import { as, expectDone } from "../testing/outcomes";
import { createLongUndo, makeAuthors } from "../testing/undo";
import { resumeJob, stopJob } from "./commands";
import { getJob, nextJob } from "./queries";
import { recoverJobs } from "./recover";
import { runJob } from "./run";

const onSqlite = inject("dialect") === "sqlite";
const manager = await createActor("manager");
const MANY = 600;
const LEASE = 30_000;

/** A long undo that somebody has taken up at `now` and not been heard of since. */
async function takenUp(now: Date, state: "running" | "stopping" = "running") {
  const { set, ids } = await makeAuthors(MANY);
  const { changeSetId, jobId } = await createLongUndo(set, manager);
  const takeUp = () =>
    write((tx) =>
      tx.job.update({ where: { id: jobId }, data: { state, leasedUntil: new Date(now.getTime() + LEASE) } }),
    );
  await takeUp();
  return {
    jobId,
    takeUp,
    seen: async () => (await getJob(manager, jobId)) ?? expect.fail("There is no such job."),
    row: () => db.job.findUniqueOrThrow({ where: { id: jobId } }),
    left: () => db.author.count({ where: { id: { gte: ids[0], lte: ids.at(-1) } } }),
    changes: () => db.change.count({ where: { changeSetId } }),
  };
}

const now = new Date();
const later = (ms: number) => new Date(now.getTime() + ms);
const longAgo = new Date(now.getTime() - 10 * LEASE);

it("goes on when nobody was heard of for as long as a batch may take, and not before", async () => {
  const { jobId, row, seen, left, changes } = await takenUp(now);
  await recoverJobs(later(LEASE - 1));
  expect(await row()).toMatchObject({ leasedUntil: later(LEASE), crashes: 0 });
  await recoverJobs(later(LEASE + 1));
  expect(await row()).toMatchObject({ state: "running", leasedUntil: null, crashes: 1 });
  expect(await nextJob()).toBe(jobId);
  expect(await runJob(jobId)).toBe(true);
  expect(await seen()).toMatchObject({ phase: "done", done: MANY });
  expect([await left(), await changes()]).toEqual([0, MANY]);
});

it("found by several servers at once, one takes it up, and nothing is done twice", async () => {
  const { jobId, row, left, changes } = await takenUp(longAgo);
  const four = Array.from({ length: 4 });
  await Promise.all(four.map(() => recoverJobs(now)));
  expect(await row()).toMatchObject({ state: "running", leasedUntil: null, crashes: 1 });
  const servers = await Promise.all(four.map(() => runJob(jobId)));
  expect(servers.filter(Boolean)).toHaveLength(1);
  expect(await row()).toMatchObject({ state: "done", crashes: 0 });
  expect([await left(), await changes()]).toEqual([0, MANY]);
});

it("that somebody had stopped stays stopped, whether its process lived to see it or not", async () => {
  const stopping = await takenUp(longAgo, "stopping");
  expect(await stopping.seen()).toMatchObject({ phase: "stopped" });
  const interrupted = await takenUp(longAgo);
  expect(await interrupted.seen()).toMatchObject({ phase: "interrupted" });
  expectDone(await execute(stopJob, { id: interrupted.jobId }, as(manager)));
  await recoverJobs(now);
  for (const { jobId, row, left } of [stopping, interrupted]) {
    expect(await row()).toMatchObject({ state: "stopped", crashes: 0 });
    expect([await runJob(jobId), await left()]).toEqual([false, MANY]);
  }
  expect(await nextJob()).toBeNull();
});

it("that ends its process again and again fails with a sentence, until somebody lets it go on", async () => {
  const { jobId, row, seen, takeUp } = await takenUp(longAgo);
  for (const crashes of [1, 2]) {
    await recoverJobs(now);
    expect(await row()).toMatchObject({ state: "running", leasedUntil: null, crashes });
    await takeUp();
  }
  await recoverJobs(now);
  expect(await seen()).toMatchObject({ phase: "failed", message: expect.stringContaining("crashed 3 times") });
  expect(await nextJob()).toBeNull();
  expectDone(await execute(resumeJob, { id: jobId }, as(manager)));
  expect(await row()).toMatchObject({ state: "running", crashes: 0, message: null });
  await runJob(jobId);
  expect(await seen()).toMatchObject({ phase: "done" });
});

if (onSqlite)
  it("says that the disk is full, keeps what was done, and goes on when there is room", async () => {
    const { jobId, seen, left, changes } = await takenUp(now);
    await write((tx) => tx.job.update({ where: { id: jobId }, data: { leasedUntil: null } }));
    const pragma = (text: string) =>
      write((tx) => tx.$queryRaw<{ page_count: bigint }[]>(Prisma.raw(`PRAGMA ${text}`)));
    const [{ page_count: pages } = { page_count: 0n }] = await pragma("page_count");
    await pragma(`max_page_count = ${pages + 5n}`);
    await runJob(jobId);
    const { phase, done, message } = await seen();
    expect(message).toBe(
      "The disk is full. Changes made so far are kept. Ask an admin to free some space, then try again.",
    );
    expect(phase).toBe("failed");
    expect([await left(), await changes()]).toEqual([MANY - done, done]);
    await pragma("max_page_count = 1000000");
    expectDone(await execute(resumeJob, { id: jobId }, as(manager)));
    await runJob(jobId);
    expect(await seen()).toMatchObject({ phase: "done", done: MANY });
    expect([await left(), await changes()]).toEqual([0, MANY]);
  });
else
  it("goes on where its connection broke at a commit, with nothing twice", async () => {
    // The commit of the first batch ends its own connection, and that of a later one.
    await write(async (tx) => {
      await tx.$executeRaw`CREATE SEQUENCE batches`;
      await tx.$executeRaw`CREATE FUNCTION end_connection() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF nextval('batches') IN (1, 250) THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF; RETURN NULL; END $$`;
      await tx.$executeRaw`CREATE CONSTRAINT TRIGGER ended AFTER DELETE ON "Author" DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION end_connection()`;
    });
    onTestFinished(async () => {
      await write((tx) => tx.$executeRaw`DROP TRIGGER ended ON "Author"`);
    });
    const { jobId, seen, left, changes } = await takenUp(longAgo);
    while (!["done", "failed"].includes((await seen()).phase)) {
      await recoverJobs(later(LEASE + 1));
      await runJob(jobId);
    }
    expect(await seen()).toMatchObject({ phase: "done", done: MANY });
    expect([await left(), await changes()]).toEqual([0, MANY]);
  });
