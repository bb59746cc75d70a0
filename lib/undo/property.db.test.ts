import fc from "fast-check";
import { expect, test } from "vitest";
import { execute } from "../commands/execute";
import { db } from "../db/client";
import { createActor } from "../testing/factories";
import { as } from "../testing/outcomes";
import { randomOperation, runOperation, snapshotDatabase } from "../testing/random-operations";
import { createChangeSet, latestChangeSet, undo, undoInBatches } from "../testing/undo";
import { undoChangeSet } from "./commands";

const admin = await createActor("admin");

const setsSince = (first: number) =>
  db.changeSet.findMany({ where: { id: { gt: first } }, orderBy: { id: "asc" }, select: { id: true } });

test("whatever is done, its undos in reverse order give what there was; their undos, what was made of it", async () => {
  const done = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(randomOperation, { minLength: 1, maxLength: 12 }), async (operations) => {
      const [first, before] = [await latestChangeSet(), await snapshotDatabase()];
      for (const one of operations) await runOperation(one, admin);
      const after = await snapshotDatabase();
      const sets = await db.changeSet.findMany({ where: { id: { gt: first } }, orderBy: { id: "desc" } });
      for (const { command } of sets) done.add(command);

      const undos: number[] = [];
      for (const { id } of sets) {
        const { changeSetId, counts } = await undo(id, admin);
        expect(counts?.skipped).toBe(0);
        undos.push(changeSetId);
      }
      expect(await snapshotDatabase()).toEqual(before);
      for (const id of undos.toReversed()) await undo(id, admin);
      expect(await snapshotDatabase()).toEqual(after);
    }),
    { numRuns: 12 },
  );
  expect(done.size).toBeGreaterThan(8);
});

test("what one set did to many rows is undone at once as well as batch by batch", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(randomOperation, { minLength: 4, maxLength: 20 }),
      fc.integer({ min: 1, max: 6 }),
      async (operations, size) => {
        const [set, before] = [await createChangeSet(), await snapshotDatabase()];
        for (const one of operations) await runOperation(one, admin, set);
        const after = await snapshotDatabase();

        const undone = await undoInBatches(set, size, admin);
        expect(undone.left).toBe(0);
        expect(await snapshotDatabase()).toEqual(before);
        await undoInBatches(undone.changeSetId, size, admin);
        expect(await snapshotDatabase()).toEqual(after);
        const again = await undoInBatches(set, 1_000, admin);
        expect(again.left).toBe(0);
        expect(await snapshotDatabase()).toEqual(before);
        await undoInBatches(again.changeSetId, 1_000, admin);
        expect(await snapshotDatabase()).toEqual(after);
      },
    ),
    { numRuns: 12 },
  );
});

test("undone in any order, nothing breaks, and what is left alone is as it was", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(randomOperation, { minLength: 2, maxLength: 10 }),
      fc.array(fc.nat(9), { maxLength: 12 }),
      async (operations, order) => {
        const first = await latestChangeSet();
        for (const one of operations) await runOperation(one, admin);
        for (const index of order) {
          const sets = await setsSince(first);
          const set = sets[index % Math.max(sets.length, 1)];
          if (!set) return;
          const before = await snapshotDatabase();
          const outcome = await execute(undoChangeSet, { id: set.id }, as(admin));
          if (outcome.ok) continue;
          expect(outcome.kind).toBe("refused");
          expect(await snapshotDatabase()).toEqual(before);
        }
      },
    ),
    { numRuns: 12 },
  );
});
