import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { execute } from "@/lib/commands/execute";
import { createImport } from "@/lib/import/commands";
import { newUpload, uploadPath } from "@/lib/import/files/files";
import { listImports } from "@/lib/import/queries";
import { inspector, stopIdleInspectors } from "@/lib/spreadsheet/inspector";
import { deferred } from "@/lib/testing/deferred";
import { insertActor } from "@/lib/testing/factories";
import { as, expectRefused } from "@/lib/testing/outcomes";
import { GET as health } from "../../health/route";
import { GET as ready } from "../../ready/route";

// Processes take their time to start, on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

test("while a file is read that never comes to its end, everybody else is answered", async () => {
  const { given, give } = deferred();
  const real = { ...inspector };
  Object.assign(inspector, { script: "lib/testing/hostile-inspect.ts", timeIsUp: () => given });
  stopIdleInspectors();
  onTestFinished(() => void Object.assign(inspector, real));
  const manager = await insertActor("manager");
  const { upload, path } = await newUpload();
  const text = "Title\nEmma\n";
  await writeFile(path, text);
  const sha256 = createHash("sha256").update(text).digest("hex");

  let isOver = false;
  const input = { entity: "book", fileName: "books.csv", upload, size: text.length, sha256 };
  const sent = execute(createImport, input, as(manager)).finally(() => {
    isOver = true;
  });
  // It says that it is at it.
  await vi.waitUntil(async () => Number(await readFile(uploadPath(upload), "utf8")) > 0, { timeout: 50_000 });

  expect((await health()).status).toBe(200);
  expect((await ready()).status).toBe(200);
  expect(await listImports(await insertActor("manager"))).toEqual([]);
  expect(isOver).toBe(false);

  give();
  const { fields } = expectRefused(await sent);
  expect(fields.file?.[0]?.message).toMatch(/^This file takes too long to read\./);
});
