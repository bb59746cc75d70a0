/** An import on a disk that is full: it says so, and goes on when there is room. */

import { readdirSync } from "node:fs";
import { dirname } from "node:path";
import { expect, test } from "vitest";
import { execute } from "../commands/execute";
import { resumeJob } from "../jobs/commands";
import { runJob } from "../jobs/run";
import { insertActor } from "../testing/factories";
import { fullAfter } from "../testing/full-disk";
import { as, expectDone } from "../testing/outcomes";
import { planImport } from "./commands";
import { importPath } from "./files/files";
import { loadView, runToEnd, uploadImport } from "./testing";

const manager = await insertActor("manager");

test("a check that cannot be written down says that the disk is full, leaves nothing, and goes on afterwards", async () => {
  const view = await uploadImport(manager, "book", "Title,Authors\nEmma,Jane Austen\n,Nobody\n");
  const { jobId } = expectDone(await execute(planImport, { id: view.id, version: view.version }, as(manager)));
  const disk = await fullAfter(1, "appendFile");
  await runJob(jobId);
  disk.restore();
  const { planJob } = await loadView(manager, view.id);
  expect(planJob).toMatchObject({
    phase: "failed",
    message: "The disk is full. Changes made so far are kept. Ask an admin to free some space, then try again.",
  });
  expect(readdirSync(dirname(importPath(view.id, "file"))).sort()).toEqual(["file", "inspection.json"]);

  expectDone(await execute(resumeJob, { id: jobId }, as(manager)));
  await runJob(jobId);
  const planned = await loadView(manager, view.id);
  expect(planned.plan).toMatchObject({ created: 1, rejected: 1 });
  expect((await runToEnd(manager, planned)).counts).toMatchObject({ created: 1 });
});
