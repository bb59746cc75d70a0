// @postgresql: migrations run in another kind of transaction
/** What migrates while another process is migrating. */
import { spawn } from "node:child_process";
import { expect, test } from "vitest";
import { scratchDatabase } from "@/lib/testing/scratch-database";
import { migrate } from "./migrate";
import { getStatus } from "./status";
import { describeSchema, migrationsFolderWith, whileMigrating } from "./testing";

test("two that want to as well wait, and do it once", async () => {
  const url = await scratchDatabase();
  const children = await whileMigrating(url, async () => {
    const started = [migrateInChild(url), migrateInChild(url)];
    await Promise.all(started.map(({ waiting }) => waiting));
    return started;
  });
  const outcomes = await Promise.all(children.map(({ outcome }) => outcome));
  expect(outcomes.map(({ code }) => code)).toEqual([0, 0]);
  const all = (await getStatus(url)).map(({ name }) => `Applied ${name}`);
  expect(outcomes.flatMap(({ output }) => output.match(/^Applied .*/gm) ?? []).sort()).toEqual(all);
  expect((await getStatus(url)).every(({ state }) => state === "applied")).toBe(true);
});

test("gives up after the timeout", async () => {
  const url = await scratchDatabase();
  const folder = migrationsFolderWith({ "1_shelf": { up: 'CREATE TABLE "Shelf" (id INTEGER);' } });
  const lines: string[] = [];
  const waiting = whileMigrating(url, () => migrate(url, { folder, timeoutMs: 300, log: (line) => lines.push(line) }));
  await expect(waiting).rejects.toThrow(/has locked the database for 0.3 s; nothing was changed/);
  expect(lines).toEqual(["Another process is migrating or writing: waiting for it to finish …"]);
  expect(await describeSchema(url)).toEqual([]);
});

function migrateInChild(url: string) {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/db.ts", "migrate"], {
    env: { ...process.env, DATABASE_URL: url },
  });
  let output = "";
  let isWaiting = () => {};
  const waiting = new Promise<void>((resolve) => {
    isWaiting = resolve;
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      output += chunk;
      if (output.includes("waiting")) isWaiting();
    });
  }
  const outcome = new Promise<{ code: number | null; output: string }>((resolve) => {
    child.on("close", (code) => {
      isWaiting();
      resolve({ code, output });
    });
  });
  return { waiting, outcome };
}
