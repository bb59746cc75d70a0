import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { insertUser, userRow } from "../testing/factories";
import { db } from "./client";
import { openWriter } from "./connections";
import { DatabaseBusyError } from "./errors";
import { write } from "./write-transaction";

/** Another process on the same database. */
function start(script: string, ...args: string[]) {
  const file = fileURLToPath(new URL(`../testing/${script}`, import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", file, ...args], { stdio: ["pipe", "pipe", "inherit"] });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  return child;
}

async function* linesOf(child: ChildProcess): AsyncGenerator<string> {
  if (child.stdout) yield* createInterface(child.stdout);
}

/** Resolves when the process says so. */
async function says(child: ChildProcess, word: string): Promise<void> {
  for await (const line of linesOf(child)) if (line === word) return;
  throw new Error(`It ended without saying ${word}.`);
}

async function holdLock() {
  const child = start("hold-lock.ts");
  await says(child, "held");
  const exited = once(child, "exit");
  return { child, exited, release: () => child.stdin?.write("\n") };
}

test("a process that holds the write lock delays writers, and neither readers nor the event loop", async () => {
  const { id } = await insertUser();
  const lock = await holdLock();
  const saved: string[] = [];
  const writers = [1, 2, 3].map(async () => {
    const { username } = await insertUser();
    saved.push(username);
  });
  for (let reads = 0; reads < 20; reads++) {
    expect(await db.user.findUnique({ where: { id } })).not.toBeNull();
    await new Promise(setImmediate);
  }
  expect(saved).toEqual([]);
  // The driver's own waiting for a lock would block the event loop.
  expect(await openWriter().$queryRaw`PRAGMA busy_timeout`).toEqual([{ timeout: 0n }]);

  lock.release();
  await Promise.all([...writers, lock.exited]);
  expect(await db.user.count({ where: { username: { in: saved } } })).toBe(3);
});

test("a writer that times out reports that nothing was saved", async () => {
  await insertUser();
  const lock = await holdLock();
  const row = userRow();
  await expect(write((tx) => tx.user.create({ data: row }), 300)).rejects.toThrow(DatabaseBusyError);

  lock.child.kill("SIGKILL");
  await lock.exited;
  expect(await db.user.count({ where: { username: row.username } })).toBe(0);
  await insertUser();
});

test("saves 200 concurrent writes from two processes", async () => {
  const acknowledged = await Promise.all(
    ["left", "right"].map(async (prefix) => {
      const child = start("many-writes.ts", "100", prefix);
      const exit = once(child, "exit");
      const lines: string[] = [];
      for await (const line of linesOf(child)) lines.push(line);
      expect(await exit).toEqual([0, null]);
      return lines;
    }),
  );
  expect(acknowledged.flat()).toHaveLength(200);
  const there = await db.user.findMany({
    where: { username: { in: acknowledged.flat() } },
    select: { username: true },
  });
  expect(there.map((row) => row.username).sort()).toEqual(acknowledged.flat().sort());
  expect(await db.$queryRaw`PRAGMA integrity_check`).toEqual([{ integrity_check: "ok" }]);
});
